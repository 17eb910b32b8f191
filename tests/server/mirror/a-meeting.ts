import * as fc from 'fast-check';
import { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { RoomMeeting } from '../../../server/exchange/meetings.port.ts';
import { instantOf } from '../../../server/kernel/time.ts';

/** A meeting on the Monday of the scenarios, as a room that has accepted it shows it. */
export function aMeeting(meetingUid: string, more: Partial<RoomMeeting> = {}): RoomMeeting {
  return {
    meetingUid,
    occurrence: null,
    isException: false,
    eventId: `item-${meetingUid}`,
    changeKey: 'one',
    start: Instant.parse('2026-11-30T09:00:00Z'),
    end: Instant.parse('2026-11-30T10:00:00Z'),
    organizer: { mailbox: MailboxAddress.parse('anna@nordhavn.test'), name: 'Anna' },
    subject: 'Anna',
    isPrivate: false,
    isAllDay: false,
    isCanceled: false,
    response: 'accepted',
    showAs: 'busy',
    ...more,
  };
}

const HOUR_MS = 60 * 60_000;
const MONDAY = Date.parse('2026-11-30T00:00:00Z');

const instants = (fromHours: number, toHours: number) =>
  fc.integer({ min: fromHours, max: toHours }).map((hours) => instantOf(MONDAY + hours * HOUR_MS));

/** Meetings between 100 days before the Monday and 400 after, few enough different ones to meet again. */
export const meetings: fc.Arbitrary<readonly RoomMeeting[]> = fc.uniqueArray(
  fc
    .record({
      uid: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      occurrence: fc.option(instants(0, 3), { nil: null }),
      changeKey: fc.constantFrom('one', 'two'),
      item: fc.constantFrom('i', 'j', 'k'),
      start: instants(-2_400, 9_600),
      hours: fc.integer({ min: 0, max: 30 }),
      isCanceled: fc.boolean(),
      response: fc.constantFrom('accepted' as const, 'tentative' as const, 'none' as const),
      showAs: fc.constantFrom('free' as const, 'tentative' as const, 'busy' as const, 'unknown' as const),
    })
    .map(({ uid, hours, item, ...meeting }) =>
      aMeeting(uid, {
        ...meeting,
        eventId: item,
        subject: null,
        end: instantOf(Date.parse(meeting.start) + hours * HOUR_MS),
      }),
    ),
  { maxLength: 12, selector: ({ meetingUid, occurrence }) => `${meetingUid} ${occurrence}` },
);
