import { BookingKey, putMeeting, readVerdict, recoverMeetings } from '../../contract/meetings.ts';
import type { MeetingReply } from '../../contract/meetings.ts';
import { MailboxAddress } from '../../contract/primitives.ts';
import type { OrganizationId } from '../../contract/primitives.ts';
import type { Call } from '../../ui/api/call.ts';
import type { ComposedMeeting, Meeting } from '../outlook/composed-meeting.ts';
import type { Plan } from './plan.ts';
import { unseenRooms, without } from './unseen-rooms.ts';

/** Says one form's meeting to the server, always under the same key. */
export interface Keeper {
  /** Looks once for the key that the form has from before; afterwards `hasKey` is true if there is one. Never rejects. */
  recall(form: Meeting): Promise<void>;
  readonly hasKey: () => boolean;
  /** Tells the server what the form says, under a new key where there is none. Rejects as calls do. */
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
  let said = 0;
  /** Rooms that the server does not follow: they are not said again. */
  const unseen = new Set<string>();

  async function find(form: Meeting): Promise<BookingKey | null> {
    const kept = await composed.recallKey();
    if (kept && (kept.organization === null || kept.organization === organization)) return kept.bookingKey;
    const { saved, organizer } = form;
    const room = MailboxAddress.safeParse(saved?.rooms[0]);
    if (!saved || !room.success || organizer === null) return null;
    const query = { organizer, room: room.data, ...saved.interval };
    const { meetings } = await call(recoverMeetings, { query });
    return meetings.length === 1 ? (meetings[0]?.bookingKey ?? null) : null;
  }

  async function tell(params: { readonly bookingKey: BookingKey }, form: Plan): Promise<MeetingReply> {
    const plan = without(form, unseen);
    try {
      return await call(putMeeting, { params, body: { ...plan, signal: 'compose' } });
    } catch (error) {
      const refused = unseenRooms(error, plan);
      if (refused.length === 0) throw error;
      for (const room of refused) unseen.add(room);
      return await tell(params, form);
    }
  }

  async function look(form: Meeting): Promise<void> {
    try {
      key ??= await find(form);
    } catch {
      // A new key then; the server finds out that two mean one meeting, and asks.
    }
  }

  return {
    recall: (form) => (recalling ??= look(form)),
    hasKey: () => key !== null,

    async say(form) {
      const bookingKey = (key ??= BookingKey.parse(crypto.randomUUID()));
      const params = { bookingKey };
      said += 1;
      const mine = said;
      const reply = await tell(params, form);
      const plan = without(form, unseen);
      const kept = {
        bookingKey,
        organization,
        origin: location.origin,
        plan: { ...plan },
        unseen: [...unseen],
      };
      await composed.keepMeeting({ ...kept, verdict: null });
      void keepVerdict();
      return reply;

      async function keepVerdict(): Promise<void> {
        try {
          const { warn, message } = await call(readVerdict, { params });
          // Something else may have been said meanwhile; its own verdict is on the way.
          if (said === mine) await composed.keepMeeting({ ...kept, verdict: { warn, message } });
        } catch {
          // The events ask for it themselves.
        }
      }
    },
  };
}
