export { createAvailability } from './create-availability.ts';
export type { Availability, KnownCalendars } from './create-availability.ts';
export type { KnownCalendar } from './availability.store.ts';
export { conflictsIn, covers, isFree } from './calendar-times.ts';
export type { CalendarTimes, Conflict } from './calendar-times.ts';
export { countOverTime, crowdedBlocks, mostAtOnce, timesOfPlaces } from './counted-places.ts';
export type { Places as CountedPlaces } from './counted-places.ts';
