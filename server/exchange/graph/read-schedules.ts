import type { Interval, MailboxAddress } from '../../../contract/primitives.ts';
import { OutboundFault } from '../../outbound/fault.ts';
import type { CallOptions, ExchangeFault, Schedule } from '../exchange.port.ts';
import { withinDeadline } from '../deadline.ts';
import type { GraphClient } from './graph-client.ts';
import { faultOf, GraphFailure } from './graph-failure.ts';
import type { ReadingRooms } from '../reading-rooms.ts';
import { chunksOf, refuseInterval } from '../schedule-question.ts';
import { readScheduleReply } from './schedule-reply.ts';

/** The most that one getSchedule takes (learn.microsoft.com/graph/outlook-get-free-busy-schedule). */
const SCHEDULES_PER_CALL = 20;
const SECOND_MS = 1000;

/**
 * What occupies `rooms` within `interval`, all chunks side by side, within `deadlineMs` for everything: what has not
 * come by then is unknown, and the rest is answered. Rejects with the signal's reason when the caller gives up, and
 * with a RangeError when the interval is empty or longer than Graph takes.
 */
export async function readSchedules(
  client: GraphClient,
  readers: ReadingRooms,
  rooms: readonly MailboxAddress[],
  interval: Interval,
  { signal: outer, deadlineMs }: CallOptions & { readonly deadlineMs: number },
): Promise<readonly Schedule[]> {
  refuseInterval(interval);
  outer?.throwIfAborted();
  const asked = [...new Set(rooms)];
  const answers = await withinDeadline(deadlineMs, outer, (signal) =>
    Promise.all(
      chunksOf(asked, SCHEDULES_PER_CALL).map((chunk) => readChunk(client, readers, chunk, interval, signal)),
    ),
  );
  outer?.throwIfAborted();

  const byMailbox = new Map(answers.flat().map((schedule) => [schedule.mailbox, schedule]));
  return rooms.flatMap((room) => byMailbox.get(room) ?? []);
}

/** One chunk through the first room that lets us; its own failure says something about that room alone. */
async function readChunk(
  client: GraphClient,
  readers: ReadingRooms,
  rooms: readonly MailboxAddress[],
  interval: Interval,
  signal: AbortSignal,
): Promise<Schedule[]> {
  const body = {
    schedules: rooms,
    startTime: utcTime(Math.floor(Date.parse(interval.start) / SECOND_MS) * SECOND_MS),
    endTime: utcTime(Math.ceil(Date.parse(interval.end) / SECOND_MS) * SECOND_MS),
  };
  const faults = new Map<MailboxAddress, ExchangeFault>();
  let last: ExchangeFault | null = null;

  for (const reader of readers.candidates(rooms)) {
    const path = `/users/${encodeURIComponent(reader)}/calendar/getSchedule`;
    try {
      const schedules = readScheduleReply(await client.post(path, body, signal), rooms, interval);
      readers.served(reader);
      return schedules;
    } catch (error) {
      last = faultOf(signal.aborted ? abortFault(signal) : error);
      if (signal.aborted || !isAboutReader(error)) break;
      readers.failed(reader);
      faults.set(reader, last);
    }
  }
  const fault = last ?? faultOf(new OutboundFault('aborted', 'Nothing was asked'));
  return rooms.map((mailbox) => ({ mailbox, known: false, fault: faults.get(mailbox) ?? fault }));
}

/** Whether another room might have served: the mailbox is gone, moving or out of scope, and not the whole application. */
function isAboutReader(error: unknown): boolean {
  if (!(error instanceof GraphFailure) || error.graphCode === 'Authorization_RequestDenied') return false;
  return error.status === 403 || error.status === 404 || error.graphCode === 'MailboxInfoStale';
}

/** A caller that gave up gets its rejection from `readSchedules`; here both ends only stop the work. */
function abortFault(signal: AbortSignal): OutboundFault {
  return signal.reason instanceof OutboundFault
    ? signal.reason
    : new OutboundFault('aborted', 'The caller gave up');
}

function utcTime(milliseconds: number) {
  return { dateTime: new Date(milliseconds).toISOString().slice(0, 19), timeZone: 'UTC' };
}
