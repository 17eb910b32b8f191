import { sql } from 'kysely';
import { z } from 'zod';
import { CalendarId, Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { KnownOccurrence, KnownRoom } from './link.ts';

const Rooms = z.array(
  z.object({
    calendar: CalendarId,
    mailbox: MailboxAddress,
    name: z.string(),
    response: z.enum(['accepted', 'tentative', 'none', 'lost']),
    start: Instant,
    end: Instant,
    hadAccepted: z.boolean(),
    number: z.number(),
    since: Instant,
    lostAt: Instant.nullable(),
  }),
) satisfies z.ZodType<KnownRoom[]>;

/** What was told last of the dates of some links, in order of time. */
export async function knownOccurrences(
  db: Db | Tx,
  organization: OrganizationId,
  links: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownOccurrence[]>> {
  if (links.length === 0) return new Map();
  const rows = await db
    .selectFrom('meeting_occurrence')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`link_id = any(${[...links]}::uuid[])`)
    .orderBy('start_at')
    .orderBy('occurrence')
    .execute();
  const byLink = Map.groupBy(rows, ({ link_id }) => link_id);
  return new Map(
    [...byLink].map(([link, all]) => [
      link,
      all.map((row) => ({
        occurrence: row.occurrence === '' ? null : Instant.parse(row.occurrence),
        aliases: row.aliases.map((alias) => Instant.parse(alias)),
        standing: row.standing,
        start: instantOf(row.start_at.getTime()),
        end: instantOf(row.end_at.getTime()),
        rooms: Rooms.parse(row.rooms),
        leftRooms: row.left_rooms.map((room) => CalendarId.parse(room)),
        since: instantOf(row.since.getTime()),
        version: row.version,
      })),
    ]),
  );
}

/** Keeps what is told now. */
export async function saveOccurrences(
  tx: Tx,
  organization: OrganizationId,
  link: string,
  occurrences: readonly KnownOccurrence[],
): Promise<void> {
  for (let from = 0; from < occurrences.length; from += ROWS_PER_STATEMENT) {
    await tx
      .insertInto('meeting_occurrence')
      .values(
        occurrences.slice(from, from + ROWS_PER_STATEMENT).map((one) => ({
          organization_id: organization,
          link_id: link,
          occurrence: one.occurrence ?? '',
          aliases: [...one.aliases],
          standing: one.standing,
          start_at: one.start,
          end_at: one.end,
          rooms: JSON.stringify(one.rooms),
          left_rooms: [...one.leftRooms],
          since: one.since,
          version: one.version,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['organization_id', 'link_id', 'occurrence']).doUpdateSet((is) => ({
          aliases: is.ref('excluded.aliases'),
          standing: is.ref('excluded.standing'),
          start_at: is.ref('excluded.start_at'),
          end_at: is.ref('excluded.end_at'),
          rooms: is.ref('excluded.rooms'),
          left_rooms: is.ref('excluded.left_rooms'),
          since: is.ref('excluded.since'),
          version: is.ref('excluded.version'),
        })),
      )
      .execute();
  }
}

/** Nothing was ever told of this link: it is a plan again. */
export async function forgetOccurrences(tx: Tx, organization: OrganizationId, link: string): Promise<void> {
  await tx
    .deleteFrom('meeting_occurrence')
    .where('organization_id', '=', organization)
    .where('link_id', '=', link)
    .execute();
}

const ROWS_PER_STATEMENT = 500;
