import { sql } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { Visit } from '../visitor.ts';
import { visitFrom } from '../visits.store.ts';

/** Who came to some receptions and has not left, those first who are there longest. */
export async function visitsInside(
  db: Db | Tx,
  organization: OrganizationId,
  receptions: readonly ReceptionId[],
  most: number,
): Promise<readonly Visit[]> {
  const rows = await db
    .selectFrom('visit')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`reception_id = any(${[...receptions]}::uuid[])`)
    .where('status', '=', 'on-site')
    .orderBy('arrived_at')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(visitFrom);
}

/** Whom nobody saw leave since then: checked out by the clock. The latest first. */
export async function visitsUnseen(
  db: Db | Tx,
  organization: OrganizationId,
  receptions: readonly ReceptionId[],
  since: Instant,
  most: number,
): Promise<readonly Visit[]> {
  const rows = await db
    .selectFrom('visit')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`reception_id = any(${[...receptions]}::uuid[])`)
    .where('status', '=', 'off-site')
    .where('left_by', '=', 'time')
    .where('left_at', '>', new Date(since))
    .orderBy('left_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(visitFrom);
}

/** What was said last of somebody at a roll call. */
export interface Mark {
  readonly isSafe: boolean;
  readonly at: Instant;
}

/**
 * What counts of what was said of visits: nothing from before `since`, of an earlier stay of theirs or from before their
 * roll was begun anew.
 */
export async function marksOf(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly string[],
  since: Instant,
): Promise<ReadonlyMap<string, Mark>> {
  if (visits.length === 0) return new Map();
  const { rows } = await sql<{ visit: string; is_safe: boolean; marked_at: Date }>`
    select mark.visit_id::text as visit, mark.is_safe, mark.marked_at from roll_call_mark mark
    join visit on visit.organization_id = mark.organization_id and visit.id = mark.visit_id
    left join roll_call roll
      on roll.organization_id = visit.organization_id and roll.reception_id = visit.reception_id
    where mark.organization_id = ${organization} and mark.visit_id = any(${[...visits]}::uuid[])
      and mark.marked_at >= ${since}::timestamptz
      and mark.marked_at > coalesce((visit.earlier -> -1 ->> 'leftAt')::timestamptz, '-infinity')
      and mark.marked_at >= coalesce(roll.begun_at, '-infinity')`.execute(db);
  return new Map(
    rows.map(({ visit, is_safe: isSafe, marked_at: at }) => [visit, { isSafe, at: instantOf(at.getTime()) }]),
  );
}

/** Notes what was said, each unless something later is noted already; of visits of other receptions nothing. */
export async function saveMarks(
  tx: Tx,
  organization: OrganizationId,
  receptions: readonly ReceptionId[],
  marks: readonly (Mark & { readonly visit: string })[],
): Promise<void> {
  await sql`
    insert into roll_call_mark (organization_id, visit_id, is_safe, marked_at)
    select visit.organization_id, visit.id, said.is_safe, said.marked_at
    from unnest(
      ${marks.map(({ visit }) => visit)}::uuid[],
      ${marks.map(({ isSafe }) => isSafe)}::boolean[],
      ${marks.map(({ at }) => at)}::timestamptz[]
    ) as said (visit_id, is_safe, marked_at)
    join visit on visit.organization_id = ${organization} and visit.id = said.visit_id
      and visit.reception_id = any(${[...receptions]}::uuid[])
    on conflict (organization_id, visit_id) do update
      set is_safe = excluded.is_safe, marked_at = excluded.marked_at
      where roll_call_mark.marked_at <= excluded.marked_at`.execute(tx);
}

/** Forgets what was said, and notes since when what is said counts: what arrives late may have been said before. */
export async function saveRollCall(
  tx: Tx,
  organization: OrganizationId,
  reception: ReceptionId,
  begunAt: Instant,
): Promise<void> {
  await sql`
    delete from roll_call_mark mark using visit
    where mark.organization_id = ${organization} and visit.organization_id = mark.organization_id
      and visit.id = mark.visit_id and visit.reception_id = ${reception}`.execute(tx);
  await tx
    .insertInto('roll_call')
    .values({ organization_id: organization, reception_id: reception, begun_at: begunAt })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'reception_id']).doUpdateSet({ begun_at: begunAt }),
    )
    .execute();
}
