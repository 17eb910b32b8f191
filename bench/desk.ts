import { sql } from 'kysely';
import { MOST_SPELLINGS } from '../contract/watch-list.ts';
import { z } from 'zod';
import { openPortalSession } from '../server/modules/sign-in/portal-sessions.ts';
import { createPortalSessionStore } from '../server/modules/sign-in/portal-sessions.store.ts';
import { openDatabase } from '../server/storage/open-database.ts';
import type { Db } from '../server/storage/database.ts';
import { startEstate } from './estate.ts';
import type { EstateDatabase } from './estate.ts';
import type { Postgres } from './postgres.ts';

/** Looks after receptions in fixture F0, and so works at all of them. */
const PERSON = 'hana';
const RECEPTION = 'Reception CPH';
/** Of so many visitors one meeting. */
const A_MEETING = 5;

export const World = z.object({
  tenants: z.array(
    z.object({
      id: z.string(),
      people: z.array(z.object({ id: z.string(), handle: z.string(), mail: z.string() })),
      groups: z.array(z.object({ id: z.string() })),
    }),
  ),
});

/** A full day at a reception, and somebody who stands at its desk. */
export interface Desk {
  /** Of the product. */
  readonly url: string;
  readonly reception: string;
  /** The cookie of somebody who works there. */
  readonly cookie: { readonly name: string; readonly value: string };
  /** What their pages send along. */
  readonly headers: Readonly<Record<string, string>>;
  readonly visits: readonly string[];
  readonly database: EstateDatabase;
}

/** Gives `measure` a reception with so many visitors who are expected today, or came already, and so many on its watch list. */
export async function withDesk<T>(
  postgres: Postgres,
  {
    visitors,
    status,
    watched = 0,
  }: { readonly visitors: number; readonly status: 'expected' | 'on-site'; readonly watched?: number },
  measure: (desk: Desk) => Promise<T>,
): Promise<T> {
  const estate = await startEstate(postgres, { fixture: 'F0' });
  try {
    const database = await estate.layDatabase();
    try {
      const storage = await openDatabase({ url: database.url });
      let found;
      try {
        found = {
          ...(await layVisits(storage.db, visitors, status)),
          session: await signIn(storage.db, World.parse(estate.world)),
        };
      } finally {
        await storage.close();
      }
      const node = await database.startNode('desk');
      const url = node.url.replace('127.0.0.1', 'localhost'); // as the product calls itself: pages and cookies are of that name
      const { organization, reception, visits, session } = found;
      const cookie = { name: 'sid', value: session };
      const headers = {
        cookie: `${cookie.name}=${cookie.value}`,
        origin: url,
        'content-type': 'application/json',
        'foyer-organization': organization,
      };
      await layWatchList(url, headers, reception, watched);
      return await measure({ url, reception, cookie, headers, visits, database });
    } finally {
      await database.close();
    }
  } finally {
    await estate.close();
  }
}

/** People of whom the desk is warned: called as visitors are called, and some of them visitors; with all the spellings that an entry takes. */
async function layWatchList(
  url: string,
  headers: Readonly<Record<string, string>>,
  reception: string,
  count: number,
): Promise<void> {
  const until = new Date(Date.now() + 300 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  for (let at = 0; at < count; at += 1) {
    const name = `${FIRST[at % FIRST.length]} ${LAST[(at * 7) % LAST.length]} ${at}`;
    const ten = Array.from({ length: MOST_SPELLINGS }, (_none, one) => one);
    const names = ten.map((one) => (one === 0 ? name : `${name} ${LAST[one]}`));
    const addresses = ten.map((one) =>
      one === 0 ? `watched${at}.example` : `guest${at}.${one}@watched.example`,
    );
    const entry = { names, addresses, reason: 'A bench.', instruction: 'Call.', until };
    const reply = await fetch(`${url}/portal-api/receptions/${reception}/watch-entries`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ id: crypto.randomUUID(), ...entry }),
    });
    if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  }
}

/** A session as signing in leaves it, of somebody who is in every group. */
export async function signIn(db: Db, { tenants }: z.output<typeof World>): Promise<string> {
  for (const { id, people, groups } of tenants) {
    const person = people.find(({ handle }) => handle === PERSON);
    if (!person) continue;
    const identity = { tenantId: id, objectId: person.id, name: PERSON, mail: person.mail };
    const known = {
      groups: new Set(groups.map((group) => group.id)),
      groupsReadAt: Date.now(),
      appRoles: [],
      isGuest: false,
    };
    const unused = { directoryRoles: [], accessToken: '' };
    const deps = { sessions: createPortalSessionStore(db), now: Date.now };
    return await openPortalSession(deps, { ...identity, ...known, ...unused });
  }
  throw new Error(`the fixture has nobody called ${PERSON}`);
}

const FIRST =
  'Anna Bo Carl Dina Elif Finn Gro Hugo Ida Jens Kaya Leo Mia Nour Olaf Pia Quinn Rosa Sven Tuva'.split(' ');
const LAST =
  'Olson Berg Carlsson Dahl Eriksen Falk Grønn Holm Iversen Johnson Kjær Lund Madsen Nygård Olsen Persson Quist Rask Sørensen Thomsen'.split(
    ' ',
  );
const COMPANIES = 'Fabrikam Contoso Northwind Adatum Tailspin Litware Proseware'.split(' ');

/** Today at noon by the clock of the reception, whenever that is. */
async function layVisits(db: Db, visitors: number, status: 'expected' | 'on-site') {
  const { rows } = await sql<{ organization: string; reception: string; noon: Date }>`
    select organization_id::text as organization, id::text as reception,
      (date_trunc('day', now() at time zone time_zone) + interval '12 hours') at time zone time_zone as noon
    from reception where name = ${RECEPTION}`.execute(db);
  const [place] = rows;
  if (!place) throw new Error(`the fixture has no ${RECEPTION}`);
  const { organization, reception, noon } = place;
  await sql`
    insert into meeting_link (organization_id, id, booking_key, state, organizer, organizer_name, planned_start,
      planned_end, time_zone, planned_rooms, state_since, created_by, created_at, touched_at)
    select ${organization}, gen_random_uuid(), gen_random_uuid(), 'done', 'host' || n || '@nordhavn.example', 'Host ' || n,
      ${noon}, ${noon}, 'Europe/Copenhagen', '{}', now(), '{"bench": true}', now(), now()
    from generate_series(0, ${Math.ceil(visitors / A_MEETING) - 1}::int) n`.execute(db);
  await sql`
    insert into visitor (organization_id, id, link_id, name, company, note, has_mail, entered_by, entered_at, first_entered)
    select ${organization}, gen_random_uuid(), link.id,
      (${FIRST}::text[])[n % ${FIRST.length} + 1] || ' ' || (${LAST}::text[])[n / ${FIRST.length} % ${LAST.length} + 1] || ' ' || n,
      (${COMPANIES}::text[])[n % ${COMPANIES.length} + 1], '', false,
      '{"name": "bench", "mail": null, "tenantId": "", "objectId": ""}', now(), ''
    from (
      select id, row_number() over (order by id) - 1 as at from meeting_link where created_by ? 'bench'
    ) link, lateral generate_series(link.at * ${A_MEETING}, link.at * ${A_MEETING} + ${A_MEETING - 1}) as n
    where n < ${visitors}`.execute(db);
  const { rows: visits } = await sql<{ id: string }>`
    insert into visit (organization_id, id, visitor_id, link_id, reception_id, pass, status, room, start_at, end_at,
      arrived_at, changed_at)
    select organization_id, gen_random_uuid(), id, link_id, ${reception}, replace(left(id::text, 22), '-', '_'), ${status},
      'fjord@nordhavn.example', ${noon}, ${noon}::timestamptz + interval '1 hour',
      case when ${status} = 'on-site' then now() end, now()
    from visitor where organization_id = ${organization}
    returning id::text as id`.execute(db);
  await sql`analyze`.execute(db);
  return { organization, reception, visits: visits.map(({ id }) => id) };
}
