import { z } from 'zod';
import type { Interval, MailboxAddress } from '../../../contract/primitives.ts';
import { createWordWatch } from '../unknown-words.ts';
import type { WordWatch } from '../unknown-words.ts';
import type { MeetingsReading, RoomMeeting } from '../meetings.port.ts';
import { inBreaths, readSlices, readWhole } from '../whole-reading.ts';
import type { Deadline } from '../whole-reading.ts';
import { continuationOf } from './continuation.ts';
import type { GraphClient } from './graph-client.ts';
import { faultOf, UnreadableReply } from './graph-failure.ts';
import { MEETING_FIELDS, toRoomMeeting } from './room-meeting.ts';

/** The most that Graph gives at once: the fewer the pages, the less moves from one to another while they are read. */
const MOST_PER_PAGE = 1000;
/** An end for a server that would page for ever; so many meetings in three months are no calendar. */
const MOST_PAGES = 50;

const Page = z.object({ value: z.array(z.unknown()).max(10_000), '@odata.nextLink': z.url().optional() });

/** The calendar of a room, complete or not at all; as `ExchangeMeetings.readMeetings` promises. */
export function readMeetings(
  client: GraphClient,
  mailbox: MailboxAddress,
  window: Interval,
  options: Deadline,
): Promise<MeetingsReading> {
  return readWhole(options, faultOf, async (signal) => {
    const words = createWordWatch();
    const calendar = { client, mailbox, signal, words };
    const meetings = await readSlices(window, (slice) => readSlice(calendar, slice));
    return { known: true, meetings, ...words.found() };
  });
}

interface Calendar {
  readonly client: GraphClient;
  readonly mailbox: MailboxAddress;
  readonly signal: AbortSignal;
  readonly words: WordWatch;
}

async function* readSlice(
  { client, mailbox, signal, words }: Calendar,
  { start, end }: Interval,
): AsyncGenerator<readonly RoomMeeting[]> {
  const first =
    `/users/${encodeURIComponent(mailbox)}/calendarView?startDateTime=${start}&endDateTime=${end}` +
    `&$top=${MOST_PER_PAGE}&$select=${MEETING_FIELDS}`;
  const seen = new Set<string>();
  for (let path: string | null = first; path !== null;) {
    if (seen.has(path) || seen.size >= MOST_PAGES) throw new UnreadableReply('Graph pages in a circle');
    seen.add(path);
    const page = Page.safeParse(await client.get(path, signal));
    if (!page.success) throw new UnreadableReply('Graph gave no list of meetings', { cause: page.error });
    yield* inBreaths(page.data.value, (value) => toRoomMeeting(value, words));
    const next = page.data['@odata.nextLink'];
    path =
      next === undefined ? null : `${first}&${continuationOf(next, client.origin, ['$skip', '$skiptoken'])}`;
  }
}
