import type { CalendarEntry } from '../state/calendaring.ts';
import type { Session } from '../outlook/wire.ts';
import { TimeGrid } from './grid/TimeGrid.tsx';
import { MonthGrid } from './month/MonthGrid.tsx';
import { mayChange } from './move/movable.ts';
import type { Times } from './move/moved-times.ts';
import type { Place } from './place.ts';
import { shownDays } from './use-calendar.ts';
import { useWhileSeen } from './use-while-seen.ts';

interface CalendarViewProps {
  readonly session: Session;
  /** With date and mailbox filled in. */
  readonly place: Place;
  readonly entries: readonly CalendarEntry[];
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onMove: (entry: CalendarEntry, times: Times) => void;
  readonly onPlan: (start: number) => void;
  readonly onGo: (part: Partial<Place>) => void;
  /** The person looks at the calendar, perhaps after a while. */
  readonly onLook: () => void;
}

/** The days that were asked for, as hours of a day or week, or as the weeks of a month. */
export function CalendarView(props: CalendarViewProps) {
  const { session, place, entries, onOpen, onMove, onPlan, onGo, onLook } = props;
  useWhileSeen(onLook);
  const shared = {
    ...shownDays(place),
    timeZone: session.person.timeZone,
    now: Date.parse(session.now),
    entries,
    mayMove: (entry: CalendarEntry) => mayChange(session, entry),
    onOpen: (entry: CalendarEntry) => onOpen(entry),
    onMove,
  };
  return place.view === 'month' ? (
    <MonthGrid
      {...shared}
      date={place.date}
      onDay={(date) => onGo({ view: 'day', date })}
      onGo={(date) => onGo({ date })}
    />
  ) : (
    <TimeGrid {...shared} onPlan={onPlan} />
  );
}
