import { EwsError } from '../ews-error.ts';
import type { EwsFolder } from '../folders.ts';
import type { SeenItem } from '../property-kinds.ts';
import type { XmlElement } from '../read-xml.ts';
import { MOST_ENTRIES, mostOf } from '../search/paging.ts';
import type { Page } from '../search/paging.ts';
import { readTime, zoneTime } from '../wall-time.ts';
import type { EwsContext } from './operation.ts';
import { datesIn } from './seen-items.ts';

const DAY_MS = 86_400_000;
/** Exchange's limit for a calendar view. */
const LONGEST_VIEW_DAYS = 732;

/**
 * What a CalendarView shows of a folder: the dates that touch the window, series expanded, in order of start. Times
 * without a zone are in `timeZone` (IANA). Throws an EwsError for other folders than calendars, for windows that are
 * turned around or longer than two years, and for more dates than one answer holds.
 */
export function calendarView(
  { world }: EwsContext,
  folder: EwsFolder,
  view: XmlElement,
  timeZone: string,
): Page<SeenItem> {
  if (folder.name !== 'calendar') {
    throw new EwsError(
      'ErrorCalendarFolderIsInvalidForCalendarView',
      'The folder is not a calendar folder: a CalendarView cannot be used with it.',
    );
  }
  const { from, to } = windowOf(view, timeZone);
  const most = mostOf(view);
  const found = datesIn(world, folder, from, to);
  if (most === null && found.length > MOST_ENTRIES) {
    throw new EwsError(
      'ErrorExceededFindCountLimit',
      'You have exceeded the maximum number of objects that can be returned for the find operation. Use paging to reduce the result size and try your request again.',
    );
  }
  const page = found.slice(0, Math.min(most ?? MOST_ENTRIES, MOST_ENTRIES));
  return {
    page,
    attributes: { TotalItemsInView: page.length, IncludesLastItemInRange: page.length === found.length },
  };
}

function windowOf(view: XmlElement, timeZone: string): { from: number; to: number } {
  const time = zoneTime(timeZone);
  const read = (name: string): number => {
    const text = (view.attributes[name] ?? '').trim();
    const instant = readTime(text, time);
    if (Number.isNaN(instant)) throw new EwsError('ErrorInvalidRequest', `${name} is not a date and time.`);
    return instant;
  };
  const from = read('StartDate');
  const to = read('EndDate');
  if (to < from) {
    throw new EwsError('ErrorCalendarEndDateIsEarlierThanStartDate', 'EndDate is earlier than StartDate.');
  }
  if (to - from > LONGEST_VIEW_DAYS * DAY_MS) {
    throw new EwsError(
      'ErrorCalendarViewRangeTooBig',
      'The specified view range exceeds the maximum range of two years.',
    );
  }
  return { from, to };
}
