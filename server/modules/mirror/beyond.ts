import type { CalendarId, Instant, Interval } from '../../../contract/primitives.ts';
import type { ExchangeFault } from '../../exchange/index.ts';
import type { ExchangeMeetings, RoomMeeting } from '../../exchange/meetings.port.ts';
import { waitAfter } from './back-off.ts';
import type { CalendarRead } from './calendar-read.ts';
import type { BeyondResult, Claim } from './claims.store.ts';
import { sightingsIn } from './sighting.ts';
import { beyondAt } from './window.ts';

/** What a calendar shows beyond the window of the meetings that are looked for, or why that could not be read. */
export type BeyondLook = { readonly meetingUids: readonly string[] } & (
  { readonly meetings: readonly RoomMeeting[] } | { readonly fault: ExchangeFault }
);

/** Looks beyond the window for the meetings that somebody asked for; null: nobody did, or all time is in the window. */
export async function lookBeyond(
  exchange: ExchangeMeetings,
  { mailbox, beyond }: Claim,
  now: Instant,
  signal: AbortSignal,
): Promise<BeyondLook | null> {
  if (beyond.length === 0) return null;
  const time = beyondAt(now);
  if (time === null) return { meetingUids: beyond, meetings: [] };
  const reading = await exchange.readMeetings(mailbox, time, { signal });
  if (!reading.known) return { meetingUids: beyond, fault: reading.fault };
  return { meetingUids: beyond, meetings: sightingsIn(reading.meetings).filter(isAskedFor(beyond, time)) };
}

/** What begins within the window is seen there already. */
function isAskedFor(beyond: readonly string[], { start: from }: Interval): (meeting: RoomMeeting) => boolean {
  const wanted = new Set(beyond);
  return ({ meetingUid, start }) => wanted.has(meetingUid) && start >= from;
}

/** The same as those are told of it who asked. */
export function beyondRead(
  look: BeyondLook | null,
  calendar: CalendarId,
  at: Instant,
): CalendarRead['beyond'] {
  if (look === null) return null;
  if ('fault' in look) return { meetingUids: look.meetingUids, sightings: null };
  const sightings = look.meetings.map((meeting) => ({
    calendar,
    meetingUid: meeting.meetingUid,
    occurrence: meeting.occurrence,
    start: meeting.start,
    end: meeting.end,
    organizer: meeting.organizer?.mailbox ?? null,
    organizerName: meeting.organizer?.name ?? null,
    isCanceled: meeting.isCanceled,
    response: meeting.response,
    firstSeenAt: at,
  }));
  return { meetingUids: look.meetingUids, sightings };
}

export function beyondResult(
  look: BeyondLook | null,
  { beyondFailures }: Claim,
  random: number,
): BeyondResult {
  if (look === null) return { looked: [], waitMs: null, isHeldOff: false };
  if (!('fault' in look)) return { looked: look.meetingUids, waitMs: null, isHeldOff: false };
  const { retryAfterSeconds } = look.fault;
  const failed = { failures: beyondFailures + 1, retryAfterSeconds, isIntegrationSick: false };
  return { looked: [], waitMs: waitAfter(failed, random), isHeldOff: retryAfterSeconds !== null };
}
