import type { CalendarEntry } from '../state/calendaring.ts';
import { ewsId } from './item-ids.ts';
import { property, stamp } from './property-kinds.ts';
import type { ItemProperty } from './property-kinds.ts';
import { recurrence } from './recurrence.ts';
import { el } from './write-xml.ts';
import type { Xml } from './write-xml.ts';

/** What only masters of series have, and only GetItem reads. */
export const seriesProperties: readonly ItemProperty[] = [
  {
    ...property('calendar:Recurrence', 'AllProperties', ({ kind, meeting }) =>
      kind === 'master' ? recurrence(meeting) : null,
    ),
    inFind: false,
  },
  {
    ...property(
      'calendar:FirstOccurrence',
      'AllProperties',
      ({ series }) => series && occurrence('t:FirstOccurrence', series.first),
    ),
    inFind: false,
  },
  {
    ...property(
      'calendar:LastOccurrence',
      'AllProperties',
      ({ series }) => series && occurrence('t:LastOccurrence', series.last),
    ),
    inFind: false,
  },
  {
    ...property('calendar:ModifiedOccurrences', 'AllProperties', ({ series }) =>
      series && series.modified.length > 0
        ? el(
            't:ModifiedOccurrences',
            null,
            series.modified.map((each) => occurrence('t:Occurrence', each)),
          )
        : null,
    ),
    inFind: false,
  },
  {
    ...property('calendar:DeletedOccurrences', 'AllProperties', ({ series }) =>
      series && series.deleted.length > 0
        ? el(
            't:DeletedOccurrences',
            null,
            series.deleted.map((start) => el('t:DeletedOccurrence', null, el('t:Start', null, stamp(start)))),
          )
        : null,
    ),
    inFind: false,
  },
];

function occurrence(element: string, entry: CalendarEntry): Xml {
  return el(
    element,
    null,
    el('t:ItemId', { Id: ewsId(entry.id), ChangeKey: entry.changeKey }),
    el('t:Start', null, stamp(entry.start)),
    el('t:End', null, stamp(entry.end)),
    el('t:OriginalStart', null, stamp(entry.originalStart)),
  );
}
