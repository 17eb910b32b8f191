import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { RoomMeeting } from '../meetings.port.ts';
import { chunksOf } from '../schedule-question.ts';
import type { EwsClient } from './ews-client.ts';
import { detailShape, organizerOf, originalStartOf } from './room-meeting.ts';
import type { FoundMeeting } from './room-meeting.ts';

const ITEMS_PER_CALL = 50;

/** What FindItem may leave open and GetItem tells: an organizer's mail address, where a changed date stood originally. */
export interface MissingFacts {
  /** The meetings with all that Exchange tells about them; for an organizer a series is asked about once. Throws what `faultOf` takes. */
  complete(found: readonly FoundMeeting[]): Promise<readonly RoomMeeting[]>;
}

export function createMissingFacts(
  client: EwsClient,
  mailbox: MailboxAddress,
  signal: AbortSignal,
): MissingFacts {
  /** By meetingUid; null where GetItem knows none either. */
  const organizers = new Map<string, RoomMeeting['organizer']>();

  async function ask(items: readonly RoomMeeting[]) {
    return client.ask({ actAs: mailbox, about: [mailbox], signal }, async (service, ews) => {
      const ids = items.map(({ eventId }) => new ews.ItemId(eventId));
      const { Responses } = await service.BindToItems(ids, detailShape(ews));
      return items.map(({ eventId, meetingUid }, at) => {
        const item = Responses[at]?.Item;
        const isMeeting = item instanceof ews.Appointment;
        return {
          eventId,
          meetingUid,
          organizer: isMeeting ? organizerOf(ews, item) : null,
          original: isMeeting ? originalStartOf(ews, item) : null,
        };
      });
    });
  }

  return {
    async complete(found) {
      const asked = new Map<string, RoomMeeting>();
      for (const { meeting, hasOriginal } of found) {
        const { meetingUid, organizer, eventId } = meeting;
        if (organizer === null && !organizers.has(meetingUid)) {
          organizers.set(meetingUid, null);
          asked.set(eventId, meeting);
        }
        if (!hasOriginal) asked.set(eventId, meeting);
      }
      const originals = new Map<string, RoomMeeting['occurrence']>();
      for (const chunk of chunksOf([...asked.values()], ITEMS_PER_CALL)) {
        for (const { eventId, meetingUid, organizer, original } of await ask(chunk)) {
          if (organizer !== null) organizers.set(meetingUid, organizer);
          if (original !== null) originals.set(eventId, original);
        }
      }
      return found.map(({ meeting, hasOriginal }) => ({
        ...meeting,
        organizer: meeting.organizer ?? organizers.get(meeting.meetingUid) ?? null,
        ...(!hasOriginal && { occurrence: originals.get(meeting.eventId) ?? meeting.occurrence }),
      }));
    },
  };
}
