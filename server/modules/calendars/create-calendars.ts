import type {
  CalendarId,
  IntegrationId,
  MailboxAddress,
  OrganizationId,
} from '../../../contract/primitives.ts';
import type { ChangeNotifications } from '../../exchange/index.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import { createAddingCalendars } from './add-calendars.store.ts';
import { createCalendarChanges } from './calendar-changes.store.ts';
import type { OnRemoving } from './calendar-changes.store.ts';
import { createCalendarHealth, watchHealth } from './calendar-health.ts';
import { createHealthStore } from './calendar-health.store.ts';
import type { CalendarsRoutesDeps } from './calendars.routes.ts';
import { createCalendarStore } from './calendars.store.ts';
import { requireCalendar } from './change-calendars.ts';
import { checkRooms } from './check-rooms.ts';
import type { CheckedRooms } from './check-rooms.ts';
import { createRoomsCheckStore } from './check-rooms.store.ts';
import { createMailboxLists } from './mailbox-lists.ts';
import type { MailboxListsDeps } from './mailbox-lists.ts';
import { createProcessingStore } from './processing.store.ts';
import { createRegistered } from './registered-only.ts';
import type { CalendarReader } from './registered-only.ts';
import type { OnRenamed } from './rename-calendars.store.ts';
import type { NewWord } from './unknown-words.store.ts';
import { createUnknownWordStore } from './unknown-words.store.ts';

export interface CalendarsDeps extends MailboxListsDeps {
  readonly db: Parameters<typeof createCalendarStore>[0];
  readonly clock: Clock;
  /** The Exchange behind an integration that is in use; rejects with a Problem for any other. */
  readonly exchangeOf: (integration: string, organization: OrganizationId) => Promise<CalendarReader>;
  /** Being told of changes through an integration that is in use; null where its service cannot. */
  readonly notificationsOf: (
    integration: string,
    organization: OrganizationId,
  ) => Promise<ChangeNotifications | null>;
  /** Told after calendars were added: the access proof of that integration is due. */
  readonly onAdded: (organization: OrganizationId, integration: string) => void;
  /** Told within the transaction in which rooms get other addresses, so that whatever names them goes along. */
  readonly onRenamed: OnRenamed;
  /** Told within the transaction in which calendars are taken out. */
  readonly onRemoving: OnRemoving;
  /** Told when the health of calendars could not be written. */
  readonly onTrouble: (error: unknown) => void;
  /** Told when an Exchange used a word that nobody knows for the first time. */
  readonly onNewWord: (word: NewWord) => void;
}

export interface Calendars {
  /** What `calendarsRoutes` takes. */
  readonly routes: CalendarsRoutesDeps;
  /** As `exchangeOf`, for calendars of ours only, and with their health noted: what every other module reads through. */
  readonly readerOf: CalendarsDeps['exchangeOf'];
  /** As `notificationsOf`, for calendars of ours only. */
  readonly notificationsOf: CalendarsDeps['notificationsOf'];
  readonly checkRooms: (organization: OrganizationId, integration: IntegrationId) => Promise<CheckedRooms>;
  /** The addresses that are read through an integration. */
  readonly listReadable: (
    organization: OrganizationId,
    integration: string,
  ) => Promise<readonly MailboxAddress[]>;
  /** What Exchange lists, at most five minutes old; rejects with its Problem. */
  readonly listRooms: (
    organization: OrganizationId,
    integration: IntegrationId,
  ) => Promise<readonly MailboxAddress[]>;
  /** Rejects with `calendar-not-found` for a calendar that the caller may not see. */
  readonly requireCalendar: (caller: Caller, id: CalendarId) => Promise<void>;
  /** Forgets which calendars there are, because something else than this module changed them. */
  readonly forget: () => void;
  /** Writes what is known about health but not written yet. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createCalendars(deps: CalendarsDeps): Calendars {
  const { db, clock, exchangeOf, roomsOf } = deps;
  const store = createCalendarStore(db);
  const checkStore = createRoomsCheckStore(db, deps.onRenamed);
  const lists = createMailboxLists(deps);
  const registered = createRegistered({ listReadable: checkStore.listReadable });
  const health = createCalendarHealth({
    store: createHealthStore(db),
    words: createUnknownWordStore(db),
    clock,
    onTrouble: deps.onTrouble,
    onNewWord: deps.onNewWord,
  });
  const checking = { store: checkStore, lists, roomsOf, clock, onChanged: registered.forget };

  return {
    routes: {
      store,
      lists,
      roomsOf,
      clock,
      adding: createAddingCalendars(db),
      changes: createCalendarChanges(db, deps.onRemoving),
      processing: createProcessingStore(db),
      onAdded(organization, integration) {
        registered.forget();
        deps.onAdded(organization, integration);
      },
      onRemoved: registered.forget,
      flushHealth: health.flush,
    },

    async readerOf(integration, organization) {
      const exchange = await exchangeOf(integration, organization);
      const watched = watchHealth(exchange, (readings) => health.note(organization, integration, readings));
      return registered.guard(watched, organization, integration);
    },

    async notificationsOf(integration, organization) {
      const notifications = await deps.notificationsOf(integration, organization);
      return notifications && registered.guardNotifications(notifications, organization, integration);
    },

    checkRooms: (organization, integration) => checkRooms(checking, organization, integration),
    listReadable: checkStore.listReadable,
    async listRooms(organization, integration) {
      const { rooms } = await lists.read(organization, integration);
      return rooms.map(({ mailbox }) => mailbox);
    },
    requireCalendar: (caller, id) => requireCalendar({ store }, caller, id),
    forget: registered.forget,
    flush: health.flush,
    close: health.close,
  };
}
