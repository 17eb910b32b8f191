import type { KeyboardEvent } from 'react';
import type { CalendarEntry } from '../../state/calendaring.ts';
import type { DayGhost, GrabDay } from '../move/use-day-drag.ts';
import { clock, longDate, startOfDay } from '../wall-clock.ts';
import { titleOf } from '../grid/spoken-entry.ts';
import { fitting } from './lines.ts';
import type { Line } from './lines.ts';
import { MonthLine } from './MonthLine.tsx';

interface MonthDayProps {
  readonly date: string;
  readonly timeZone: string;
  readonly lines: readonly (Line | null)[];
  /** How many lines fit. */
  readonly room: number;
  readonly isToday: boolean;
  /** Belongs to the month before or after. */
  readonly isOutside: boolean;
  /** The one day where Tab stops. */
  readonly isActive: boolean;
  readonly ghost: DayGhost | null;
  readonly mayMove: (entry: CalendarEntry) => boolean;
  readonly onFocus: () => void;
  readonly onDay: () => void;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onGrab: GrabDay;
}

/** Where there is no room for lines, the whole day is one button; the style sheet says the same. */
const NARROW = '(width < 40rem)';
const MOST_DOTS = 4;

/** One day of the month: its number, its meetings as far as there is room, and the way to the rest. */
export function MonthDay(props: MonthDayProps) {
  const { date, timeZone, lines, room, isActive, ghost, onDay } = props;
  const { shown, more } = fitting(lines, room);
  const count = lines.filter((line) => line !== null).length;
  const day = longDate(startOfDay(date, 'UTC'), 'UTC');
  const meetings = count === 1 ? '1 meeting' : `${count} meetings`;

  return (
    <td
      role="gridcell"
      className={props.isOutside ? 'outside' : undefined}
      data-date={date}
      data-target={ghost?.date === date || undefined}
      aria-label={`${day}, ${meetings}`}
      aria-current={props.isToday ? 'date' : undefined}
      tabIndex={isActive ? 0 : -1}
      onFocus={props.onFocus}
      onClick={({ target }) => {
        const isOnNumber = target instanceof Element && target.closest('.number') !== null;
        const isOnDay = target instanceof Element && target.closest('button') === null;
        if (isOnNumber || (isOnDay && matchMedia(NARROW).matches)) onDay();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        onDay();
      }}
    >
      <span className="number" title="Show this day">
        {Number(date.slice(8))}
      </span>
      {count > 0 && (
        <span className="dots" aria-hidden="true">
          {'•'.repeat(Math.min(MOST_DOTS, count))} <span>{count}</span>
        </span>
      )}
      <ul>
        {shown.map((line, at) =>
          line ? (
            <MonthLine
              key={line.entry.id}
              line={line}
              date={date}
              timeZone={timeZone}
              isMovable={props.mayMove(line.entry)}
              isAway={ghost?.entry.id === line.entry.id}
              isReachable={isActive}
              onOpen={() => props.onOpen(line.entry)}
              onGrab={props.onGrab}
            />
          ) : (
            <li key={`gap ${at}`} className="gap" aria-hidden="true" />
          ),
        )}
        {more > 0 && (
          <li>
            <button
              type="button"
              className="more"
              aria-label={`${more} more on ${day}`}
              tabIndex={isActive ? 0 : -1}
              onClick={onDay}
            >
              +{more} more
            </button>
          </li>
        )}
      </ul>
      {ghost?.date === date && (
        <div className="ghost entry" aria-hidden="true">
          <span className="name">
            {!ghost.entry.isAllDay && `${clock(ghost.times.start, timeZone)} `}
            {titleOf(ghost.entry)}
          </span>
        </div>
      )}
    </td>
  );
}
