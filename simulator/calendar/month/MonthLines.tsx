import type { CalendarEntry } from '../../state/calendaring.ts';
import type { DayGhost, GrabDay } from '../move/use-day-drag.ts';
import { fitting } from './lines.ts';
import type { Line } from './lines.ts';
import { MonthLine } from './MonthLine.tsx';

interface MonthLinesProps {
  readonly date: string;
  /** The date in words. */
  readonly day: string;
  readonly timeZone: string;
  readonly lines: readonly (Line | null)[];
  /** How many lines fit. */
  readonly room: number;
  /** Whether Tab stops at the meetings of this day. */
  readonly isActive: boolean;
  readonly ghost: DayGhost | null;
  readonly mayMove: (entry: CalendarEntry) => boolean;
  readonly onDay: () => void;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onGrab: GrabDay;
}

/** The meetings of one day, as many as there is room for, and the way to the rest. */
export function MonthLines(props: MonthLinesProps) {
  const { date, day, timeZone, isActive, ghost } = props;
  const { shown, more } = fitting(props.lines, props.room);
  return (
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
            onClick={props.onDay}
          >
            +{more} more
          </button>
        </li>
      )}
    </ul>
  );
}
