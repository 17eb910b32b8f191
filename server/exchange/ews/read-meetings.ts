import { instantOf } from '../../kernel/time.ts';
import { OutboundFault } from '../../outbound/fault.ts';
import type { Interval, MailboxAddress } from '../../../contract/primitives.ts';
import type { MeetingsReading, RoomMeeting } from '../meetings.port.ts';
import { createWordWatch } from '../unknown-words.ts';
import type { WordWatch } from '../unknown-words.ts';
import { readSlices, readWhole } from '../whole-reading.ts';
import type { Deadline } from '../whole-reading.ts';
import { readCalendarItems } from './calendar-items.ts';
import type { EwsClient } from './ews-client.ts';
import { EwsFailure } from './ews-failure.ts';
import { faultOf } from './ews-faults.ts';
import { createMissingFacts } from './missing-facts.ts';
import type { MissingFacts } from './missing-facts.ts';
import { meetingShape, toFoundMeeting } from './room-meeting.ts';
import type { FoundMeeting } from './room-meeting.ts';
import { newRecord } from './soap-call.ts';
import { UnreadableSoap } from './unreadable-soap.ts';

/** Exchange gives up to 1,000; reading so many at once would keep everybody else waiting. */
const MOST_PER_VIEW = 150;
/** What is shorter is not cut any more: no room holds so many meetings in a minute. */
const SHORTEST_VIEW_MS = 60_000;

/** The calendar of a room, complete or not at all; as `ExchangeMeetings.readMeetings` promises. */
export function readMeetings(
  client: EwsClient,
  mailbox: MailboxAddress,
  window: Interval,
  options: Deadline,
): Promise<MeetingsReading> {
  return readWhole(options, faultOf, async (signal) => {
    const words = createWordWatch();
    const calendar = { client, mailbox, signal, words, facts: createMissingFacts(client, mailbox, signal) };
    const meetings = await readSlices(window, (slice) => readView(calendar, slice));
    return { known: true, meetings, ...words.found() };
  });
}

interface Calendar {
  readonly client: EwsClient;
  readonly mailbox: MailboxAddress;
  readonly signal: AbortSignal;
  readonly words: WordWatch;
  readonly facts: MissingFacts;
}

interface View {
  readonly found: readonly FoundMeeting[];
  readonly isComplete: boolean;
}

/** A view has no pages: where it breaks off, another one begins, or it is asked again in halves. */
async function* readView(calendar: Calendar, slice: Interval): AsyncGenerator<readonly RoomMeeting[]> {
  const view = await findMeetings(calendar, slice);
  if (view) yield await calendar.facts.complete(view.found);
  if (view?.isComplete) return;

  const rest = view && restOf(slice, view.found);
  if (rest) {
    yield* readView(calendar, rest);
    return;
  }
  for (const half of halvesOf(slice)) yield* readView(calendar, half);
}

/** Null when the service, or what we read at once, is too small for the answer. */
async function findMeetings(
  { client, mailbox, signal, words }: Calendar,
  { start, end }: Interval,
): Promise<View | null> {
  const record = newRecord();
  const question = { actAs: mailbox, about: [mailbox], signal, record, isReadByUs: true };
  try {
    return await client.ask(question, async (service, ews) => {
      const utc = (instant: string) => new ews.DateTime(Date.parse(instant), ews.DateTimeKind.Utc);
      const folder = new ews.FolderId(ews.WellKnownFolderName.Calendar, new ews.Mailbox(mailbox));
      const view = new ews.CalendarView(utc(start), utc(end), MOST_PER_VIEW);
      view.PropertySet = meetingShape(ews);
      const found = await service.FindAppointments(folder, view);
      return {
        found: readCalendarItems(record.reply?.text ?? '').map((item) => toFoundMeeting(item, words)),
        isComplete: !found.MoreAvailable,
      };
    });
  } catch (error) {
    if (error instanceof EwsFailure && error.ewsCode === 'ErrorExceededFindCountLimit') return null;
    if (error instanceof OutboundFault && error.kind === 'too-large') return null;
    throw error;
  }
}

/** From the last start on: Exchange lists by start. Null when it did not, or when that would lead no further. */
function restOf({ start, end }: Interval, found: readonly FoundMeeting[]): Interval | null {
  const starts = found.map(({ meeting }) => meeting.start);
  const isInOrder = starts.every((start, at) => at === 0 || (starts[at - 1] ?? start) <= start);
  const last = starts.at(-1);
  return isInOrder && last !== undefined && last > start ? { start: last, end } : null;
}

function halvesOf({ start, end }: Interval): readonly Interval[] {
  const from = Date.parse(start);
  const length = Date.parse(end) - from;
  if (length < SHORTEST_VIEW_MS) {
    throw new UnreadableSoap('broken', 'The reply breaks off, however short the time that is asked about');
  }
  const middle = instantOf(from + Math.round(length / 2));
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}
