import type { Client } from 'pg';
import { z } from 'zod';
import { noPolicy } from '../server/modules/rooms/policy/effective-policy.ts';
import { startEstate } from './estate.ts';
import type { ProductNode, Tenant } from './estate.ts';
import { tomorrow } from './find-rooms.ts';
import type { Postgres } from './postgres.ts';
import { callJson } from './processes.ts';

const Me = z.object({ organizations: z.tuple([z.object({ id: z.string() })]) });
const Token = z.object({ token: z.string() });
const Room = z.object({ mailbox: z.string() });
const MEETINGS_PER_DAY = 6;
/** What somebody looks through: a campus, of however many there are. */
export const CAMPUS_ROOMS = 250;
const BUILDING_ROOMS = 50;
/** As far as the mirror keeps a calendar: meetings on each of these days, and a window of a year. */
const DAYS = 60;
const OPEN = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '06:00', to: '22:00' }));

/** The product with so many rooms whose calendars are known, as if each had been read a moment ago. */
export interface KnownRooms {
  readonly node: ProductNode;
  readonly client: Client;
  readonly organization: string;
  /** A unit with CAMPUS_ROOMS rooms below it. */
  readonly campus: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly count: number;
}

/**
 * Gives `measure` a product with `count` rooms. Ten are laid by the fixture; the others are copies of them in the database,
 * in buildings of their own, because reading fifty thousand calendars one by one would take the day.
 */
export async function withKnownRooms<T>(
  postgres: Postgres,
  count: number,
  measure: (rooms: KnownRooms) => Promise<T>,
): Promise<T> {
  const estate = await startEstate(postgres, { rooms: 10, organizations: 1, meetingsPerRoomDay: 1, days: 2 });
  try {
    const database = await estate.layDatabase();
    try {
      const { client } = database;
      const organization = await copyRooms(client, count);
      await layTimes(client, organization);
      const campus = await layPolicies(client, organization);
      const node = await database.startNode('node');
      const headers = await headersFor(estate.control, estate.tenants[0], node);
      return await measure({ node, client, organization, campus, headers, count });
    } finally {
      await database.close();
    }
  } finally {
    await estate.close();
  }
}

/** Fifty rooms to a building and five buildings to a campus; gives the organization. */
async function copyRooms(client: Client, count: number): Promise<string> {
  const { rows } = await client.query('select organization_id as id from calendar limit 1');
  const { id } = z.object({ id: z.string() }).parse(rows[0]);
  await client.query(
    `with campus as (
       insert into unit (organization_id, id, parent_id, kind, name, time_zone, position)
       select $1, gen_random_uuid(), null, 'campus', 'Copied campus ' || n, 'Europe/Copenhagen', n
       from generate_series(0, $2::int / ${CAMPUS_ROOMS}) n returning id, position)
     insert into unit (organization_id, id, parent_id, kind, name, time_zone, position)
     select $1, gen_random_uuid(), campus.id, 'building', 'Copied building ' || n, 'Europe/Copenhagen', n
     from generate_series(0, $2::int / ${BUILDING_ROOMS}) n
     join campus on campus.position = n * ${BUILDING_ROOMS} / ${CAMPUS_ROOMS}`,
    [id, count],
  );
  const { rows: columns } = await client.query(
    `select quote_ident(column_name) as name from information_schema.columns
     where table_name = 'calendar' and table_schema = current_schema()
       and column_name not in ('id', 'mailbox', 'name', 'capacity', 'unit_id')`,
  );
  const names = z
    .array(z.object({ name: z.string() }))
    .parse(columns)
    .map(({ name }) => name);
  await client.query(
    `insert into calendar (id, mailbox, name, capacity, unit_id, ${names.join(', ')})
     select gen_random_uuid(), 'copy' || n || '@campus.example', 'Copy ' || n, 2 + n % 30, building.id,
       ${names.map((name) => `one.${name}`).join(', ')}
     from generate_series(0, $2::int - 1 - (select count(*)::int from calendar)) n
     join unit building on building.organization_id = $1 and building.name = 'Copied building ' || n / ${BUILDING_ROOMS},
       (select * from calendar where organization_id = $1 limit 1) one`,
    [id, count],
  );
  return id;
}

/** Every calendar read now, with meetings in a pattern that leaves some rooms free at any time. */
async function layTimes(client: Client, organization: string): Promise<void> {
  await client.query(
    `insert into calendar_sync (organization_id, calendar_id, want, done, due_at, poll_at, window_start, window_end, generation, read_at)
     select organization_id, id, 1, 1, now() + interval '1 day', now() + interval '1 day',
       date_trunc('day', now()) - interval '30 days', date_trunc('day', now()) + interval '365 days', 1, now()
     from calendar where organization_id = $1
     on conflict (organization_id, calendar_id) do update set want = 1, done = 1, generation = 1,
       due_at = excluded.due_at, poll_at = excluded.poll_at,
       window_start = excluded.window_start, window_end = excluded.window_end, read_at = excluded.read_at`,
    [organization],
  );
  await client.query('delete from occupancy where organization_id = $1', [organization]);
  await client.query(
    `insert into occupancy (organization_id, calendar_id, start_at, end_at, event_id, status)
     select $1, c.id, begins.at, begins.at + interval '50 minutes', 'e' || d || '-' || m, 'busy'
     from (select id, row_number() over (order by mailbox) as n from calendar where organization_id = $1) c,
       generate_series(0, $2::int - 1) d, generate_series(0, $3::int - 1) m,
       lateral (select date_trunc('day', now()) + d * interval '1 day' + (7 + m * 2 + c.n % 2) * interval '1 hour' as at) begins`,
    [organization, DAYS, MEETINGS_PER_DAY],
  );
  await client.query('analyze');
}

/** What an organization says of all its rooms, and a building of its own; gives a campus. */
async function layPolicies(client: Client, organization: string): Promise<string> {
  await client.query(
    `insert into room_policy (organization_id, subject_id, unit_id, policy)
     select $1, $1::uuid, null::uuid, $2::jsonb
     union all
     select $1, id, id, $3::jsonb from unit where organization_id = $1 and kind = 'building'`,
    [
      organization,
      { ...noPolicy, hours: OPEN, longestMinutes: 8 * 60, daysAhead: 180 },
      { ...noPolicy, fillPercent: 20, leadMinutes: 15 },
    ],
  );
  const { rows } = await client.query("select id from unit where name = 'Copied campus 0'");
  return z.object({ id: z.string() }).parse(rows[0]).id;
}

async function headersFor(
  control: (method: string, path: string, body?: unknown) => Promise<unknown>,
  tenant: Tenant | undefined,
  { url }: ProductNode,
): Promise<Readonly<Record<string, string>>> {
  const { token } = Token.parse(await control('POST', '/token', { person: tenant?.people.at(-1)?.handle }));
  const authorization = `Bearer ${token}`;
  const me = Me.parse(await callJson(`${url}/addin-api/me`, { headers: { authorization } }));
  return { authorization, 'foyer-organization': me.organizations[0].id };
}

/** Where a search as the pane makes it is asked; without `unit` it is about every room. */
export function searchUrl(
  { node }: Pick<KnownRooms, 'node'>,
  more: { readonly unit?: string; readonly start?: string; readonly end?: string } = {},
): string {
  const wish = { ...tomorrow(), seats: '6', equipment: 'display', timeZone: 'Europe/Copenhagen' };
  return `${node.url}/addin-api/rooms?${new URLSearchParams({ ...wish, ...more }).toString()}`;
}

const Reply = z.object({
  offers: z.array(Room.extend({ isLive: z.boolean(), availability: z.string() })),
  total: z.number(),
});

/** Throws unless the answer is about so many rooms and nothing of it came from Exchange. */
export function refuseOther(body: string, count: number): void {
  const { offers, total } = Reply.parse(JSON.parse(body));
  const known = offers.filter(({ isLive, availability }) => !isLive && availability !== 'unknown');
  if (total !== count || known.length !== offers.length) {
    throw new Error(
      `A search that knows ${known.length} of ${offers.length} rooms, ${total} in all, is not worth measuring`,
    );
  }
}
