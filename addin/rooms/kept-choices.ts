import { z } from 'zod';
import { UnitId } from '../../contract/primitives.ts';
import { BufferMinutes } from '../../contract/room-buffer.ts';
import { Equipment, RoomKind } from '../../contract/rooms.ts';
import { noChoices } from './wish.ts';
import type { Choices } from './wish.ts';

const KeptChoices = z.object({
  version: z.literal(1),
  seats: z.number().int().min(1).max(1_000_000).nullable(),
  equipment: z.array(Equipment).max(50),
  unit: UnitId.nullable(),
  isAnywhere: z.boolean().default(false),
  mine: z.enum(['favorites', 'recent']).nullable().default(null),
  kind: RoomKind.nullable().default(null),
  near: UnitId.nullable().default(null),
  before: BufferMinutes.default(0),
  after: BufferMinutes.default(0),
  isDirect: z.boolean().default(false),
});

export function writeChoices(choices: Choices): string {
  return JSON.stringify({ version: 1, ...choices });
}

/** What was kept with the meeting; anything unreadable, e.g. of a later version, is as if nothing had been kept. */
export function readChoices(text: string | null): Choices {
  try {
    const { version: _version, ...choices } = KeptChoices.parse(JSON.parse(text ?? 'null'));
    return choices;
  } catch {
    return noChoices;
  }
}
