import { loadTimes } from './b4-find-rooms-sql.ts';
import { conflictsIn } from '../server/modules/availability/index.ts';
import type { CalendarTimes } from '../server/modules/availability/index.ts';
import { tomorrow } from './find-rooms.ts';
import { medianMs, sideBySide } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';
import { withKnownRooms } from './rooms-in-memory.ts';

const COUNT = 2_000;
const ROOMS = 100;
const TIMES = 20;
const LEAST = 100;
const HOUR_MS = 60 * 60_000;

/**
 * From when each of a hundred rooms is free for an hour, from ten o'clock to the end of the day: the times in memory against one
 * statement with a window function over the same rows in our database.
 */
export const nextFree = (postgres: Postgres) =>
  withKnownRooms(postgres, COUNT, async ({ client, organization }): Promise<Result> => {
    const rooms = [...(await loadTimes(client, organization))]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, ROOMS);
    const ids = rooms.map(([id]) => id);
    const from = Date.parse(tomorrow().start);
    const to = from + 14 * HOUR_MS;
    const inMemory = () => rooms.map(([, times]) => freeFrom(times, from, to));
    const inSql = async () => {
      const { rows } = await client.query<{ id: string; free_from: Date | null }>(NEXT_FREE, [
        organization,
        ids,
        new Date(from),
        new Date(to),
      ]);
      const found = new Map(rows.map(({ id, free_from }) => [id, free_from?.getTime() ?? null]));
      return ids.map((id) => found.get(id) ?? null);
    };
    const [ours, theirs] = [inMemory(), await inSql()];
    const wrong = ours.filter((at, index) => at !== theirs[index]);
    if (wrong.length > 0 || new Set(ours).size < 2) {
      throw new Error(`Memory and database differ about ${wrong.length} of ${ROOMS} rooms`);
    }

    return await sideBySide(
      {
        bench: 'B7',
        case: `next-free, from when ${ROOMS} of ${COUNT} rooms are free for an hour: memory against one statement`,
        unit: 'questions/s',
        target: `>= ${LEAST}`,
      },
      {
        ours: async () => 1_000 / (await medianMs(TIMES * 20, async () => void inMemory())),
        beside: async () => 1_000 / (await medianMs(TIMES, async () => void (await inSql()))),
      },
      (ratio) => ratio >= LEAST,
    );
  });

/** Milliseconds since 1970; null: not before `to`. */
function freeFrom(times: CalendarTimes, from: number, to: number): number | null {
  let free = from;
  for (const { start, end } of conflictsIn(times, from, to)) {
    if (Date.parse(start) - free >= HOUR_MS) return free;
    free = Math.max(free, Date.parse(end));
  }
  return to - free >= HOUR_MS ? free : null;
}

const NEXT_FREE = `
  select calendar_id as id, min(free_from) as free_from from (
    select calendar_id, start_at, coalesce(max(end_at) over (
      partition by calendar_id order by start_at, end_at rows between unbounded preceding and 1 preceding), $3) as free_from
    from (
      select calendar_id, start_at, end_at from occupancy
      where organization_id = $1 and calendar_id = any($2::uuid[])
        and start_at < $4 and start_at > $3::timestamptz - interval '1 day' and end_at > $3
      union all
      select id, $4, $4 from unnest($2::uuid[]) as id
    ) taken
  ) gap
  where start_at - free_from >= interval '1 hour'
  group by calendar_id`;
