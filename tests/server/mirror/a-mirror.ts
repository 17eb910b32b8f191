import { sql } from 'kysely';
import { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import { createMirror } from '../../../server/modules/mirror/index.ts';
import type { CalendarRead, Mirror, MirrorDeps } from '../../../server/modules/mirror/index.ts';
import { readSightings } from '../../../server/modules/mirror/sightings.store.ts';
import type { Storage } from '../../../server/storage/open-database.ts';
import { layCalendar, layOrganizations, MONDAY, online, tenant } from '../calendars/small-organization.ts';
import { fakeExchange, fakeNotifications } from './fake-exchange.ts';

/** Two organizations laid anew, an Exchange to read, and mirrors that do: as many as a test starts. */
export async function startOffice(storage: Storage) {
  await storage.db.deleteFrom('organization').execute();
  await layOrganizations(storage);
  const exchange = fakeExchange();
  const subscriptions = fakeNotifications(() => Date.now());
  const reads: CalendarRead[] = [];
  const troubles: unknown[] = [];
  const dropped: number[] = [];
  const gone: string[] = [];
  const verdicts = new Map<string, number>();
  const mirrors: Mirror[] = [];
  const office = {
    storage,
    db: storage.db,
    exchange,
    subscriptions,
    /** What `onRead` was told, in order. */
    reads,
    troubles,
    dropped,
    /** Integrations of which a room does not answer any more. */
    gone,
    verdicts,
    now: MONDAY,
    /** Does what `onRead` does, beside noting it. */
    onRead: (async () => undefined) as MirrorDeps['onRead'],
    /** Refuses an integration, as one that is not in use. */
    refusal: null as Error | null,

    start(more: Partial<MirrorDeps> = {}): Mirror {
      const mirror = createMirror({
        db: storage.db,
        clock: { now: () => office.now },
        exchangeOf: async () => {
          if (office.refusal) throw office.refusal;
          return exchange.exchange;
        },
        notificationsOf: async () => subscriptions.notifications,
        addresses: null,
        requireCalendar: async () => undefined,
        onRead: async (tx, organization, read) => {
          await office.onRead(tx, organization, read);
          reads.push(read);
        },
        onRoomGone: (_organization, integration) => gone.push(integration),
        onDropped: (count) => dropped.push(count),
        onNotifications: (verdict, count) => verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + count),
        onTrouble: (error) => troubles.push(error),
        ...more,
        // By itself it looks, and prolongs what it holds, once an hour: a test says when.
        limits: { lookEveryMs: 3_600_000, leaseMs: 3 * 3_600_000, ...more.limits },
      });
      mirrors.push(mirror);
      return mirror;
    },
    async calendar(name: string, more: Parameters<typeof layCalendar>[2] = {}) {
      return CalendarId.parse(await layCalendar(storage, name, more));
    },
    sync: async (calendar: string) =>
      await storage.db
        .selectFrom('calendar_sync')
        .selectAll()
        .where('calendar_id', '=', calendar)
        .executeTakeFirstOrThrow(),
    sightings: async (calendar: string) =>
      (
        await storage.db
          .selectFrom('sighting')
          .select(['meeting_uid'])
          .where('calendar_id', '=', calendar)
          .orderBy('meeting_uid')
          .execute()
      ).map(({ meeting_uid }) => meeting_uid),
    /** What is kept of one meeting, and since when. */
    async seen(calendar: CalendarId, meetingUid: string) {
      const { organization_id, first_seen_at, changed_at } = await storage.db
        .selectFrom('sighting')
        .select(['organization_id', 'first_seen_at', 'changed_at'])
        .where('calendar_id', '=', calendar)
        .where('meeting_uid', '=', meetingUid)
        .executeTakeFirstOrThrow();
      const kept = await readSightings(storage.db, OrganizationId.parse(organization_id), calendar);
      return {
        ...kept.find((meeting) => meeting.meetingUid === meetingUid),
        firstSeenAt: first_seen_at && instantOf(first_seen_at.getTime()),
        changedAt: instantOf(changed_at.getTime()),
      };
    },
    occupied: async (calendar: string) =>
      (
        await storage.db
          .selectFrom('occupancy')
          .select(['event_id'])
          .where('calendar_id', '=', calendar)
          .orderBy('event_id')
          .execute()
      ).map(({ event_id }) => event_id),
    /** Lets every wait of calendars, circuits and subscriptions be over. */
    async passTime() {
      await sql`update calendar_sync set due_at = now() - interval '1 second',
        beyond_due_at = now() - interval '1 second',
        poll_at = case when beyond = '{}' then poll_at else now() - interval '1 second' end`.execute(
        storage.db,
      );
      await sql`update reading_circuit set probe_at = now() - interval '1 second'`.execute(storage.db);
    },
    /** Lets a lease run out, as if its holder had slept through it. */
    async endLease(calendar: string) {
      await sql`update calendar_sync set lease_until = now() - interval '1 second'
        where calendar_id = ${calendar}`.execute(storage.db);
    },
    /** Throws what went wrong unless the test has taken it away. */
    async close() {
      for (const mirror of mirrors) await mirror.close();
      if (troubles.length > 0) throw new AggregateError(troubles, 'the mirror was in trouble');
    },
  };
  return office;
}

export type Office = Awaited<ReturnType<typeof startOffice>>;

/** A notification as Graph sends it for a subscription of the fake. */
export function notificationFor({ subscriptions }: Office, id: string, more: Record<string, unknown> = {}) {
  const { clientState } = subscriptions.live.get(id) ?? { clientState: 'none' };
  return { subscriptionId: id, clientState, tenantId: tenant, changeType: 'updated', ...more };
}

/** A promise and what settles it. */
export function aPause(): { readonly over: Promise<void>; readonly end: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { over: promise, end: resolve };
}

/** Takes an integration out of use, or back into it. */
export async function setStatus(storage: Storage, status: 'active' | 'violated' | 'proving' | 'disabled') {
  await storage.db.updateTable('integration').set({ status }).where('id', '=', online).execute();
}
