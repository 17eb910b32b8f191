import type { SeriesDate } from '../../../contract/meeting-dates.ts';

/** Outlook's dialog shows some 250 letters: so many dates are named, and the others counted. */
const MOST_NAMED = 3;

/** `2026-12-09, 2026-12-16 and 4 more dates`, in English, for Outlook's dialog. Pure. */
export function namedDates(dates: readonly Pick<SeriesDate, 'date'>[]): string {
  const named = dates.slice(0, MOST_NAMED).map(({ date }) => date);
  const more = dates.length - named.length;
  const parts = more > 0 ? [...named, `${more} more ${more === 1 ? 'date' : 'dates'}`] : named;
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}
