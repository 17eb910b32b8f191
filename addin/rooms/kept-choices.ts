import { z } from 'zod';
import { UnitId } from '../../contract/primitives.ts';
import { Equipment } from '../../contract/rooms.ts';
import { noChoices } from './wish.ts';
import type { Choices } from './wish.ts';

const KeptChoices = z.object({
  version: z.literal(1),
  seats: z.number().int().min(1).max(1_000_000).nullable(),
  equipment: z.array(Equipment).max(50),
  unit: UnitId.nullable(),
});

export function writeChoices(choices: Choices): string {
  return JSON.stringify({ version: 1, ...choices });
}

/** What was kept with the meeting; anything unreadable, e.g. of a later version, is as if nothing had been kept. */
export function readChoices(text: string | null): Choices {
  try {
    const { seats, equipment, unit } = KeptChoices.parse(JSON.parse(text ?? 'null'));
    return { seats, equipment, unit };
  } catch {
    return noChoices;
  }
}
