import type { MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import type {
  ChangeNotifications,
  Exchange,
  ExchangeFault,
  ExchangeMeetings,
  Schedule,
} from '../../exchange/index.ts';
import { Problem } from '../../kernel/problem.ts';
import { realNow } from '../../kernel/time.ts';

/** Another node may have changed the calendars: what is remembered here is believed for this long. */
const KEPT_MS = 15_000;
/** A calendar that is not among those remembered may have been added just now; that is looked up at most this often. */
const LOOK_AGAIN_MS = 1_000;

export interface RegisteredDeps {
  /** The addresses that may be read through an integration of an organization: calendars of ours in state `read`. */
  readonly listReadable: (
    organization: OrganizationId,
    integration: string,
  ) => Promise<readonly MailboxAddress[]>;
  /** Real time. */
  readonly now?: () => number;
}

/** What of an Exchange reads calendars. */
export type CalendarReader = Pick<Exchange, 'readSchedules' | keyof ExchangeMeetings>;

/** The second wall: which mailboxes may be read, whatever the customer's Exchange would allow. */
export interface Registered {
  /** The same Exchange for calendars of ours; any other address is unknown, and nothing is asked about it. */
  guard(exchange: CalendarReader, organization: OrganizationId, integration: string): CalendarReader;
  /** The same notifications for calendars of ours; rejects with a Problem, and orders nothing, about any other. */
  guardNotifications(
    notifications: ChangeNotifications,
    organization: OrganizationId,
    integration: string,
  ): ChangeNotifications;
  /** Forgets what is remembered, because calendars have changed. */
  readonly forget: () => void;
}

const refused: ExchangeFault = {
  code: 'exchange-forbidden',
  detail:
    'Foyer reads calendars that an administrator added to it and nothing else. This one was not added, or it is no resource any more.',
  exchangeCode: null,
  retryAfterSeconds: null,
};

export function createRegistered({ listReadable, now = realNow }: RegisteredDeps): Registered {
  const known = new Map<string, { readonly at: number; readonly mailboxes: ReadonlySet<string> }>();
  const lookups = new Map<string, Promise<ReadonlySet<string>>>();

  async function readable(
    organization: OrganizationId,
    integration: string,
    wanted: readonly MailboxAddress[],
  ): Promise<ReadonlySet<string>> {
    const key = `${organization} ${integration}`;
    const remembered = known.get(key);
    const age = remembered ? now() - remembered.at : Infinity;
    if (remembered && age < KEPT_MS) {
      const isComplete = wanted.every((mailbox) => remembered.mailboxes.has(mailbox));
      if (isComplete || age < LOOK_AGAIN_MS) return remembered.mailboxes;
    }
    return await (lookups.get(key) ?? lookUp(key, organization, integration));
  }

  /** One look for all who wait for it: dozens of calendars of an integration are read at a time. */
  function lookUp(key: string, organization: OrganizationId, integration: string) {
    const at = now();
    const isCurrent = () => lookups.get(key) === lookup;
    const lookup = listReadable(organization, integration)
      .then((list) => {
        const mailboxes = new Set<string>(list);
        if (isCurrent()) known.set(key, { at, mailboxes });
        return mailboxes;
      })
      .finally(() => {
        if (isCurrent()) lookups.delete(key);
      });
    lookups.set(key, lookup);
    return lookup;
  }

  return {
    guard: (exchange, organization, integration) => ({
      async readSchedules(rooms, interval, options) {
        const allowed = await readable(organization, integration, rooms);
        const asked = rooms.filter((room) => allowed.has(room));
        const schedules = asked.length > 0 ? await exchange.readSchedules(asked, interval, options) : [];
        const byMailbox = new Map(schedules.map((schedule) => [schedule.mailbox, schedule]));
        return rooms.map(
          (mailbox): Schedule => byMailbox.get(mailbox) ?? { mailbox, known: false, fault: refused },
        );
      },
      async readMeetings(mailbox, window, options) {
        const isAllowed = (await readable(organization, integration, [mailbox])).has(mailbox);
        return isAllowed ? exchange.readMeetings(mailbox, window, options) : { known: false, fault: refused };
      },
      async readChanges(mailbox, window, cursor, options) {
        const isAllowed = (await readable(organization, integration, [mailbox])).has(mailbox);
        return isAllowed
          ? exchange.readChanges(mailbox, window, cursor, options)
          : { known: false, fault: refused };
      },
    }),
    guardNotifications: (notifications, organization, integration) => ({
      ...notifications,
      async subscribe(mailbox, wish, options) {
        const isAllowed = (await readable(organization, integration, [mailbox])).has(mailbox);
        if (!isAllowed) throw new Problem(refused.code, refused.detail);
        return notifications.subscribe(mailbox, wish, options);
      },
    }),
    forget() {
      known.clear();
      lookups.clear(); // what is under way may bring what was there before
    },
  };
}
