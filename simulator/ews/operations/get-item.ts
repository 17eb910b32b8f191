import { readItemId } from '../../state/ids.ts';
import type { FoundItem } from '../../state/mailbox-items.ts';
import { EwsError, ewsRefusals } from '../ews-error.ts';
import { stateId } from '../item-ids.ts';
import { calendarItem, readItemShape } from '../item-shape.ts';
import { child } from '../read-xml.ts';
import type { XmlElement } from '../read-xml.ts';
import { el } from '../write-xml.ts';
import { responseMessages } from './operation.ts';
import type { EwsContext, Operation } from './operation.ts';
import { seen } from './seen-items.ts';

/** GetItem: items by id, by their place in a series, or the series of a date. */
export const getItem: Operation = (context, { element }) => {
  const ids = child(element, 'ItemIds')?.children ?? [];
  return responseMessages(
    'GetItem',
    ids.map((id) => () => {
      const shape = readItemShape(child(element, 'ItemShape'));
      const item = readable(context, itemNamed(context, id));
      const mailbox = context.caller.actingAs;
      if (!mailbox) throw ewsRefusals.itemNotFound();
      const shown = seen(context.world, { mailbox, name: 'calendar' }, item);
      return { parts: [el('m:Items', null, calendarItem(shown, shape, false))] };
    }),
    [el('m:Items', null)],
  );
};

function itemNamed(context: EwsContext, given: XmlElement): FoundItem | undefined {
  const { readItem } = context.world.calendaring;
  const { Id = '', OccurrenceId = '', RecurringMasterId = '', InstanceIndex = '1' } = given.attributes;
  if (given.name === 'ItemId') return readItem(known(Id));
  if (given.name === 'RecurringMasterItemId') {
    const date = readItem(known(OccurrenceId));
    const master = date?.entry.seriesMasterId;
    if (date && !master) {
      throw new EwsError(
        'ErrorCalendarCannotUseIdForOccurrenceId',
        'The id is not that of a date of a series.',
      );
    }
    return master ? readItem(master) : undefined;
  }
  if (given.name === 'OccurrenceItemId') {
    return occurrenceAt(context, readItem(known(RecurringMasterId)), Number(InstanceIndex));
  }
  throw ewsRefusals.malformedId();
}

/** Dates are counted from 1, those that were deleted too. */
function occurrenceAt(
  { world }: EwsContext,
  master: FoundItem | undefined,
  index: number,
): FoundItem | undefined {
  if (!master) return undefined;
  if (!master.series) {
    throw new EwsError('ErrorCalendarCannotUseIdForRecurringMasterId', 'The id is not that of a series.');
  }
  const { first, last, deleted } = master.series;
  const held = world.calendaring
    .view(master.mailbox, first.start < first.originalStart ? first.start : first.originalStart, last.end)
    .filter(({ meetingUid }) => meetingUid === master.entry.meetingUid);
  const starts = [...held.map(({ originalStart }) => originalStart), ...deleted].sort();
  const start = starts[index - 1];
  if (start === undefined) {
    throw new EwsError(
      'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
      'The series has no date of this number.',
    );
  }
  const date = held.find(({ originalStart }) => originalStart === start);
  if (!date) {
    throw new EwsError(
      'ErrorCalendarOccurrenceIsDeletedFromRecurrence',
      'This date of the series was deleted.',
    );
  }
  return world.calendaring.readItem(date.id);
}

function readable({ caller }: EwsContext, item: FoundItem | undefined): FoundItem {
  if (!item) throw ewsRefusals.itemNotFound();
  if (item.mailbox !== caller.actingAs?.address) throw ewsRefusals.accessDenied();
  return item;
}

function known(id: string): string {
  const own = stateId(id);
  if (!readItemId(own)) throw ewsRefusals.malformedId();
  return own;
}
