import type { MouseEvent } from 'react';
import type { CalendarEntry } from '../../state/calendaring.ts';
import { timesOf } from '../move/moved-times.ts';
import type { Ghost, Grab } from '../move/use-time-drag.ts';
import { atMinute, clock, longDate, minuteOfDay, startOfDay } from '../wall-clock.ts';
import { lanes } from './lanes.ts';
import { horizontally, isLayered, percent, SHORTEST_SHOWN, stretchOn, vertically } from './placed.ts';
import { TimedEntry } from './TimedEntry.tsx';
import { titleOf } from './spoken-entry.ts';

interface DayColumnProps {
  readonly date: string;
  readonly timeZone: string;
  /** Where "now" is marked; null on other days. */
  readonly now: number | null;
  readonly entries: readonly CalendarEntry[];
  readonly ghost: Ghost | null;
  readonly mayMove: (entry: CalendarEntry) => boolean;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onPlan: (start: number) => void;
  readonly onGrab: Grab;
}

/** Where a meeting is planned when the day is chosen on the keyboard, which points at no hour. */
const MORNING_MINUTE = 9 * 60;

/** One day's meetings at their times; those that overlap share the width. */
export function DayColumn(props: DayColumnProps) {
  const { date, timeZone, now, entries, ghost, mayMove, onOpen, onPlan, onGrab } = props;
  const shown = entries.flatMap((entry) => {
    const stretch = entry.isAllDay ? null : stretchOn(date, timesOf(entry), timeZone);
    return stretch ? [{ entry, ...stretch }] : [];
  });
  const placed = lanes(shown);

  return (
    <ul className="day" data-date={date}>
      <li className="free">
        <button
          type="button"
          aria-label={`Plan on ${longDate(startOfDay(date, timeZone), timeZone)}`}
          onClick={(event) => onPlan(atMinute(date, chosenMinute(event), timeZone))}
        />
      </li>
      {now !== null && (
        <li className="now" aria-hidden="true" style={{ top: percent(minuteOfDay(now, date, timeZone)) }} />
      )}
      {shown.map(({ entry, endsHere, ...at }, index) => {
        const lane = placed[index] ?? { lane: 0, of: 1 };
        return (
          <TimedEntry
            key={entry.id}
            entry={entry}
            timeZone={timeZone}
            style={{ ...vertically(at), ...horizontally(lane) }}
            isLayered={isLayered(lane.of)}
            isShort={at.to - at.from <= SHORTEST_SHOWN}
            isMovable={mayMove(entry)}
            endsHere={endsHere}
            isAway={ghost?.entry.id === entry.id}
            onOpen={onOpen}
            onGrab={onGrab}
          />
        );
      })}
      {ghost && <GhostEntry date={date} timeZone={timeZone} ghost={ghost} />}
    </ul>
  );
}

interface GhostEntryProps {
  readonly date: string;
  readonly timeZone: string;
  readonly ghost: Ghost;
}

/** Where the dragged meeting would be, and when; for the eye only, as the pointer is. */
function GhostEntry({ date, timeZone, ghost: { entry, times } }: GhostEntryProps) {
  const stretch = stretchOn(date, times, timeZone);
  if (!stretch) return null;
  return (
    <li className="ghost" aria-hidden="true" style={vertically(stretch)}>
      <div className="entry">
        <span>
          <strong>
            {clock(times.start, timeZone)} – {clock(times.end, timeZone)}
          </strong>{' '}
          {titleOf(entry)}
        </span>
      </div>
    </li>
  );
}

/** The half hour under the pointer. */
function chosenMinute({ detail, clientY, currentTarget }: MouseEvent<HTMLElement>): number {
  if (detail === 0) return MORNING_MINUTE;
  const { top, height } = currentTarget.getBoundingClientRect();
  return Math.floor(((clientY - top) / height) * 48) * 30;
}
