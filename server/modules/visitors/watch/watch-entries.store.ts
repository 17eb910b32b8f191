import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { CalendarDay } from '../../../../contract/deadlines.ts';
import { OrganizationId } from '../../../../contract/primitives.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import { ReceptionId } from '../../../../contract/visitor-ids.ts';
import { WatchEntryId } from '../../../../contract/watch-list.ts';
import { instantOf } from '../../../kernel/time.ts';
import { placeOfWatchEntry, SecretError } from '../../../secrets/index.ts';
import type { Secrets } from '../../../secrets/index.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { WatchEntryTable } from '../../../storage/tables/watch-lists.ts';
import type { WatchEntry } from './watch-entry.ts';

const Sealed = z.object({
  names: z.array(z.string()),
  addresses: z.array(z.string()),
  reason: z.string(),
  instruction: z.string(),
});

/**
 * The entries of some receptions, newest first; also those whose day is over, until they are erased. One that cannot be opened
 * throws a SecretError, or is left out: a desk must see its visitors, whatever became of a key.
 */
export async function entriesOf(
  db: Db | Tx,
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  receptions: readonly string[],
  { leavesOut = false }: { readonly leavesOut?: boolean } = {},
): Promise<readonly WatchEntry[]> {
  if (receptions.length === 0) return [];
  const rows = await db
    .selectFrom('watch_entry')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`reception_id = any(${[...receptions]}::uuid[])`)
    .orderBy('added_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    try {
      return [entryFrom(secrets, row)];
    } catch (error) {
      if (leavesOut && error instanceof SecretError) return [];
      throw error;
    }
  });
}

/** What the lists of some receptions are at this moment, without opening them: another text when an entry is another. */
export async function printsOf(
  db: Db | Tx,
  organization: OrganizationId,
  receptions: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (receptions.length === 0) return new Map();
  const { rows } = await sql<{ readonly reception: string; readonly print: string }>`
    select reception_id::text as reception,
      md5(string_agg(id::text || ' ' || version || ' ' || until_day, ',' order by id)) as print
    from watch_entry
    where organization_id = ${organization} and reception_id = any(${[...receptions]}::uuid[])
    group by reception_id`.execute(db);
  return new Map(rows.map(({ reception, print }) => [reception, print]));
}

/** One entry, locked for this transaction. */
export async function lockEntry(
  tx: Tx,
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  id: WatchEntryId,
): Promise<WatchEntry | null> {
  const row = await tx
    .selectFrom('watch_entry')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? entryFrom(secrets, row) : null;
}

/** Writes a new entry, or another version of one. */
export async function saveEntry(
  tx: Tx,
  secrets: Pick<Secrets, 'seal'>,
  organization: OrganizationId,
  { id, reception, until, addedBy, addedAt, version, ...entry }: WatchEntry,
): Promise<void> {
  const { names, addresses, reason, instruction } = entry;
  const columns = {
    until_day: until,
    entry: secrets.seal(
      JSON.stringify({ names, addresses, reason, instruction }),
      placeOfWatchEntry(organization, id),
    ),
    version,
  };
  await tx
    .insertInto('watch_entry')
    .values({
      organization_id: organization,
      id,
      reception_id: reception,
      added_by: addedBy,
      added_at: addedAt,
      ...columns,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet(columns))
    .execute();
}

export async function deleteEntry(tx: Tx, organization: OrganizationId, id: WatchEntryId): Promise<void> {
  await tx
    .deleteFrom('watch_entry')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** Organizations with entries whose last day is over by the calendar of their reception. */
export async function organizationsWithOldEntries(db: Db, now: Instant): Promise<readonly OrganizationId[]> {
  const { rows } = await sql<{ organization: string }>`
    select distinct entry.organization_id::text as organization from watch_entry entry
    join reception on reception.organization_id = entry.organization_id and reception.id = entry.reception_id
    where ${isOver(now)}`.execute(db);
  return rows.map(({ organization }) => OrganizationId.parse(organization));
}

/** Erases those of an organization, and gives how many they were. */
export async function deleteOldEntries(tx: Tx, organization: OrganizationId, now: Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from watch_entry entry using reception
    where entry.organization_id = ${organization}
      and reception.organization_id = entry.organization_id and reception.id = entry.reception_id
      and ${isOver(now)}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

function isOver(now: Instant) {
  return sql`entry.until_day < to_char(${now}::timestamptz at time zone reception.time_zone, 'YYYY-MM-DD')`;
}

function entryFrom(secrets: Pick<Secrets, 'open'>, row: Selectable<WatchEntryTable>): WatchEntry {
  const { organization_id: organization, id } = row;
  return {
    id: WatchEntryId.parse(id),
    reception: ReceptionId.parse(row.reception_id),
    ...Sealed.parse(JSON.parse(secrets.open(row.entry, placeOfWatchEntry(organization, id)))),
    until: CalendarDay.parse(row.until_day),
    addedBy: row.added_by,
    addedAt: instantOf(row.added_at.getTime()),
    version: row.version,
  };
}
