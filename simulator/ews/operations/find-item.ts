import { EwsError } from '../ews-error.ts';
import type { EwsRequest } from '../ews-request.ts';
import { resolveEach, resolveFolder } from '../folders.ts';
import type { EwsFolder } from '../folders.ts';
import { calendarItem, readItemShape } from '../item-shape.ts';
import type { ItemShape } from '../item-shape.ts';
import type { SeenItem } from '../property-kinds.ts';
import { child } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import { grouped } from '../search/grouping.ts';
import { itemField } from '../search/item-fields.ts';
import { paged } from '../search/paging.ts';
import type { Page } from '../search/paging.ts';
import { readRestriction } from '../search/restriction.ts';
import { sorted } from '../search/sort-order.ts';
import { el } from '../write-xml.ts';
import type { Xml } from '../write-xml.ts';
import { calendarView } from './calendar-view.ts';
import { responseMessages } from './operation.ts';
import type { EwsContext, Operation } from './operation.ts';
import { itemsIn } from './seen-items.ts';

/**
 * FindItem: with a CalendarView the dates that touch the window, series expanded; otherwise single meetings and masters,
 * restricted, sorted, grouped and in pages
 * (learn.microsoft.com/exchange/client-developer/web-service-reference/finditem-operation).
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
      const groupBy = child(element, 'GroupBy');
      const found = groupBy ? groupsOf(page, groupBy, shape) : itemsOf(page, shape);
      return { parts: [el('m:RootFolder', attributes, found)] };
    }),
  );
};

const views = ['IndexedPageItemView', 'FractionalPageItemView', 'SeekToConditionPageItemView'];

function pageOf(context: EwsContext, request: EwsRequest, folder: EwsFolder): Page<SeenItem> {
  const { element } = request;
  const view = child(element, 'CalendarView');
  if (view) return calendarView(context, folder, view, request.timeZone ?? 'UTC');

  const isFound = readRestriction(child(element, 'Restriction'), itemField);
  // Nothing here is deleted softly, and calendars hold no associated items.
  const held = element.attributes.Traversal === 'Shallow' ? itemsIn(context.world, folder) : [];
  const found = sorted(held.filter(isFound), child(element, 'SortOrder'), itemField);
  return paged(
    found,
    element.children.find(({ name }) => views.includes(name)),
    itemField,
  );
}

function itemsOf(items: readonly SeenItem[], shape: ItemShape): Xml {
  return el(
    't:Items',
    null,
    items.map((item) => calendarItem(item, shape, true)),
  );
}

function groupsOf(items: readonly SeenItem[], groupBy: XmlElement, shape: ItemShape): Xml {
  return el(
    't:Groups',
    null,
    grouped(items, groupBy, itemField).map(({ index, members }) =>
      el('t:GroupedItems', null, el('t:GroupIndex', null, index), itemsOf(members, shape)),
    ),
  );
}

/** A calendar view takes no query beside its window; nothing here is indexed, and items have no conversation topic. */
function refuseQueries(element: XmlElement): void {
  const asks = (...names: readonly string[]): boolean => names.some((name) => child(element, name));
  if (asks('CalendarView') && asks('Restriction', 'SortOrder', 'GroupBy', 'DistinguishedGroupBy')) {
    throw new EwsError(
      'ErrorInvalidOperation',
      'Restrictions and sort order may not be specified for a CalendarView.',
    );
  }
  if (asks('QueryString')) {
    throw new EwsError('ErrorContentIndexingNotEnabled', 'Content indexing is not enabled for the mailbox.');
  }
  if (asks('DistinguishedGroupBy')) {
    throw new EwsError(
      'ErrorUnsupportedPathForSortGroup',
      'The property can not be used for sorting or grouping.',
    );
  }
  if (asks('ContactsView')) {
    throw new EwsError('ErrorInvalidOperation', 'A ContactsView can only be used with a contacts folder.');
  }
}
