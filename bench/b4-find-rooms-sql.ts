import type { Client } from 'pg';
import { covers, isFree } from '../server/modules/availability/index.ts';
import { layTimes } from '../server/modules/availability/calendar-times.ts';
import type { CalendarTimes } from '../server/modules/availability/index.ts';
import { tomorrow } from './find-rooms.ts';
import { medianMs, sideBySide } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';
import { withKnownRooms } from './rooms-in-memory.ts';

const COUNT = 2_000;
const TIMES = 20;

/** Which rooms are free in an hour: the times in memory against the best statement over the same rows in our database. */
export const findRoomsBesideSql = (postgres: Postgres) =>
  withKnownRooms(postgres, COUNT, async ({ client, organization }): Promise<Result> => {
    const times = await loadTimes(client, organization);
    const { start, end } = tomorrow();
    const [from, to] = [Date.parse(start), Date.parse(end)];
    const inMemory = () => {
      let free = 0;
      for (const one of times.values()) {
        if (covers(one, from, to) && isFree(one, from, to)) free += 1;
      }
      return free;
    };
    const inSql = async () => {
      const { rows } = await client.query<{ free: string }>(FREE, [organization, start, end]);
      return Number(rows[0]?.free);
    };
    const [ours, theirs] = [inMemory(), await inSql()];
    if (ours !== theirs || ours === 0)
      throw new Error(`Memory calls ${ours} rooms free, the database ${theirs}`);

    return await sideBySide(
      {
        bench: 'B4',
        case: `which of ${COUNT} rooms are free in an hour: memory against one statement over ${times.size} calendars`,
        unit: 'questions/s',
        target: '>= 50',
      },
      {
        ours: async () => 1_000 / (await medianMs(TIMES * 10, async () => void inMemory())),
        beside: async () => 1_000 / (await medianMs(TIMES, async () => void (await inSql()))),
      },
      (ratio) => ratio >= 50,
    );
  });

const FREE = `
  select count(*) as free from calendar c
  join calendar_sync s on s.organization_id = c.organization_id and s.calendar_id = c.id
  where c.organization_id = $1 and s.window_start <= $2 and s.window_end >= $3
    and not exists (select 1 from occupancy o where o.organization_id = c.organization_id
      and o.calendar_id = c.id and o.start_at < $3 and o.start_at > $2::timestamptz - interval '1 day' and o.end_at > $2)`;

/** When each calendar is taken, by id, laid as memory holds it. */
export async function loadTimes(
  client: Client,
  organization: string,
): Promise<ReadonlyMap<string, CalendarTimes>> {
  const { rows } = await client.query<{ id: string; start: Date; end: Date; starts: Date[]; ends: Date[] }>(
    `select s.calendar_id as id, s.window_start as start, s.window_end as end,
       array_agg(o.start_at order by o.start_at) as starts, array_agg(o.end_at order by o.start_at) as ends
     from calendar_sync s
     join occupancy o on o.organization_id = s.organization_id and o.calendar_id = s.calendar_id
     where s.organization_id = $1 group by 1, 2, 3`,
    [organization],
  );
  return new Map(
    rows.map(({ id, start, end, starts, ends }) => {
      const window = { start: start.getTime(), end: end.getTime() };
      const taken = starts.map((from, at) => ({
        start: (from.getTime() - window.start) / 1_000,
        end: ((ends[at] ?? from).getTime() - window.start) / 1_000,
        isTentative: false,
      }));
      return [id, layTimes(window, taken)];
    }),
  );
}
