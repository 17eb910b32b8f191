import type { PolicyRefusal } from '../../../contract/policy-refusals.ts';
import type { CalendarId, Instant, Interval, TimeZone, UnitId } from '../../../contract/primitives.ts';
import { MOST_TOUCHED } from '../../../contract/room-policies.ts';
import type {
  PolicyHolder,
  PolicyPart,
  RoomPolicy,
  previewRoomPolicy,
} from '../../../contract/room-policies.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { judge } from '../rooms/index.ts';
import type { Booker, Policies } from '../rooms/index.ts';

/** A meeting in one room, as the mirror has it. */
export interface LookedMeeting extends Interval {
  readonly room: CalendarId;
  /** The same for every date of a series, and in every room. */
  readonly meeting: string;
  readonly organizer: string | null;
  readonly organizerName: string | null;
  readonly subject: string | null;
  readonly isPrivate: boolean;
  /** When it was seen first; null: it was there before anybody looked. */
  readonly bookedAt: Instant | null;
}

export interface LookedRoom {
  readonly id: CalendarId;
  readonly name: string;
  readonly unit: UnitId;
  readonly timeZone: TimeZone;
  /** The clock by which `after` judges; the same unless the place of the room gets another one. */
  readonly timeZoneAfter: TimeZone;
}

export interface DryRun {
  readonly before: Policies;
  readonly after: Policies;
  readonly rooms: readonly LookedRoom[];
  /** By start. */
  readonly meetings: readonly LookedMeeting[];
  readonly now: Instant;
}

type Outcome = Pick<
  RouteReply<typeof previewRoomPolicy>,
  'past' | 'ahead' | 'freed' | 'byReason' | 'touched'
>;
type Touched = Outcome['touched'][number];

/** How many meetings were judged since it was said last. */
export type Judged = number;

/**
 * Which meetings another policy is against for a reason that the present one does not give, and how many the present one is
 * against and the other is not. Who is in which group and how many people come, the mirror does not know: those parts are
 * judged of nobody. Quotas count what the same organizer had booked before, in the rooms that were looked at. Pure.
 */
export function* dryRun({ before, after, rooms, meetings, now }: DryRun): Generator<Judged, Outcome> {
  const byId = new Map(rooms.map((room) => [room.id, room]));
  const counted = { past: 0, ahead: 0, freed: 0 };
  const reasons = new Map<string, number>();
  const past: Touched[] = [];
  const ahead: Touched[] = [];
  const byOrganizer = Map.groupBy(meetings, ({ organizer }) => organizer);

  for (const meeting of meetings) {
    const room = byId.get(meeting.room);
    yield 1;
    if (!room) continue;
    const others = meeting.organizer === null ? [] : (byOrganizer.get(meeting.organizer) ?? []);
    const one = { meeting, room, others, byId };
    const was = judgeOne(before, { ...one, timeZone: room.timeZone });
    const is = judgeOne(after, { ...one, timeZone: room.timeZoneAfter });
    const added = is.filter(({ code }) => !was.some((one) => one.code === code));
    if (added.length === 0) {
      if (was.length > 0 && is.length === 0) counted.freed += 1;
      continue;
    }
    for (const { code } of added) reasons.set(code, (reasons.get(code) ?? 0) + 1);
    const isPast = meeting.start < now;
    counted[isPast ? 'past' : 'ahead'] += 1;
    (isPast ? past : ahead).push(touchedFrom(meeting, room, added));
  }
  const byReason = [...reasons]
    .map(([code, count]) => ({ code, meetings: count }))
    .toSorted((one, other) => other.meetings - one.meetings || (one.code < other.code ? -1 : 1));
  return { ...counted, byReason, touched: [...ahead, ...past.toReversed()].slice(0, MOST_TOUCHED) };
}

/** Parts of a change of which the mirror says nothing. */
export function unjudgedParts(before: RoomPolicy, after: RoomPolicy): PolicyPart[] {
  return (['seenBy', 'bookedBy', 'fillPercent', 'approval'] as const).filter(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );
}

interface One {
  readonly meeting: LookedMeeting;
  readonly room: LookedRoom;
  readonly timeZone: TimeZone;
  readonly others: readonly LookedMeeting[];
  readonly byId: ReadonlyMap<CalendarId, LookedRoom>;
}

function judgeOne(
  policies: Policies,
  { meeting, room, timeZone, others, byId }: One,
): readonly PolicyRefusal[] {
  const reaches = (holder: PolicyHolder, id: CalendarId) => {
    const other = byId.get(id);
    return other !== undefined && policies.reaches(holder, other);
  };
  const booker: Booker = {
    isAmong: null,
    bookingsIn: (holder) =>
      others.filter((other) => isBookedBefore(other, meeting) && reaches(holder, other.room)),
  };
  const { start, end, bookedAt } = meeting;
  return judge(policies.of(room), booker, { start, end, timeZone, bookedAt, asOf: bookedAt ?? start });
}

/** Of two that were there before anybody looked, the one that begins first counts as booked first. */
function isBookedBefore(other: LookedMeeting, meeting: LookedMeeting): boolean {
  if (other.meeting === meeting.meeting) return false;
  const [one, two] = [other.bookedAt ?? '', meeting.bookedAt ?? ''];
  if (one !== two) return one < two;
  return other.start < meeting.start || (other.start === meeting.start && other.meeting < meeting.meeting);
}

function touchedFrom(
  { start, end, subject, isPrivate, organizerName }: LookedMeeting,
  { id, name, timeZoneAfter: timeZone }: LookedRoom,
  reasons: readonly PolicyRefusal[],
): Touched {
  const room = { id, name, timeZone };
  return { room, start, end, subject, isPrivate, organizer: organizerName, reasons: [...reasons] };
}
