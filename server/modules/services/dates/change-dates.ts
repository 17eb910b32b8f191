import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../../../contract/primitives.ts';
import type { SeriesDate } from '../../../../contract/meeting-dates.ts';
import { nameOfDate } from '../../meetings/index.ts';
import { isOpen } from '../change-request.ts';
import { isLive } from '../request-states.ts';
import type { RequestState, ServiceRequest } from '../request.ts';
import { isWanted, seriesDates } from './chosen-dates.ts';
import type { ChosenDates } from './chosen-dates.ts';

type Dated = Pick<ServiceRequest, 'occurrence'> & Pick<RequestState, 'status' | 'deadline' | 'start' | 'end'>;

/** What another choice of dates means for the requests that are there, and for the dates that have none. */
export interface DateChange<R> {
  /** Open, and on dates that are not wanted any more. */
  readonly leaving: readonly R[];
  /** Likewise, but their deadline has passed: they cannot be taken back. */
  readonly closed: readonly R[];
  /** Those on which something is wanted as before. */
  readonly staying: readonly R[];
  /** Dates on which something is wanted for the first time, or again. */
  readonly coming: readonly SeriesDate[];
}

/**
 * What is over stays as it was, whatever is chosen afterwards. A request whose meeting was moved too late still waits at the
 * time before, while its date is ahead: only when both are past is it over. Pure.
 */
export function changeDates<R extends Dated>(
  {
    requests,
    series,
    now,
  }: { readonly requests: readonly R[]; readonly series: readonly SeriesDate[]; readonly now: Instant },
  before: ChosenDates | null,
  after: ChosenDates | null,
): DateChange<R> {
  if (isDeepStrictEqual(before, after)) return { leaving: [], closed: [], staying: requests, coming: [] };
  const ahead = new Set(series.map(({ date }) => date));
  const isAhead = (one: R) => one.end > now || (after !== null && ahead.has(nameOfDate(one, after.timeZone)));
  const unwanted = new Set(requests.filter((one) => isLive(one) && isAhead(one) && !isWanted(after, one)));
  const all = [...unwanted];
  const wanted = new Set(seriesDates(series, before).map(({ date }) => date));
  return {
    leaving: all.filter((one) => isOpen(one, now)),
    closed: all.filter((one) => !isOpen(one, now)),
    staying: requests.filter((one) => !unwanted.has(one)),
    coming: seriesDates(series, after).filter(({ date }) => !wanted.has(date)),
  };
}
