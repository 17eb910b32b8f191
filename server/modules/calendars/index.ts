export { calendarsRoutes } from './calendars.routes.ts';
export { createCalendars } from './create-calendars.ts';
export type { Calendars, CalendarsDeps } from './create-calendars.ts';
export type { CheckedRooms } from './check-rooms.ts';
export type { CalendarReader } from './registered-only.ts';
