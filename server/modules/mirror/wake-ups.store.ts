import { sql } from 'kysely';
import type { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { CalendarOf } from './upkeep.store.ts';

/** Why a calendar is to be looked at, by what somebody told us about its subscription; null: of a change. */
export interface WakeUp extends CalendarOf {
  readonly subscription: string;
  readonly lifecycle: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed' | null;
}

/** Wants calendars of one organization to be looked at; what is not there is passed over. */
export async function wantCalendars(
  db: Db | Tx,
  organization: OrganizationId,
  calendars: readonly CalendarId[],
): Promise<void> {
  if (calendars.length === 0) return;
  await raiseWant(
    db,
    calendars.map((calendar) => ({ organization, calendar, isComplete: false, isPlain: false })),
  );
}

/**
 * Keeps wake-ups, all or none: one statement raises what is wanted, however many there are and however often each
 * calendar is among them. What was lost or missed makes the next reading a complete one. A plain change is not written
 * down while a look is wanted that nobody has begun: it will begin after this statement did, and see the change.
 */
export async function keepWakeUps(db: Db, wakeUps: readonly WakeUp[]): Promise<void> {
  const byCalendar = new Map<string, Raised>();
  for (const { organization, calendar, lifecycle } of wakeUps) {
    const key = `${organization} ${calendar}`;
    const { isComplete, isPlain } = byCalendar.get(key) ?? { isComplete: false, isPlain: true };
    byCalendar.set(key, {
      organization,
      calendar,
      isComplete: isComplete || lifecycle === 'subscriptionRemoved' || lifecycle === 'missed',
      isPlain: isPlain && lifecycle === null,
    });
  }
  const removed = idsOf(wakeUps, 'subscriptionRemoved');
  const toRenew = idsOf(wakeUps, 'reauthorizationRequired');
  if (removed.length + toRenew.length === 0) return await raiseWant(db, [...byCalendar.values()]);

  await db.transaction().execute(async (tx) => {
    await sql`delete from change_subscription where subscription_id = any(${removed}::text[])`.execute(tx);
    await sql`
      update change_subscription set renew_at = now() where subscription_id = any(${toRenew}::text[])`.execute(
      tx,
    );
    await raiseWant(tx, [...byCalendar.values()]);
  });
}

function idsOf(wakeUps: readonly WakeUp[], lifecycle: WakeUp['lifecycle']): string[] {
  return [...new Set(wakeUps.filter((one) => one.lifecycle === lifecycle).map((one) => one.subscription))];
}

interface Raised extends CalendarOf {
  /** The next reading is to be a complete one. */
  readonly isComplete: boolean;
  /** Only that something changed: what is awaited anyway needs no second word. */
  readonly isPlain: boolean;
}

/** Rows are locked in one order, so that two such statements never wait for each other in a circle. */
async function raiseWant(db: Db | Tx, calendars: readonly Raised[]): Promise<void> {
  await sql`
    with wanted as (
      select s.organization_id, s.calendar_id, w."isComplete" as is_complete from calendar_sync s
      join jsonb_to_recordset(${JSON.stringify(calendars)}::jsonb)
        as w (organization uuid, calendar uuid, "isComplete" boolean, "isPlain" boolean)
        on w.organization = s.organization_id and w.calendar = s.calendar_id
      where not w."isPlain" or s.done >= s.want or s.lease_owner is not null
      order by s.organization_id, s.calendar_id
      for update of s
    )
    update calendar_sync s set
      want = s.want + 1,
      due_at = case when s.done < s.want then s.due_at else greatest(s.due_at, now()) end,
      cursor = case when wanted.is_complete then null else s.cursor end
    from wanted
    where s.organization_id = wanted.organization_id and s.calendar_id = wanted.calendar_id`.execute(db);
}
