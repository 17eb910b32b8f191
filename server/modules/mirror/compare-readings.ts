import type { Interval } from '../../../contract/primitives.ts';
import type { RoomMeeting } from '../../exchange/meetings.port.ts';
import { keyOf } from './sighting.ts';
import { isWithin } from './window.ts';

/** What one complete reading of a calendar brought beside the one before. Every meeting of both is in exactly one list, and a changed one in another as it was. */
export interface Difference {
  readonly inserted: readonly RoomMeeting[];
  /** As they are now. */
  readonly changed: readonly RoomMeeting[];
  /** The same as they were. */
  readonly outdated: readonly RoomMeeting[];
  /** As they were. */
  readonly vanished: readonly RoomMeeting[];
  /** There since the window moved on, or seen by the first reading: new to us, and no news. */
  readonly entered: readonly RoomMeeting[];
  /** As they were; the window has moved past them. */
  readonly left: readonly RoomMeeting[];
  readonly unchanged: readonly RoomMeeting[];
}

export interface Windows {
  /** What the reading before covered; null: there was none. */
  readonly before: Interval | null;
  readonly after: Interval;
}

/** Compares two readings, each with one meeting per key. */
export function compareReadings(
  before: readonly RoomMeeting[],
  after: readonly RoomMeeting[],
  windows: Windows,
): Difference {
  const known = new Map(before.map((meeting) => [keyOf(meeting), meeting]));
  const inserted: RoomMeeting[] = [];
  const changed: RoomMeeting[] = [];
  const outdated: RoomMeeting[] = [];
  const entered: RoomMeeting[] = [];
  const unchanged: RoomMeeting[] = [];

  for (const meeting of after) {
    const key = keyOf(meeting);
    const was = known.get(key);
    known.delete(key);
    if (was && isSame(was, meeting)) unchanged.push(meeting);
    else if (was) {
      changed.push(meeting);
      outdated.push(was);
    } else (windows.before && isWithin(meeting, windows.before) ? inserted : entered).push(meeting);
  }

  const gone = [...known.values()];
  return {
    inserted,
    changed,
    outdated,
    entered,
    unchanged,
    vanished: gone.filter((meeting) => isWithin(meeting, windows.after)),
    left: gone.filter((meeting) => !isWithin(meeting, windows.after)),
  };
}

const compared = [
  'changeKey',
  'eventId',
  'start',
  'end',
  'isException',
  'subject',
  'isPrivate',
  'isAllDay',
  'isCanceled',
  'response',
  'showAs',
] as const satisfies readonly (keyof RoomMeeting)[];

/** A change key alone is not trusted: a service that kept one through a change would hide it from us for ever. */
function isSame(one: RoomMeeting, other: RoomMeeting): boolean {
  return (
    compared.every((field) => one[field] === other[field]) &&
    one.organizer?.mailbox === other.organizer?.mailbox &&
    one.organizer?.name === other.organizer?.name
  );
}
