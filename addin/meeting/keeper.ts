import { BookingKey, putMeeting, readVerdict, recoverMeetings } from '../../contract/meetings.ts';
import type { MeetingReply, Said } from '../../contract/meetings.ts';
import { MailboxAddress } from '../../contract/primitives.ts';
import type { OrganizationId } from '../../contract/primitives.ts';
import type { Call } from '../../ui/api/call.ts';
import type { ComposedMeeting, Meeting } from '../outlook/composed-meeting.ts';
import type { Plan } from './plan.ts';
import { unseenRooms, without } from './unseen-rooms.ts';

/**
 * Says one form's meeting to the server, always under the same key and in order: while one plan is under way only the newest
 * waits, so that neither the server nor the form ends with an older one.
 */
export interface Keeper {
  /** Looks once for the key that the form has from before; afterwards `hasKey` is true if there is one. Never rejects. */
  recall(form: Meeting): Promise<void>;
  readonly hasKey: () => boolean;
  /**
   * Tells the server what the form says, under a new key where there is none. Of a plan that a newer one took the place of
   * while it waited: what the server said to the newer one. Rejects as calls do.
   */
  say(plan: Plan): Promise<MeetingReply>;
}

interface KeeperDeps {
  readonly call: Call;
  readonly composed: ComposedMeeting;
  readonly organization: OrganizationId;
}

export function createKeeper({ call, composed, organization }: KeeperDeps): Keeper {
  let key: BookingKey | null = null;
  let recalling: Promise<void> | null = null;
  const form = crypto.randomUUID();
  let lastSaid = 0;
  let underWay: Promise<unknown> = Promise.resolve();
  let waiting: { plan: Plan; said: Said; readonly reply: Promise<MeetingReply> } | null = null;
  /** Rooms that the server does not follow: they are not said again. */
  const unseen = new Set<string>();

  /** By the clock that the events read as well; never twice the same, so that the server can tell which came first. */
  function now(): Said {
    // oxlint-disable-next-line no-restricted-properties -- the clock on the wall, which both programs of a form read alike: performance.now() stands still while a machine sleeps (decision 0090)
    lastSaid = Math.max(lastSaid + 1, Date.now());
    return { form, at: lastSaid };
  }

  async function find(meeting: Meeting): Promise<BookingKey | null> {
    const kept = await composed.recallKey();
    if (kept && (kept.organization === null || kept.organization === organization)) return kept.bookingKey;
    const { saved, organizer } = meeting;
    const room = MailboxAddress.safeParse(saved?.rooms[0]);
    if (!saved || !room.success || organizer === null) return null;
    const query = { organizer, room: room.data, ...saved.interval };
    const { meetings } = await call(recoverMeetings, { query });
    return meetings.length === 1 ? (meetings[0]?.bookingKey ?? null) : null;
  }

  async function tell(
    params: { readonly bookingKey: BookingKey },
    whole: Plan,
    said: Said,
  ): Promise<MeetingReply> {
    const plan = without(whole, unseen);
    try {
      return await call(putMeeting, { params, body: { ...plan, signal: 'compose', said } });
    } catch (error) {
      const refused = unseenRooms(error, plan);
      if (refused.length === 0) throw error;
      for (const room of refused) unseen.add(room);
      return await tell(params, whole, said);
    }
  }

  async function look(meeting: Meeting): Promise<void> {
    try {
      key ??= await find(meeting);
    } catch {
      // A new key then; the server finds out that two mean one meeting, and asks.
    }
  }

  async function sayNow(whole: Plan, said: Said): Promise<MeetingReply> {
    const bookingKey = (key ??= BookingKey.parse(crypto.randomUUID()));
    const params = { bookingKey };
    const reply = await tell(params, whole, said);
    const plan = { ...without(whole, unseen) };
    const kept = { bookingKey, organization, origin: location.origin, plan, form, unseen: [...unseen] };
    await composed.keepMeeting({ ...kept, verdict: null });
    void keepVerdict();
    return reply;

    async function keepVerdict(): Promise<void> {
      try {
        const { warn, message, told } = await call(readVerdict, { params });
        // Something else may have been said meanwhile; its own verdict is on the way.
        if (lastSaid === said.at) await composed.keepMeeting({ ...kept, verdict: { warn, message, told } });
      } catch {
        // The events ask for it themselves.
      }
    }
  }

  /** Once what is under way has ended, well or not: what waits then. */
  async function sayNext(): Promise<MeetingReply> {
    await underWay.catch(() => undefined);
    const next = waiting;
    waiting = null;
    if (!next) throw new Error('nothing waits to be said');
    return await (underWay = sayNow(next.plan, next.said));
  }

  return {
    recall: (meeting) => (recalling ??= look(meeting)),
    hasKey: () => key !== null,

    say(plan) {
      const said = now();
      if (waiting) {
        waiting.plan = plan;
        waiting.said = said;
        return waiting.reply;
      }
      const reply = sayNext();
      waiting = { plan, said, reply };
      return reply;
    },
  };
}
