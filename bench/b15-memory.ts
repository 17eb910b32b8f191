import { z } from 'zod';
import { resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import { startProcess } from './processes.ts';

const WISH = { rooms: 10_000, days: 90, meetingsPerDay: 6 };
const MOST = 3;
const SLOTS_PER_DAY = 288;
const KB = 1_000;

const Bytes = z.object({ kept: z.number(), resident: z.number() });

/**
 * What 90 days of a room with six meetings a day take in memory, in kilobytes of a thousand bytes: exact times, map and
 * everything around them. Beside it the bits of the map alone, as one reckons them. What the system gave the process
 * stands beside it.
 */
export async function memory(): Promise<Result> {
  const kept = await startProcess('kept-times', WISH, ['--expose-gc']);
  const bytes = Bytes.parse(kept.hello);
  await kept.leave();
  const bits = (WISH.days * SLOTS_PER_DAY) / 8;
  return resultOf(
    {
      bench: 'B15',
      case: `${WISH.days} days of a room in memory, of ${WISH.rooms}, ${WISH.meetingsPerDay} meetings a day`,
      unit: 'kB',
      target: `<= ${MOST}`,
      met: bytes.kept / bits <= MOST,
    },
    { ours: bytes.kept / KB, beside: bits / KB },
    { residentKb: bytes.resident / KB },
  );
}
