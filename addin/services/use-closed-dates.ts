import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { listClosedDates } from '../../contract/closed-dates.ts';
import type { CalendarDay } from '../../contract/deadlines.ts';
import { ProviderId } from '../../contract/service-ids.ts';
import { useLink } from '../meeting/use-link.ts';
import type { SeriesDates } from '../meeting/use-series-dates.ts';
import { usePane } from '../shell/pane.ts';
import type { DeliveryMoment, DraftLine } from './request-draft.ts';

/** What would be delivered on each date. */
export interface SeriesDelivery extends DeliveryMoment {
  readonly provider: string;
  readonly lines: readonly Pick<DraftLine, 'item'>[];
}

/**
 * On which dates of a series one of some deliveries cannot be asked for, by their names, each with the reason in a sentence.
 * Nothing while that is not known, and of a single meeting; the server decides in any case.
 */
export function useClosedDates(
  series: SeriesDates | null,
  deliveries: readonly SeriesDelivery[],
): ReadonlyMap<CalendarDay, string> {
  const { call } = usePane();
  const { meeting } = useLink();
  const bookingKey = meeting?.bookingKey ?? null;
  // What several are asked for at the same moment is asked once.
  const queries = new Map(
    deliveries.map(({ provider, offsetFrom, offsetMinutes, lines }) => {
      const item = [...new Set(lines.map((line) => line.item))].toSorted();
      const query = {
        provider: ProviderId.parse(provider),
        offsetFrom,
        offsetMinutes: `${offsetMinutes}`,
        item,
      };
      return [JSON.stringify(query), query];
    }),
  );
  const found = useQueries({
    queries: [...queries.values()].map((query) => ({
      queryKey: ['hanging', 'closed-dates', bookingKey, meeting?.version, query],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
        bookingKey === null
          ? null
          : await call(listClosedDates, { params: { bookingKey }, query }, { signal }),
      enabled: series !== null && bookingKey !== null,
      placeholderData: keepPreviousData,
    })),
  });
  return new Map(found.flatMap(({ data }) => (data?.closed ?? []).map(({ date, why }) => [date, why])));
}
