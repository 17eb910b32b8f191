export { createMeetings } from './create-meetings.ts';
export type { Meetings, MeetingsDeps } from './create-meetings.ts';
export type { AskDatesAtSend, DatesAtSend } from './meeting-deps.ts';
export type {
  Answer,
  Cause,
  FormDate,
  Hanging,
  Hung,
  LinkedMeeting,
  OccurrenceChange,
  OccurrenceState,
  SeenRoom,
  Situation,
} from './hanging.ts';
export { formDates, goesOn, isSeries, nameOfDate, plannedDates } from './dates-ahead.ts';
export type { KnownOccurrence } from './link.ts';
export { knownOccurrences } from './occurrences.store.ts';
export { requireOwn } from './own-meetings.ts';
export { followedMeetingsRoutes } from './followed-meetings.routes.ts';
export { isTheirs, mayOpen, noSuchMeeting } from './link-access.ts';
export type { Link } from './link.ts';
export { linkOfSeen } from './follow-seen.ts';
export { entriesAbout } from './history.store.ts';
export type { PastEntry } from './history.store.ts';
export { isOrganizer, lockOwnLink, mayActOn, mayActOnMeeting, mayNotAct } from './may-act.ts';
export { causeOf } from './put-meeting.ts';
export { findLink, linksByIds, linksOfMeetings, lockLinks } from './links.store.ts';
export { allCalendarFacts, calendarFacts, sightingsWithin } from './mirror-facts.store.ts';
export { titlesOf } from './meeting-titles.ts';
export { isRoomless, isUnsent, linkedMeeting } from './situation.ts';
export { meetingsRoutes } from './meetings.routes.ts';
export type { CalendarChange, Why } from './why.ts';
export { wakeMeetingsOfRemoved } from './removed-rooms.store.ts';
export { renameRoomsOfMeetings } from './rename-rooms.store.ts';
