import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { VisitorSmsTable } from '../../../storage/tables/visitor-channels.ts';

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
  /** Sealed; null: it is one too many, and is not sent. */
  readonly message: string | null;
}

/** How many messages there are since a moment: those of an organization, and among them those of one organizer. */
export async function countSms(
  tx: Tx,
  organization: OrganizationId,
  organizer: string,
  since: Instant,
): Promise<{ readonly all: number; readonly theirs: number }> {
  const { rows } = await sql<{ readonly all: string; readonly theirs: string }>`
    select count(*) as all, count(*) filter (where link.organizer = ${organizer}) as theirs
    from visitor_sms sms
    join visit on visit.organization_id = sms.organization_id and visit.id = sms.visit_id
    left join meeting_link link on link.organization_id = visit.organization_id and link.id = visit.link_id
    where sms.organization_id = ${organization} and sms.noted_at > ${since}
      and sms.state in ('waiting', 'taken', 'failed')`.execute(tx);
  return { all: Number(rows[0]?.all ?? 0), theirs: Number(rows[0]?.theirs ?? 0) };
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

/** Which of these messages were one too many when they were noted last. */
export async function limitedBefore(
  tx: Tx,
  organization: OrganizationId,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('visitor_sms')
    .select('key')
    .where('organization_id', '=', organization)
    .where(sql<boolean>`key = any(${[...keys]}::text[])`)
    .where('state', '=', 'limited')
    .execute();
  return new Set(rows.map(({ key }) => key));
}

/**
 * Notes messages, each once; what waits about the same visits is overtaken by them. One that was too many before is noted
 * anew, as it is now.
 */
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
        state: message === null ? ('limited' as const) : ('waiting' as const),
        noted_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'key'])
        .doUpdateSet((is) => ({
          id: is.ref('excluded.id'), // it is sealed under its id
          reception_id: is.ref('excluded.reception_id'),
          message: is.ref('excluded.message'),
          state: is.ref('excluded.state'),
          noted_at: is.ref('excluded.noted_at'),
        }))
        .where('visitor_sms.state', '=', 'limited'),
    )
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

/** What was written to the telephones of visitors about these visits, and what waits to be, in order. */
export async function smsAbout(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly string[],
): Promise<
  readonly {
    readonly id: string;
    readonly visit: string;
    readonly at: Instant;
    readonly state: Selectable<VisitorSmsTable>['state'];
    /** Sealed; null: it is over with it. */
    readonly message: string | null;
  }[]
> {
  if (visits.length === 0) return [];
  const rows = await db
    .selectFrom('visitor_sms')
    .select(['id', 'visit_id', 'noted_at', 'state', 'message'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`visit_id = any(${[...visits]}::uuid[])`)
    .orderBy('noted_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, visit_id: visit, noted_at, state, message }) => {
    return { id, visit, at: instantOf(noted_at.getTime()), state, message };
  });
}

/** Of which of these visits the last message was not taken by the gateway, or was one too many. */
export async function troubledSms(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly string[],
): Promise<ReadonlyMap<string, 'failed' | 'limited'>> {
  if (visits.length === 0) return new Map();
  const { rows } = await sql<{ readonly visit: string; readonly state: 'taken' | 'failed' | 'limited' }>`
    select distinct on (visit_id) visit_id::text as visit, state from visitor_sms
    where organization_id = ${organization} and visit_id = any(${[...visits]}::uuid[]) and state in ('taken', 'failed', 'limited')
    order by visit_id, noted_at desc, id`.execute(db);
  return new Map(rows.flatMap(({ visit, state }) => (state === 'taken' ? [] : [[visit, state] as const])));
}
