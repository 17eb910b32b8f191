import { z } from 'zod';
import { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { RoomMeeting } from '../meetings.port.ts';
import { meetingUidOf, namesInstance } from '../meeting-uid.ts';
import { plainText } from '../plain-text.ts';
import type { WordWatch } from '../unknown-words.ts';
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

/** Graph's `freeBusyStatus`, `responseType`, `eventType` and `sensitivity`; what is not here we do not know. */
const shown: ReadonlyMap<string, RoomMeeting['showAs']> = new Map([
  ['unknown', 'unknown'],
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
  ['none', 'none'],
  ['notResponded', 'none'],
]);
const types: ReadonlyMap<string, 'single' | 'of-series' | 'exception' | 'master'> = new Map([
  ['singleInstance', 'single'],
  ['occurrence', 'of-series'],
  ['exception', 'exception'],
  ['seriesMaster', 'master'],
]);
const isSecret: ReadonlyMap<string, boolean> = new Map([
  ['normal', false],
  ['personal', true],
  ['private', true],
  ['confidential', true],
]);

/**
 * One item of a calendar view. Null for the master of a series, which stands for no time of its own. Whatever is not
 * marked as for everybody is private. `words` is told what nobody knows. Throws UnreadableReply for what has no id or no
 * time.
 */
export function toRoomMeeting(value: unknown, words: WordWatch): RoomMeeting | null {
  const parsed = Event.safeParse(value);
  if (!parsed.success)
    throw new UnreadableReply('Graph gave a meeting that is none', { cause: parsed.error });
  const event = parsed.data;
  const type = words.meaning('type', types, event.type);
  if (type === 'master') return null;

  const uid = event.iCalUId || event.id;
  const isException = type === 'exception';
  const isOfSeries = isException || type === 'of-series' || namesInstance(uid);
  return {
    meetingUid: meetingUidOf(uid),
    occurrence: isOfSeries ? (event.originalStart ?? event.start) : null,
    isException,
    eventId: plainText(event.id, 1000),
    changeKey: plainText(event.changeKey ?? event['@odata.etag'] ?? '', 500),
    start: event.start,
    end: event.end,
    organizer: organizerOf(event),
    ...subjectOf(event, words),
    isAllDay: event.isAllDay,
    isCanceled: event.isCancelled,
    ...stateOf(event, words),
  };
}

function organizerOf({ organizer }: Event): RoomMeeting['organizer'] {
  if (!organizer) return null;
  const { address, name } = organizer.emailAddress;
  return { mailbox: address, name: plainText(name ?? '', 400) || address };
}

function subjectOf({ sensitivity, subject }: Event, words: WordWatch) {
  const isPrivate = words.meaning('sensitivity', isSecret, sensitivity) ?? true;
  return { isPrivate, subject: isPrivate ? null : plainText(subject ?? '', 400) };
}

function stateOf(
  { responseStatus, showAs }: Event,
  words: WordWatch,
): Pick<RoomMeeting, 'response' | 'showAs'> {
  return {
    response: words.meaning('response', answered, responseStatus?.response, true) ?? 'none',
    showAs: words.meaning('showAs', shown, showAs) ?? 'unknown',
  };
}
