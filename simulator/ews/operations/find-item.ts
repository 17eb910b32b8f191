import { EwsError } from '../ews-error.ts';
import type { EwsRequest } from '../ews-request.ts';
import { resolveEach, resolveFolder } from '../folders.ts';
import type { EwsFolder } from '../folders.ts';
import { calendarItem, readItemShape } from '../item-shape.ts';
import type { SeenItem } from '../property-kinds.ts';
import { child } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import { readTime, zoneTime } from '../wall-time.ts';
import { el } from '../write-xml.ts';
import { responseMessages } from './operation.ts';
import type { EwsContext, Operation } from './operation.ts';
import { datesIn, itemsIn } from './seen-items.ts';

const DAY_MS = 86_400_000;
/** Exchange's limit for a calendar view, and the throttling policy's for one FindItem. */
const LONGEST_VIEW_DAYS = 732;
const MOST_ITEMS = 1000;

/**
 * FindItem: with a CalendarView the dates that touch the window, series expanded; otherwise single meetings and masters
 * in pages. Restrictions are refused rather than ignored.
 */
export const findItem: Operation = (context, request) => {
  const { element } = request;
  const asked = resolveEach(child(element, 'ParentFolderIds'), (given) =>
    resolveFolder(context.caller, given),
  );
  return responseMessages(
    'FindItem',
    asked.map((folder) => () => {
      const shape = readItemShape(child(element, 'ItemShape'));
      refuseQueries(element);
      const { page, attributes } = pageOf(context, request, folder());
      const items = el(
        't:Items',
        null,
        page.map((item) => calendarItem(item, shape, true)),
      );
      return { parts: [el('m:RootFolder', attributes, items)] };
    }),
  );
};

interface Page {
  readonly page: readonly SeenItem[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

function pageOf({ world }: EwsContext, request: EwsRequest, folder: EwsFolder): Page {
  if (request.element.attributes.Traversal !== 'Shallow') return indexed([], undefined);
  const view = child(request.element, 'CalendarView');
  if (!view) {
    const other = ['FractionalPageItemView', 'SeekToConditionPageItemView', 'ContactsView'].find((name) =>
      child(request.element, name),
    );
    if (other !== undefined) throw new EwsError('ErrorInvalidOperation', `${other} is not simulated.`);
    return indexed(itemsIn(world, folder), child(request.element, 'IndexedPageItemView'));
  }
  if (folder.name !== 'calendar') {
    throw new EwsError(
      'ErrorCalendarFolderIsInvalidForCalendarView',
      'The folder is not a calendar folder: a CalendarView cannot be used with it.',
    );
  }
  const { from, to } = windowOf(view, request.timeZone ?? 'UTC');
  const most = mostOf(view);
  const found = datesIn(world, folder, from, to);
  if (most === null && found.length > MOST_ITEMS) {
    throw new EwsError(
      'ErrorExceededFindCountLimit',
      'You have exceeded the maximum number of objects that can be returned for the find operation. Use paging to reduce the result size and try your request again.',
    );
  }
  const page = found.slice(0, Math.min(most ?? MOST_ITEMS, MOST_ITEMS));
  return {
    page,
    attributes: { TotalItemsInView: page.length, IncludesLastItemInRange: page.length === found.length },
  };
}

function indexed(items: readonly SeenItem[], view: XmlElement | undefined): Page {
  const offset = Number(view?.attributes.Offset ?? 0);
  if (offset < 0)
    throw new EwsError('ErrorInvalidIndexedPagingParameters', 'The offset must not be negative.');
  const size = Math.min((view && mostOf(view)) ?? MOST_ITEMS, MOST_ITEMS);
  const backwards = view?.attributes.BasePoint === 'End';
  const end = Math.max(0, items.length - offset);
  const page = backwards ? items.slice(Math.max(0, end - size), end) : items.slice(offset, offset + size);
  const next = backwards
    ? Math.min(items.length, offset + size)
    : Math.min(items.length, offset + page.length);
  return {
    page,
    attributes: {
      IndexedPagingOffset: next,
      TotalItemsInView: items.length,
      IncludesLastItemInRange: next >= items.length,
    },
  };
}

function mostOf(view: XmlElement): number | null {
  const { MaxEntriesReturned } = view.attributes;
  if (MaxEntriesReturned === undefined) return null;
  const most = Number(MaxEntriesReturned);
  if (most < 1)
    throw new EwsError('ErrorInvalidPagingMaxRows', 'The maximum number of entries must be at least 1.');
  return most;
}

/** Times without a zone are in the request's TimeZoneContext. */
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

function refuseQueries(element: XmlElement): void {
  if (child(element, 'Restriction') ?? child(element, 'QueryString')) {
    throw new EwsError('ErrorUnsupportedQueryFilter', 'Restrictions are not simulated.');
  }
  if (child(element, 'SortOrder') ?? child(element, 'GroupBy') ?? child(element, 'DistinguishedGroupBy')) {
    throw new EwsError('ErrorUnsupportedPathForSortGroup', 'Sorting and grouping are not simulated.');
  }
}
