import type { CalendarEntry } from '../../state/calendaring.ts';
import { addDays, startOfDay } from '../wall-clock.ts';
import { spokenEntry, titleOf } from './spoken-entry.ts';

interface AllDayRowProps {
  readonly dates: readonly string[];
  readonly timeZone: string;
  readonly entries: readonly CalendarEntry[];
  readonly onOpen: (entry: CalendarEntry) => void;
}

/** Meetings of whole days, above the hours; nothing when there are none. */
export function AllDayRow({ dates, timeZone, entries, onOpen }: AllDayRowProps) {
  const allDay = entries.filter((entry) => entry.isAllDay);
  if (allDay.length === 0) return null;
  return (
    <div className="all-day">
      <span className="corner">All day</span>
      {dates.map((date) => (
        <ul key={date}>
          {allDay
            .filter((entry) => touches(entry, date, timeZone))
            .map((entry) => (
              <li key={entry.id}>
                <button type="button" className="entry" onClick={() => onOpen(entry)}>
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
