import type { listDay } from '../../contract/followed-meetings.ts';
import type { RouteReply } from '../../contract/route.ts';

export type Day = RouteReply<typeof listDay>;
export type DayRoom = Day['rooms'][number];
export type DayMeeting = DayRoom['meetings'][number];

/** Tells the meetings of a page apart; the same meeting in two rooms is two of them. */
export function keyOf(
  room: Pick<DayRoom, 'calendar'>,
  { meetingUid, occurrence, start }: DayMeeting,
): string {
  return [room.calendar, meetingUid, occurrence ?? '', start].join(' ');
}

/** Everything that hangs on it, over all that is known of it. */
export function hangingOn({ links }: DayMeeting): DayMeeting['links'][number]['hanging'] {
  return links.flatMap(({ hanging }) => hanging);
}
