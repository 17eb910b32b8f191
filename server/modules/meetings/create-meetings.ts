import type { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { startWorker } from '../../jobs/worker.ts';
import type { RoomDirectory } from '../rooms/index.ts';
import { checkOrganizers } from './check-organizers.ts';
import type { OrganizerDirectory } from './check-organizers.ts';
import { startMeetingTimers } from './meeting-timers.ts';
import type { AskDatesAtSend, MeetingUseDeps } from './meeting-deps.ts';
import { reconcileCalendar } from './reconcile-calendar.ts';
import { reconcileLinks } from './reconcile.ts';
import type { ReconcileDeps } from './reconcile.ts';
import type { CalendarChange, Why } from './why.ts';

export interface MeetingsDeps extends Pick<
  ReconcileDeps,
  'clock' | 'hanging' | 'outbox' | 'live' | 'markDirty' | 'lookBeyond'
> {
  readonly db: Db;
  readonly directory: RoomDirectory;
  readonly datesAtSend: AskDatesAtSend;
  /** The people of a tenant. */
  readonly directoryOf: (tenantId: string) => OrganizerDirectory;
  /** Looks now for calendars that are wanted; the mirror's `look`. */
  readonly look: () => void;
  /** Told of what failed by itself. */
  readonly onTrouble: (error: unknown) => void;
}

/** Meetings that are followed: plans of the pane, bound to what rooms show, with everything that hangs there. */
export interface Meetings {
  /** What the mirror calls within the transaction that keeps a reading. */
  readonly onRead: (tx: Tx, organization: OrganizationId, read: CalendarChange) => Promise<void>;
  /** What the mirror calls after each look at a calendar, whatever it brought. */
  readonly onLooked: () => void;
  /**
   * Lets everything that hangs on a link follow the meeting as it is now, within the caller's transaction: for something
   * that was just added. The link is locked first; one that is not there is passed over.
   */
  readonly follow: (tx: Tx, organization: OrganizationId, link: string, cause: Why['cause']) => Promise<void>;
  /** Looks now for what is due by the business clock; resolves when that is done. */
  readonly wake: () => Promise<void>;
  /** What the routes take. */
  readonly use: MeetingUseDeps;
  readonly close: () => Promise<void>;
}

/** Begins to look after timers at once, and goes on until it is closed. */
export function createMeetings(deps: MeetingsDeps): Meetings {
  const { db, look, onTrouble } = deps;
  const reconciling: ReconcileDeps = {
    ...deps,
    onWaiting() {
      timers.await();
      look();
    },
  };
  const timers = startMeetingTimers({ ...reconciling, db, onTrouble });
  const organizers = startWorker({
    round: () => checkOrganizers({ ...reconciling, db, directoryOf: deps.directoryOf, onTrouble }),
    onTrouble,
  });

  async function lookSoon(organization: OrganizationId, calendars: readonly CalendarId[]): Promise<void> {
    await db.transaction().execute((tx) => deps.markDirty(tx, organization, calendars));
    look();
  }

  return {
    onRead: (tx, organization, read) => reconcileCalendar(reconciling, tx, organization, read),
    onLooked: timers.looked,
    async follow(tx, organization, link, cause) {
      await reconcileLinks(reconciling, tx, organization, [link], { cause, isForced: true });
    },
    async wake() {
      await timers.wake();
      await organizers.wake();
    },
    use: { ...reconciling, db, directory: deps.directory, datesAtSend: deps.datesAtSend, lookSoon },
    async close() {
      await organizers.close();
      await timers.close();
    },
  };
}
