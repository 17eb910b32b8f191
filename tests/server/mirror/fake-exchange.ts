import type { Interval, MailboxAddress } from '../../../contract/primitives.ts';
import type { ExchangeFault } from '../../../server/exchange/index.ts';
import type {
  ChangeNotifications,
  ChangesReading,
  ExchangeMeetings,
  MeetingsReading,
  RoomMeeting,
  SubscriptionWish,
} from '../../../server/exchange/meetings.port.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import { isWithin } from '../../../server/modules/mirror/window.ts';

export const throttled: ExchangeFault = {
  code: 'exchange-throttled',
  detail: 'Exchange asks to wait.',
  exchangeCode: 'ApplicationThrottled',
  retryAfterSeconds: 600,
};
export const forbidden: ExchangeFault = {
  code: 'exchange-forbidden',
  detail: 'Exchange refuses this room.',
  exchangeCode: 'ErrorAccessDenied',
  retryAfterSeconds: null,
};
export const refusedToken: ExchangeFault = {
  code: 'exchange-unauthorized',
  detail: 'Exchange does not accept the sign-in.',
  exchangeCode: 'invalid_client',
  retryAfterSeconds: null,
};

interface Room {
  meetings: readonly RoomMeeting[];
  version: number;
}

/** Rooms' calendars behind our own port, as a test lays them; it counts what it is asked. */
export function fakeExchange() {
  const rooms = new Map<string, Room>();
  const asked: {
    readonly what: 'changes' | 'meetings';
    readonly mailbox: string;
    readonly cursor?: string | null;
    readonly window?: Interval;
  }[] = [];
  const fake = {
    asked,
    /** What a reading of a room comes to instead; of its meetings only with `half`. */
    faults: new Map<string, ExchangeFault>(),
    half: new Map<string, ExchangeFault>(),
    /** The same of what begins after this. */
    far: new Map<string, ExchangeFault>(),
    farFrom: '2027-06-01T00:00:00.000Z',
    /** Awaited within a reading of the meetings. */
    pause: async (_mailbox: string): Promise<void> => undefined,
    underWay: 0,
    mostUnderWay: 0,

    lay(mailbox: string, meetings: readonly RoomMeeting[]) {
      rooms.set(mailbox, { meetings, version: (rooms.get(mailbox)?.version ?? 0) + 1 });
    },
    count: (what: 'changes' | 'meetings', mailbox?: string) =>
      asked.filter((call) => call.what === what && (mailbox ?? call.mailbox) === call.mailbox).length,

    exchange: {
      async readChanges(mailbox, window, cursor): Promise<ChangesReading> {
        asked.push({ what: 'changes', mailbox, cursor });
        const fault = fake.faults.get(mailbox);
        if (fault) return { known: false, fault };
        const { version } = roomOf(mailbox);
        const mark = `${version} ${window.start}`;
        return { known: true, hasChanged: cursor !== mark, cursor: mark };
      },
      async readMeetings(mailbox, window): Promise<MeetingsReading> {
        asked.push({ what: 'meetings', mailbox, window });
        const isFar = window.start > fake.farFrom;
        const fault = fake.faults.get(mailbox) ?? (isFar ? fake.far : fake.half).get(mailbox);
        const meetings = roomOf(mailbox).meetings.filter((meeting) => isWithin(meeting, window));
        fake.underWay += 1;
        fake.mostUnderWay = Math.max(fake.mostUnderWay, fake.underWay);
        try {
          await fake.pause(mailbox);
        } finally {
          fake.underWay -= 1;
        }
        return fault ? { known: false, fault } : { known: true, meetings };
      },
    } satisfies ExchangeMeetings,
  };

  function roomOf(mailbox: string): Room {
    const room = rooms.get(mailbox) ?? { meetings: [], version: 1 };
    rooms.set(mailbox, room);
    return room;
  }
  return fake;
}

export interface Subscribed extends SubscriptionWish {
  readonly mailbox: MailboxAddress;
}

/** Who tells of changes, behind our own port. */
export function fakeNotifications(now: () => number) {
  const live = new Map<string, Subscribed>();
  const renewed: string[] = [];
  const removed: string[] = [];
  let number = 0;
  let aheadMs = 0;
  const fake = {
    live,
    renewed,
    removed,
    /** Refuses to subscribe. */
    isRefusing: false,
    /** Sets the clock of the service that far ahead of ours. */
    goAhead(ms: number) {
      aheadMs = ms;
    },
    notifications: {
      async subscribe(mailbox, wish) {
        if (fake.isRefusing) throw new Problem('exchange-unavailable', 'It does not take subscriptions now.');
        number += 1;
        const id = `subscription-${number}`;
        live.set(id, { ...wish, mailbox });
        return { id, expiresAt: instantOf(now() + aheadMs + 3 * 86_400_000) };
      },
      async renew(id, expiresAt) {
        if (!live.has(id)) return null;
        renewed.push(id);
        return { id, expiresAt };
      },
      async unsubscribe(id) {
        removed.push(id);
        live.delete(id);
      },
      list: async () => [...live].map(([id, { notificationUrl }]) => ({ id, notificationUrl })),
    } satisfies ChangeNotifications,
  };
  return fake;
}
