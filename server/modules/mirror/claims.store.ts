import { sql } from 'kysely';
import { z } from 'zod';
import {
  CalendarId,
  Instant,
  IntegrationId,
  MailboxAddress,
  OrganizationId,
} from '../../../contract/primitives.ts';
import type { Interval } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';

const Nullable = <T extends z.ZodType>(type: T) => z.union([z.null(), type]);

const Claim = z.object({
  organization: OrganizationId,
  calendar: CalendarId,
  integration: IntegrationId,
  kind: z.enum(['graph', 'ews-server', 'ews-online']),
  mailbox: MailboxAddress,
  /** What was wanted when it was claimed: what is wanted later stays wanted. */
  want: z.number(),
  fence: z.number(),
  failures: z.number(),
  cursor: Nullable(z.string()),
  windowStart: Nullable(Instant),
  windowEnd: Nullable(Instant),
  generation: z.number(),
  isUnreadable: z.boolean(),
  /** Meetings that are to be looked for beyond the window, now. */
  beyond: z.array(z.string()),
  beyondFailures: z.number(),
  /** Who tells us of its changes, by the database's clock. */
  subscription: Nullable(z.object({ id: z.string(), isExpired: z.boolean(), isRenewalDue: z.boolean() })),
});

/** A calendar that one worker may read, until its lease ends. */
export type Claim = z.output<typeof Claim>;

/** What the last complete reading covered; null: there was none. */
export function windowOf({ windowStart: start, windowEnd: end }: Claim): Interval | null {
  return start === null || end === null ? null : { start, end };
}

/** Names the lease: whoever has another fence, or another owner, holds it no more. */
export type Lease = Pick<Claim, 'organization' | 'calendar' | 'fence'> & { readonly owner: string };

/** How many calendars this worker reads of an integration just now. */
export interface Busy {
  readonly organization: OrganizationId;
  readonly integration: IntegrationId;
  readonly count: number;
}

export interface ClaimWish {
  readonly owner: string;
  readonly most: number;
  readonly leaseMs: number;
  readonly mostPerIntegration: number;
  readonly mostPerOrganization: number;
  readonly busy: readonly Busy[];
  /** Integrations whose circuit is open and whose turn for one probe it is. */
  readonly probes: readonly IntegrationId[];
}

export interface Claimed {
  readonly claims: readonly Claim[];
  /** Others were claiming the same ones at that moment: asking again soon is worth it. */
  readonly isContended: boolean;
}

const Answer = z.object({ chosen: z.number(), claims: z.array(Claim) });

/**
 * Takes calendars that are due, as many of each integration and organization as there is room for: by turns of the
 * integrations, whoever has the fewest under way first, and of each the longest due. All times are the database's own: the clocks of workers need not agree. Of an integration whose circuit is open one
 * calendar is taken if it is among `probes`, else none.
 */
export async function claimCalendars(db: Db, wish: ClaimWish): Promise<Claimed> {
  const { rows } = await sql<{ answer: unknown }>`
    with busy as (
      select * from jsonb_to_recordset(${JSON.stringify(wish.busy)}::jsonb)
        as b (organization uuid, integration uuid, count int)
    ), room as (
      select i.organization_id, i.id as integration_id, coalesce(b.count, 0) as busy,
        case when t.open_since is null then ${wish.mostPerIntegration}::int
          when i.id = any(${[...wish.probes]}::uuid[]) then 1 else 0 end - coalesce(b.count, 0) as free,
        (select coalesce(sum(count), 0) from busy where organization = i.organization_id) as busy_in_organization
      from integration i
      left join reading_circuit t on t.organization_id = i.organization_id and t.integration_id = i.id
      left join busy b on b.organization = i.organization_id and b.integration = i.id
      where i.status = 'active'
    ), due as (
      select room.organization_id, first.calendar_id, first.due_at,
        room.busy + row_number() over (partition by room.organization_id, room.integration_id
          order by first.due_at, first.calendar_id) as turn,
        room.busy_in_organization + row_number() over (partition by room.organization_id
          order by first.due_at, first.calendar_id) as turn_in_organization
      from room cross join lateral (
        select s.calendar_id, s.due_at from calendar_sync s
        join calendar c on c.organization_id = s.organization_id and c.id = s.calendar_id and c.state = 'read'
          and c.integration_id = room.integration_id
        where s.organization_id = room.organization_id and s.done < s.want and s.due_at <= now()
          and (s.lease_until is null or s.lease_until < now())
        order by s.due_at, s.calendar_id limit greatest(room.free, 0)
      ) as first
      where room.free > 0
    ), chosen as (
      select organization_id, calendar_id from due
      where turn_in_organization <= ${wish.mostPerOrganization}::int
      order by turn, due_at, calendar_id limit ${wish.most}
    ), locked as (
      select s.organization_id, s.calendar_id from calendar_sync s
      join chosen on chosen.organization_id = s.organization_id and chosen.calendar_id = s.calendar_id
      where s.done < s.want and (s.lease_until is null or s.lease_until < now())
      for update of s skip locked
    ), taken as (
      update calendar_sync s
      set lease_owner = ${wish.owner}, lease_until = now() + ${wish.leaseMs} * interval '1 millisecond',
        fence = s.fence + 1
      from locked, calendar c, integration i
      where s.organization_id = locked.organization_id and s.calendar_id = locked.calendar_id
        and c.organization_id = s.organization_id and c.id = s.calendar_id
        and i.organization_id = c.organization_id and i.id = c.integration_id
      returning s.organization_id as organization, s.calendar_id as calendar, i.id as integration, i.kind,
        c.mailbox, s.want, s.fence, s.failures, s.cursor, s.window_start as "windowStart",
        s.window_end as "windowEnd", s.generation, s.unreadable_since is not null as "isUnreadable",
        case when s.unreadable_since is null and s.beyond_due_at <= now() then s.beyond else '{}' end as beyond,
        s.beyond_failures as "beyondFailures",
        (select jsonb_build_object('id', u.subscription_id, 'isExpired', u.expires_at <= now(),
            'isRenewalDue', u.renew_at <= now())
          from change_subscription u
          where u.organization_id = s.organization_id and u.calendar_id = s.calendar_id) as subscription
    )
    select jsonb_build_object(
      'chosen', (select count(*) from chosen),
      'claims', (select coalesce(jsonb_agg(taken), '[]') from taken)
    ) as answer`.execute(db);
  const { chosen, claims } = Answer.parse(rows[0]?.answer);
  return { claims, isContended: claims.length < chosen };
}

/** Prolongs a lease; false when it is somebody else's by now, or nobody's. */
export async function renewLease(db: Db, lease: Lease, leaseMs: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update calendar_sync set lease_until = now() + ${leaseMs} * interval '1 millisecond'
    where ${isHeld(lease)}`.execute(db);
  return numAffectedRows === 1n;
}

/** What becomes of the wish to look beyond. */
export interface BeyondResult {
  /** Meetings that were looked for, and need not be again. */
  readonly looked: readonly string[];
  /** Until the next try after a failure; null: there was none. */
  readonly waitMs: number | null;
  /** Exchange asked to be left alone with this calendar. */
  readonly isHeldOff: boolean;
}

export interface ReadResult {
  readonly want: number;
  /** What was claimed: if somebody cleared the cursor meanwhile, it stays cleared. */
  readonly oldCursor: string | null;
  readonly cursor: string;
  readonly window: Interval;
  readonly generation: number;
  /** The calendar was read; false: it was known to be as it was. */
  readonly isNew: boolean;
  /** Business time. */
  readonly readAt: Instant;
  readonly pollMs: number;
  readonly beyond: BeyondResult;
}

/** Listened to by whoever keeps something of the mirror in memory; the payload is `organization:calendar:generation`. */
export const MIRROR_CHANNEL = 'foyer_mirror';

/**
 * Ends a lease after a reading, and tells who listens if there is another generation. What was wanted meanwhile is due
 * from now on, behind whatever has waited for longer. The last statement of its transaction, so that wake-ups wait for the
 * row as short as can be. False: the lease is lost, and nothing of this transaction may be kept.
 */
export async function finishReading(tx: Tx, lease: Lease, result: ReadResult): Promise<boolean> {
  const { organization, calendar } = lease;
  const { looked, waitMs, isHeldOff } = result.beyond;
  const wait = sql`${waitMs}::float8 * interval '1 millisecond'`;
  const { rows } = await sql`
    with finished as (update calendar_sync set
      done = greatest(done, ${result.want}), lease_owner = null, lease_until = null, failures = 0,
      cursor = case when cursor is not distinct from ${result.oldCursor} then ${result.cursor}::text else cursor end,
      window_start = ${result.window.start}, window_end = ${result.window.end}, generation = ${result.generation},
      read_at = ${result.readAt}, unreadable_since = null, fault_code = null,
      poll_at = case when beyond <@ ${[...looked]}::text[] then now() + ${result.pollMs} * interval '1 millisecond'
        else least(now() + ${result.pollMs} * interval '1 millisecond', greatest(beyond_due_at, now(), now() + ${wait})) end,
      due_at = greatest(case when want > ${result.want} then greatest(due_at, now()) else due_at end,
        case when ${isHeldOff} then now() + ${wait} end),
      beyond = array(select unnest(beyond) except select unnest(${[...looked]}::text[])),
      beyond_due_at = coalesce(now() + ${wait}, beyond_due_at),
      beyond_failures = case when ${waitMs !== null} then beyond_failures + 1
        when ${looked.length > 0} then 0 else beyond_failures end
    where ${isHeld(lease)} returning 1)
    select case when ${result.isNew} then
      pg_notify(${MIRROR_CHANNEL}, ${`${organization}:${calendar}:${result.generation}`}) end
    from finished`.execute(tx);
  return rows.length === 1;
}

/** Ends a lease after a failure; what was wanted stays wanted. False: the lease was lost, and nothing is noted. */
export async function finishFailure(
  tx: Tx,
  lease: Lease,
  fault: { readonly code: string; readonly at: Instant; readonly waitMs: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update calendar_sync set
      lease_owner = null, lease_until = null, failures = failures + 1,
      due_at = now() + ${fault.waitMs} * interval '1 millisecond',
      unreadable_since = coalesce(unreadable_since, ${fault.at}::timestamptz), fault_code = ${fault.code}
    where ${isHeld(lease)}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Gives a lease back without a word about the calendar: the trouble was ours, or this worker ends. */
export async function releaseLease(db: Db, lease: Lease, waitMs: number): Promise<void> {
  await sql`
    update calendar_sync set
      lease_owner = null, lease_until = null, failures = failures + ${waitMs > 0 ? 1 : 0},
      due_at = now() + ${waitMs} * interval '1 millisecond'
    where ${isHeld(lease)}`.execute(db);
}

/** The condition under which a row of `calendar_sync` is this lease's. */
export function isHeld({ organization, calendar, fence, owner }: Lease) {
  return sql`organization_id = ${organization} and calendar_id = ${calendar}
    and fence = ${fence} and lease_owner = ${owner}`;
}
