import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listDates } from '../../contract/meeting-dates.ts';
import type { SeriesDate } from '../../contract/meeting-dates.ts';
import { usePane } from '../shell/pane.ts';
import { stillThere, wantedDates } from './chosen-dates.ts';
import type { DateChoice } from './chosen-dates.ts';
import { useLink } from './use-link.ts';

/** The dates of the series in the form that are ahead, as the server follows it. */
export interface SeriesDates {
  readonly dates: readonly SeriesDate[];
  /** IANA: what the days are counted in. */
  readonly timeZone: string;
  /** False: it may go on beyond what can be chosen yet. */
  readonly isComplete: boolean;
}

/** Null: the meeting is no series, or that is not known yet. Read anew whenever the form says something else. */
export function useSeriesDates(): SeriesDates | null {
  const { call } = usePane();
  const { meeting } = useLink();
  const isSeries = meeting?.isSeries ?? false;
  const bookingKey = meeting?.bookingKey ?? null;
  const { data = null } = useQuery({
    queryKey: ['hanging', 'dates', bookingKey, meeting?.version],
    queryFn: async ({ signal }) =>
      bookingKey === null ? null : await call(listDates, { params: { bookingKey } }, { signal }),
    enabled: isSeries && bookingKey !== null,
    placeholderData: keepPreviousData,
  });
  return isSeries ? data : null;
}

/** What was chosen, seen against the series as it is now. */
export interface ShownChoice {
  /** Null: it is no series. */
  readonly series: SeriesDates | null;
  readonly choice: DateChoice;
  /** So many dates are wanted; null: it is no series. */
  readonly count: number | null;
}

export function useDateChoice(chosen: DateChoice): ShownChoice {
  const series = useSeriesDates();
  if (!series) return { series, choice: null, count: null };
  const choice = stillThere(chosen, series.dates);
  return { series, choice, count: wantedDates(choice, series.dates).length };
}
