import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import { timesOfPlaces } from '../availability/index.ts';
import type { CalendarTimes } from '../availability/index.ts';
import { placesFor } from '../rooms/index.ts';
import type { Room } from '../rooms/index.ts';

/** When a room is taken for a series, and whether the series itself is still among what takes it. */
export interface SeriesTimes {
  readonly times: CalendarTimes | null;
  readonly isOwn: boolean;
}

/**
 * When a room is taken for a series of so many people. Where places are counted, that is when too few of them are left, and
 * what the series occupies there itself is left out already. `times` null: it is not known.
 */
export function seriesTimes(
  room: Pick<Room, 'kind' | 'capacity'> | undefined,
  times: CalendarTimes | null,
  {
    seats,
    dates,
    isOwn,
  }: { readonly seats: number; readonly dates: readonly SeriesDate[]; readonly isOwn: boolean },
): SeriesTimes {
  const places = room && placesFor(room, seats);
  if (!times || !places) return { times, isOwn };
  return { times: timesOfPlaces(times, places, isOwn ? dates : []), isOwn: false };
}
