import { useEffect, useRef } from 'react';
import type { CalendarEntry } from '../../state/calendaring.ts';
import type { Times } from '../move/moved-times.ts';
import { useTimeDrag } from '../move/use-time-drag.ts';
import { addDays, dateOf, shortDate, startOfDay } from '../wall-clock.ts';
import { AllDayRow } from './AllDayRow.tsx';
import { DayColumn } from './DayColumn.tsx';

interface TimeGridProps {
  /** First day, `2026-11-30`. */
  readonly from: string;
  readonly days: number;
  readonly timeZone: string;
  /** Business time, epoch milliseconds. */
  readonly now: number;
  readonly entries: readonly CalendarEntry[];
  readonly mayMove: (entry: CalendarEntry) => boolean;
  readonly onOpen: (entry: CalendarEntry) => void;
  /** A meeting was dragged to another time. */
  readonly onMove: (entry: CalendarEntry, times: Times) => void;
  /** A free time was chosen: epoch milliseconds. */
  readonly onPlan: (start: number) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Where the working day begins; the grid is scrolled there. */
const MORNING = 7;

/** Days side by side, hours downwards, in one zone. */
export function TimeGrid(props: TimeGridProps) {
  const { from, days, timeZone, now, entries, mayMove, onOpen, onMove, onPlan } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { ghost, grab } = useTimeDrag({ scroller, timeZone, mayMove, onMove });
  const dates = Array.from({ length: days }, (_, day) => addDays(from, day));
  const today = dateOf(now, timeZone);

  useEffect(() => {
    const element = scroller.current;
    const morning = element?.querySelector<HTMLElement>(`[data-hour="${MORNING}"]`);
    if (element && morning) element.scrollTop = morning.offsetTop;
  }, []);

  return (
    <div className="time-grid" data-days={days}>
      <div className="heads">
        <span className="corner" />
        {dates.map((date) => (
          <h3 key={date} aria-current={date === today ? 'date' : undefined}>
            {shortDate(startOfDay(date, timeZone), timeZone)}
          </h3>
        ))}
      </div>
      <AllDayRow
        dates={dates}
        timeZone={timeZone}
        entries={entries}
        mayMove={mayMove}
        onOpen={onOpen}
        onMove={onMove}
      />
      <div className="hours-and-days" ref={scroller}>
        <div className="hours" aria-hidden="true">
          {HOURS.map((hour) => (
            <span key={hour} data-hour={hour}>
              {`${hour}`.padStart(2, '0')}:00
            </span>
          ))}
        </div>
        {dates.map((date) => (
          <DayColumn
            key={date}
            date={date}
            timeZone={timeZone}
            now={date === today ? now : null}
            entries={entries}
            ghost={ghost}
            mayMove={mayMove}
            onOpen={onOpen}
            onPlan={onPlan}
            onGrab={grab}
          />
        ))}
      </div>
    </div>
  );
}
