import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { BoardCursor } from '../../../../contract/board.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Db } from '../../../storage/database.ts';
import type { ServiceRequest } from '../request.ts';
import { requestFrom } from '../requests.store.ts';
import { foldedWords } from './find-words.ts';
import { countedViews } from './slice.ts';
import type { Slice } from './slice.ts';

export interface BoardWish {
  readonly provider: string;
  readonly slice: Slice;
  /** Folded; every one of them must be found. */
  readonly words: readonly string[];
  /** The last one of the page before. */
  readonly after: BoardCursor | null;
}

/** At most `most` requests of a team that a view shows and some words find, in the order of the view. */
export async function findOnBoard(
  db: Db,
  organization: OrganizationId,
  { provider, slice, words, after }: BoardWish,
  most: number,
): Promise<readonly ServiceRequest[]> {
  const column = slice.order === 'change-last-first' ? ('changed_at' as const) : ('deliver_at' as const);
  const direction = slice.order === 'delivery' ? ('asc' as const) : ('desc' as const);
  const rooms = await roomsByWord(db, organization, words);
  const said = await Promise.all(words.map((word) => templatesBySaid(db, organization, provider, word)));
  const conditions = [
    ...conditionsOf(slice),
    ...words.map((word, at) => isFoundBy(word, rooms.get(word) ?? [], said[at] ?? [])),
    ...(after === null ? [] : [isBeyond(column, direction, after)]),
  ];
  const rows = await db
    .selectFrom('service_request')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('provider_id', '=', provider)
    .where(all(conditions))
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(most)
    .execute();
  return rows.map(requestFrom);
}

/** What leads on from a request to those after it. */
export function cursorOf({ id, deliverAt, changedAt }: ServiceRequest, { order }: Slice): BoardCursor {
  return { at: order === 'change-last-first' ? changedAt : deliverAt, id };
}

type Counted = (typeof countedViews)[number];

/** How many requests of a team some views show. */
export async function countOnBoard(
  db: Db,
  organization: OrganizationId,
  provider: string,
  slices: Readonly<Record<Counted, Slice>>,
): Promise<Readonly<Record<Counted, number>>> {
  const counts = countedViews.map(
    (view) => sql<number>`count(*) filter (where ${all(conditionsOf(slices[view]))})::int as ${sql.id(view)}`,
  );
  const { from } = slices.today;
  const { to } = slices.tomorrow;
  const { rows } = await sql<Record<Counted, number>>`
    select ${sql.join(counts)} from service_request
    where organization_id = ${organization} and provider_id = ${provider}
      and (status in ('pending', 'accepted', 'readied') or deliver_at >= ${from} and deliver_at < ${to})`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error('an aggregate without groups gives one row');
  return row;
}

function all(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join([...conditions], sql` and `)})`;
}

function conditionsOf({ statuses, from, to, isAsked, isOnAt }: Slice): readonly RawBuilder<boolean>[] {
  return [
    ...(statuses === null ? [] : [sql<boolean>`status = any(${[...statuses]}::text[])`]),
    ...(from === null ? [] : [sql<boolean>`deliver_at >= ${from}`]),
    ...(to === null ? [] : [sql<boolean>`deliver_at < ${to}`]),
    ...(isAsked
      ? [
          sql<boolean>`(status = 'pending' or status in ('accepted', 'readied')
            and flags && array['late-change', 'needs-choice', 'needs-provider'])`,
        ]
      : []),
    ...(isOnAt === null ? [] : [sql<boolean>`greatest(end_at, deliver_at) > ${isOnAt}`]),
  ];
}

function isBeyond(
  column: 'changed_at' | 'deliver_at',
  direction: 'asc' | 'desc',
  { at, id }: BoardCursor,
): RawBuilder<boolean> {
  const place = sql`(${sql.id(column)}, id)`;
  const last = sql`(${at}::timestamptz, ${id}::uuid)`;
  return direction === 'asc' ? sql`${place} > ${last}` : sql`${place} < ${last}`;
}

function isFoundBy(
  word: string,
  rooms: readonly string[],
  templates: readonly string[],
): RawBuilder<boolean> {
  return sql`(array_to_tsvector(words || organizer_words) @@ ${beginningWith(word)}::tsquery
    or room = any(${[...rooms]}::text[])
    or template_id = any(${[...templates]}::uuid[]))`;
}

/** A folded word has letters and figures only, so that within quotes it is nothing but itself. */
function beginningWith(word: string): string {
  return `'${word}':*`;
}

/** More orders than anybody looks through; the ones that were talked about last. */
const MOST_TALKED_ABOUT = 1_000;

/** The orders about which a word was said to or by the team, or noted. */
async function templatesBySaid(
  db: Db,
  organization: OrganizationId,
  provider: string,
  word: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('request_message')
    .select('template_id')
    .where('organization_id', '=', organization)
    .where('provider_id', '=', provider)
    .where(sql<boolean>`array_to_tsvector(words) @@ ${beginningWith(word)}::tsquery`)
    .groupBy('template_id')
    .orderBy(sql`max(written_at)`, 'desc')
    .limit(MOST_TALKED_ABOUT)
    .execute();
  return rows.map((row) => row.template_id);
}

/** By word the rooms that are called so now: they may have been renamed since something was ordered. */
async function roomsByWord(
  db: Db,
  organization: OrganizationId,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (words.length === 0) return new Map();
  const rows = await db
    .selectFrom('calendar')
    .select(['mailbox', 'name'])
    .where('organization_id', '=', organization)
    .execute();
  const rooms = rows.map(({ mailbox, name }) => ({
    mailbox,
    words: foldedWords([name, mailbox.split('@')[0] ?? '']),
  }));
  return new Map(
    words.map((word) => [
      word,
      rooms.flatMap((room) => (room.words.some((one) => one.startsWith(word)) ? [room.mailbox] : [])),
    ]),
  );
}
