import type { CSSProperties } from 'react';
import type { CalendarEntry } from '../../state/calendaring.ts';
import type { Grab } from '../move/use-time-drag.ts';
import { clock } from '../wall-clock.ts';
import { entryClass, spokenEntry, titleOf } from './spoken-entry.ts';

interface TimedEntryProps {
  readonly entry: CalendarEntry;
  readonly timeZone: string;
  /** Where in the column. */
  readonly style: CSSProperties;
  /** It shares the place with others that lie partly over it. */
  readonly isLayered: boolean;
  /** There is room for one line. */
  readonly isShort: boolean;
  readonly isMovable: boolean;
  /** It ends on this column's day, so that its lower edge is here. */
  readonly endsHere: boolean;
  /** It is being dragged: its ghost is somewhere else. */
  readonly isAway: boolean;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onGrab: Grab;
}

/** One meeting in a day's column: press to open, drag to move, drag the lower edge to make it longer or shorter. */
export function TimedEntry(props: TimedEntryProps) {
  const { isLayered, isShort } = props;
  const { entry, timeZone, style, isMovable, endsHere, isAway, onOpen, onGrab } = props;
  return (
    <li style={style} className={[isLayered && 'layered', isShort && 'short'].filter(Boolean).join(' ')}>
      <button
        type="button"
        className={entryClass(entry, isMovable, isAway)}
        onClick={() => onOpen(entry)}
        onPointerDown={(event) => onGrab(event, entry, 'whole')}
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
      {isMovable && endsHere && (
        <span className="edge" onPointerDown={(event) => onGrab(event, entry, 'lower edge')} />
      )}
    </li>
  );
}
