import type { CSSProperties } from 'react';
import { entryClass, spokenEntry, titleOf } from '../grid/spoken-entry.ts';
import type { GrabDay } from '../move/use-day-drag.ts';
import { clock } from '../wall-clock.ts';
import type { Line } from './lines.ts';

interface MonthLineProps {
  readonly line: Line;
  readonly date: string;
  readonly timeZone: string;
  readonly isMovable: boolean;
  readonly isAway: boolean;
  /** Whether Tab stops here. */
  readonly isReachable: boolean;
  readonly onOpen: () => void;
  readonly onGrab: GrabDay;
}

/** One meeting as one line of a day; one of several days runs from edge to edge and says its name once a week. */
export function MonthLine(props: MonthLineProps) {
  const { line, date, timeZone, isMovable, isAway, isReachable, onOpen, onGrab } = props;
  const { entry, isContinued, goesOn } = line;
  const isFirst = !isContinued;
  const saysName = isFirst || isMonday(date);
  const names = [
    entryClass(entry, isMovable, isAway),
    isContinued && 'continued',
    goesOn && 'goes-on',
    entry.isAllDay && 'whole-day',
  ];
  return (
    <li style={{ '--span': line.days } as CSSProperties}>
      <button
        type="button"
        className={names.filter(Boolean).join(' ')}
        tabIndex={isReachable ? 0 : -1}
        onClick={onOpen}
        onPointerDown={(event) => onGrab(event, entry, date)}
      >
        <span className="spoken">{spokenEntry(entry, timeZone)}</span>
        {saysName && (
          <span className="name" aria-hidden="true">
            {!entry.isAllDay && isFirst && <time>{clock(Date.parse(entry.start), timeZone)} </time>}
            {titleOf(entry)}
            {entry.kind !== 'single' && ' ↻'}
          </span>
        )}
      </button>
    </li>
  );
}

function isMonday(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).getUTCDay() === 1;
}
