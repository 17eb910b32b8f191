import type { KeyboardEvent } from 'react';
import type { CalendarEntry } from '../../state/calendaring.ts';
import type { DayGhost, GrabDay } from '../move/use-day-drag.ts';
import { clock, longDate, startOfDay } from '../wall-clock.ts';
import { titleOf } from '../grid/spoken-entry.ts';
import type { Line } from './lines.ts';
import { MonthLines } from './MonthLines.tsx';

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
  /** Keys that lead to other days. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onDay: () => void;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onGrab: GrabDay;
}

const MOST_DOTS = 4;

/** One day of the month: its number, which leads to the day, and its meetings as far as there is room; else dots. */
export function MonthDay(props: MonthDayProps) {
  const { date, timeZone, lines, isActive, ghost, onDay } = props;
  const count = lines.filter((line) => line !== null).length;
  const day = longDate(startOfDay(date, 'UTC'), 'UTC');

  return (
    <td
      className={props.isOutside ? 'outside' : undefined}
      data-date={date}
      data-target={ghost?.date === date || undefined}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
    >
      <button
        type="button"
        className="number"
        aria-current={props.isToday ? 'date' : undefined}
        tabIndex={isActive ? 0 : -1}
        onClick={onDay}
      >
        <span className="spoken">
          {day}, {count === 1 ? '1 meeting' : `${count} meetings`}
        </span>
        <span aria-hidden="true">{Number(date.slice(8))}</span>
      </button>
      {count > 0 && (
        <span className="dots" aria-hidden="true">
          {'•'.repeat(Math.min(MOST_DOTS, count))} <span>{count}</span>
        </span>
      )}
      <MonthLines {...props} day={day} />
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
