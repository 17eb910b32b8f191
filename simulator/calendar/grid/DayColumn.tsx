import type { MouseEvent } from 'react';
import type { CalendarEntry } from '../../state/calendaring.ts';
import { addDays, clock, fromField, longDate, minuteOfDay, startOfDay } from '../wall-clock.ts';
import { lanes } from './lanes.ts';
import { isPending, spokenEntry, titleOf } from './spoken-entry.ts';

interface DayColumnProps {
  readonly date: string;
  readonly timeZone: string;
  /** Where "now" is marked; null on other days. */
  readonly now: number | null;
  readonly entries: readonly CalendarEntry[];
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onPlan: (start: number) => void;
}

const DAY_MINUTES = 24 * 60;
const SHORTEST_SHOWN = 25;

/** One day's meetings at their times; those that overlap share the width. */
export function DayColumn({ date, timeZone, now, entries, onOpen, onPlan }: DayColumnProps) {
  const from = startOfDay(date, timeZone);
  const to = startOfDay(addDays(date, 1), timeZone);
  const shown = entries
    .filter((entry) => !entry.isAllDay && Date.parse(entry.start) < to && Date.parse(entry.end) > from)
    .map((entry) => {
      const begin = Math.max(0, minuteOfDay(Date.parse(entry.start), date, timeZone));
      const end = Math.min(DAY_MINUTES, minuteOfDay(Date.parse(entry.end), date, timeZone));
      return { entry, from: begin, to: Math.max(end, begin + SHORTEST_SHOWN) };
    });
  const placed = lanes(shown);

  return (
    <ul className="day">
      <li className="free">
        <button
          type="button"
          aria-label={`Plan on ${longDate(from, timeZone)}`}
          onClick={(event) => onPlan(chosenTime(event, date, timeZone))}
        />
      </li>
      {now !== null && (
        <li className="now" aria-hidden="true" style={{ top: percent(minuteOfDay(now, date, timeZone)) }} />
      )}
      {shown.map(({ entry, ...at }, index) => {
        const { lane, of } = placed[index] ?? { lane: 0, of: 1 };
        return (
          <li
            key={entry.id}
            style={{
              top: percent(at.from),
              height: percent(at.to - at.from),
              insetInlineStart: `${(lane / of) * 100}%`,
              width: `${100 / of}%`,
            }}
          >
            <button
              type="button"
              className={isPending(entry) ? 'entry pending' : 'entry'}
              onClick={() => onOpen(entry)}
            >
              <span className="spoken">{spokenEntry(entry, timeZone)}</span>
              <span aria-hidden="true">
                <strong>{titleOf(entry)}</strong> <span>{clock(Date.parse(entry.start), timeZone)}</span>
                {entry.kind !== 'single' && <span> ↻</span>}
                {entry.rooms.length > 0 && (
                  <span className="rooms"> {entry.rooms.map((room) => room.name).join(', ')}</span>
                )}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The half hour under the pointer; nine o'clock when the button was pressed on the keyboard. */
function chosenTime(event: MouseEvent<HTMLElement>, date: string, timeZone: string): number {
  const isKeyboard = event.detail === 0;
  const box = event.currentTarget.getBoundingClientRect();
  const halfHours = isKeyboard ? 18 : Math.floor(((event.clientY - box.top) / box.height) * 48);
  const hour = `${Math.floor(halfHours / 2)}`.padStart(2, '0');
  const minute = halfHours % 2 === 0 ? '00' : '30';
  return fromField(`${date}T${hour}:${minute}`, timeZone) ?? startOfDay(date, timeZone);
}

function percent(minutes: number): string {
  return `${(minutes / DAY_MINUTES) * 100}%`;
}
