import { z } from 'zod';
import { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { RoomMeeting } from '../meetings.port.ts';
import { meetingUidOf, namesInstance } from '../meeting-uid.ts';
import { plainText } from '../plain-text.ts';
import { UnreadableReply } from './graph-failure.ts';
import { UtcTime } from './utc-time.ts';

/** Everything that is ever asked about a meeting; the wall lets no other `$select` through. */
export const MEETING_FIELDS =
  'id,changeKey,iCalUId,type,originalStart,start,end,isAllDay,isCancelled,organizer,subject,sensitivity,' +
  'responseStatus,showAs';

const Text = z.string().max(4000).nullish().catch(null);
const Flag = z
  .boolean()
  .nullish()
  .catch(null)
  .transform((flag) => flag ?? false);

/** A meeting has a place in time and an id, or the page is none; anything else may be missing or new to us. */
const Event = z.object({
  id: z.string().min(1).max(1000),
  start: UtcTime,
  end: UtcTime,
  '@odata.etag': Text,
  changeKey: Text,
  iCalUId: Text,
  type: Text,
  originalStart: Instant.nullish().catch(null),
  isAllDay: Flag,
  isCancelled: Flag,
  organizer: z
    .object({ emailAddress: z.object({ address: MailboxAddress, name: Text }) })
    .nullish()
    .catch(null),
  subject: Text,
  sensitivity: Text,
  responseStatus: z.object({ response: Text }).nullish().catch(null),
  showAs: Text,
});
type Event = z.output<typeof Event>;

/** Graph's `freeBusyStatus` and `responseType`; a value that is not here is one that we do not know. */
const shown: ReadonlyMap<string, RoomMeeting['showAs']> = new Map([
  ['free', 'free'],
  ['tentative', 'tentative'],
  ['busy', 'busy'],
  ['oof', 'out-of-office'],
  ['workingElsewhere', 'working-elsewhere'],
]);
const answered: ReadonlyMap<string, RoomMeeting['response']> = new Map([
  ['organizer', 'organizer'],
  ['tentativelyAccepted', 'tentative'],
  ['accepted', 'accepted'],
  ['declined', 'declined'],
]);

/**
 * One item of a calendar view. Null for the master of a series, which stands for no time of its own. Whatever is not
 * marked as for everybody is private. Throws UnreadableReply for what has no id or no time.
 */
export function toRoomMeeting(value: unknown): RoomMeeting | null {
  const parsed = Event.safeParse(value);
  if (!parsed.success)
    throw new UnreadableReply('Graph gave a meeting that is none', { cause: parsed.error });
  const event = parsed.data;
  if (event.type === 'seriesMaster') return null;

  const uid = event.iCalUId || event.id;
  const isException = event.type === 'exception';
  const isOfSeries = isException || event.type === 'occurrence' || namesInstance(uid);
  return {
    meetingUid: meetingUidOf(uid),
    occurrence: isOfSeries ? (event.originalStart ?? event.start) : null,
    isException,
    eventId: plainText(event.id, 1000),
    changeKey: plainText(event.changeKey ?? event['@odata.etag'] ?? '', 500),
    start: event.start,
    end: event.end,
    organizer: organizerOf(event),
    ...subjectOf(event),
    isAllDay: event.isAllDay,
    isCanceled: event.isCancelled,
    ...stateOf(event),
  };
}

function organizerOf({ organizer }: Event): RoomMeeting['organizer'] {
  if (!organizer) return null;
  const { address, name } = organizer.emailAddress;
  return { mailbox: address, name: plainText(name ?? '', 400) || address };
}

function subjectOf({ sensitivity, subject }: Event) {
  const isPrivate = sensitivity !== 'normal';
  return { isPrivate, subject: isPrivate ? null : plainText(subject ?? '', 400) };
}

function stateOf({ responseStatus, showAs }: Event): Pick<RoomMeeting, 'response' | 'showAs'> {
  return {
    response: answered.get(responseStatus?.response ?? '') ?? 'none',
    showAs: shown.get(showAs ?? '') ?? 'unknown',
  };
}
