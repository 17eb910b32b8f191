import { sql } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';

/** A statement takes at most 65,535 parameters; a message has seven. */
const ROWS_PER_STATEMENT = 5_000;

/** A message that waits to be sent, sealed. */
export interface WaitingSms {
  readonly organization: string;
  readonly id: string;
  readonly reception: string;
  readonly message: string;
  readonly tries: number;
  readonly notedAt: Instant;
}

export interface NewSms {
  readonly id: string;
  readonly visit: string;
  readonly reception: string;
  /** What it tells of: once of each. */
  readonly key: string;
  /** Sealed. */
  readonly message: string;
}

/** Which of these receptions write to telephones of visitors, and as whom. */
export async function sendersOf(
  db: Db | Tx,
  organization: OrganizationId,
  receptions: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (receptions.length === 0) return new Map();
  const rows = await db
    .selectFrom('reception_channels')
    .select(['id', 'sms_sender as sender'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...new Set(receptions)]}::uuid[])`)
    .where('sms_sender', 'is not', null)
    .execute();
  return new Map(rows.flatMap(({ id, sender }) => (sender === null ? [] : [[id, sender] as const])));
}

/** Notes messages, each once; what waits about the same visits is overtaken by them. */
export async function noteSms(
  tx: Tx,
  organization: OrganizationId,
  messages: readonly NewSms[],
  at: Instant,
): Promise<void> {
  for (let from = 0; from < messages.length; from += ROWS_PER_STATEMENT) {
    await noteSome(tx, organization, messages.slice(from, from + ROWS_PER_STATEMENT), at);
  }
}

async function noteSome(
  tx: Tx,
  organization: OrganizationId,
  messages: readonly NewSms[],
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('visitor_sms')
    .set({ state: 'dropped', message: null })
    .where('organization_id', '=', organization)
    .where(sql<boolean>`visit_id = any(${messages.map(({ visit }) => visit)}::uuid[])`)
    .where(sql<boolean>`key <> all(${messages.map(({ key }) => key)}::text[])`)
    .where('state', '=', 'waiting')
    .execute();
  await tx
    .insertInto('visitor_sms')
    .values(
      messages.map(({ id, visit, reception, key, message }) => ({
        organization_id: organization,
        id,
        visit_id: visit,
        reception_id: reception,
        key,
        message,
        noted_at: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['organization_id', 'key']).doNothing())
    .execute();
}

/**
 * Takes messages whose time has come, at most `most`, for `seconds`: then they are anybody's again. Each take counts as a
 * try, before it is one.
 */
export async function claimSms(
  db: Db,
  { most, seconds }: { readonly most: number; readonly seconds: number },
): Promise<readonly WaitingSms[]> {
  const { rows } = await sql<Omit<WaitingSms, 'notedAt'> & { readonly noted_at: Date }>`
    update visitor_sms set tries = tries + 1, due_at = now() + ${seconds} * interval '1 second'
    where (organization_id, id) in (
      select organization_id, id from visitor_sms
      where state = 'waiting' and due_at <= now() and message is not null
      order by due_at limit ${most} for update skip locked)
    returning organization_id::text as organization, id::text as id, reception_id::text as reception, message, tries,
      noted_at`.execute(db);
  return rows.map(({ noted_at, ...row }) => ({ ...row, notedAt: instantOf(noted_at.getTime()) }));
}

/** It is over with it: its text goes. Nothing where it was overtaken meanwhile. */
export async function settleSms(
  db: Db | Tx,
  organization: string,
  id: string,
  state: 'taken' | 'failed' | 'dropped',
): Promise<void> {
  await db
    .updateTable('visitor_sms')
    .set({ state, message: null })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** It is tried again so many seconds from now. */
export async function delaySms(
  db: Db | Tx,
  organization: string,
  id: string,
  seconds: number,
): Promise<void> {
  await sql`
    update visitor_sms set due_at = now() + ${seconds} * interval '1 second'
    where organization_id = ${organization} and id = ${id} and state = 'waiting'`.execute(db);
}

/** What was written to the telephones of visitors about these visits goes, sent or not. */
export async function forgetSms(
  tx: Tx,
  organization: OrganizationId,
  visits: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('visitor_sms')
    .where('organization_id', '=', organization)
    .where(sql<boolean>`visit_id = any(${[...visits]}::uuid[])`)
    .execute();
}

/** Of which of these visits the last message was not taken by the gateway. */
export async function failedSms(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly string[],
): Promise<ReadonlySet<string>> {
  if (visits.length === 0) return new Set();
  const { rows } = await sql<{ readonly visit: string; readonly state: string }>`
    select distinct on (visit_id) visit_id::text as visit, state from visitor_sms
    where organization_id = ${organization} and visit_id = any(${[...visits]}::uuid[]) and state in ('taken', 'failed')
    order by visit_id, noted_at desc, id`.execute(db);
  return new Set(rows.flatMap(({ visit, state }) => (state === 'failed' ? [visit] : [])));
}
