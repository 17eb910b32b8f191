import type { CalendarEntry } from '../../state/calendaring.ts';
import { useDayDrag } from '../move/use-day-drag.ts';
import type { Times } from '../move/moved-times.ts';
import { addDays, startOfDay } from '../wall-clock.ts';
import { entryClass, spokenEntry, titleOf } from './spoken-entry.ts';

interface AllDayRowProps {
  readonly dates: readonly string[];
  readonly timeZone: string;
  readonly entries: readonly CalendarEntry[];
  readonly mayMove: (entry: CalendarEntry) => boolean;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onMove: (entry: CalendarEntry, times: Times) => void;
}

/** Meetings of whole days, above the hours; nothing when there are none. They are dragged from day to day. */
export function AllDayRow({ dates, timeZone, entries, mayMove, onOpen, onMove }: AllDayRowProps) {
  const { ghost, grab } = useDayDrag({ timeZone, mayMove, onMove });
  const allDay = entries.filter((entry) => entry.isAllDay);
  if (allDay.length === 0) return null;
  return (
    <div className="all-day" data-days={dates.length}>
      <span className="corner">All day</span>
      {dates.map((date) => (
        <ul key={date} data-date={date} data-target={ghost?.date === date || undefined}>
          {allDay
            .filter((entry) => touches(entry, date, timeZone))
            .map((entry) => (
              <li key={entry.id}>
                <button
                  type="button"
                  className={entryClass(entry, mayMove(entry), ghost?.entry.id === entry.id)}
                  onClick={() => onOpen(entry)}
                  onPointerDown={(event) => grab(event, entry, date)}
                >
                  <span className="spoken">{spokenEntry(entry, timeZone)}</span>
                  <span aria-hidden="true">{titleOf(entry)}</span>
                </button>
              </li>
            ))}
        </ul>
      ))}
    </div>
  );
}

/** Whole days belong to the zone they were made in; there they begin and end at midnight. */
function touches(entry: CalendarEntry, date: string, timeZone: string): boolean {
  const from = startOfDay(date, timeZone);
  const to = startOfDay(addDays(date, 1), timeZone);
  return Date.parse(entry.start) < to && Date.parse(entry.end) > from;
}
