import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { CalendarEntry } from '../../state/calendaring.ts';
import { useDayDrag } from '../move/use-day-drag.ts';
import type { Times } from '../move/moved-times.ts';
import { addDays, dateOf, longDate, monthName, startOfDay } from '../wall-clock.ts';
import { linesOfWeek } from './lines.ts';
import { MonthDay } from './MonthDay.tsx';
import { dayAfterKey } from './next-day.ts';
import { useRoom } from './use-room.ts';

interface MonthGridProps {
  /** A day of the month, `2026-12-01`; Tab stops there first. */
  readonly date: string;
  /** The Monday of its first week, and how many days are shown. */
  readonly from: string;
  readonly days: number;
  readonly timeZone: string;
  /** Business time, epoch milliseconds. */
  readonly now: number;
  readonly entries: readonly CalendarEntry[];
  readonly mayMove: (entry: CalendarEntry) => boolean;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly onMove: (entry: CalendarEntry, times: Times) => void;
  /** Show this day alone. */
  readonly onDay: (date: string) => void;
  /** Show the month of this day. */
  readonly onGo: (date: string) => void;
}

/** ARIA's own example of a date grid puts this role on a table; the linter does not know it there. */
const GRID = { role: 'grid' } as const;

/**
 * A month in whole weeks. One day at a time is in the order of Tab, with its meetings after it; arrow keys go from day
 * to day and on into the next month, Enter shows the day.
 */
export function MonthGrid(props: MonthGridProps) {
  const { date, from, days, timeZone, now, entries, mayMove, onOpen, onMove, onDay, onGo } = props;
  const grid = useRef<HTMLTableElement>(null);
  const room = useRoom(grid);
  const { ghost, grab } = useDayDrag({ timeZone, mayMove, onMove });
  const { active, choose, goTo } = useActiveDay(date, grid);
  const today = dateOf(now, timeZone);
  const mondays = Array.from({ length: days / 7 }, (_, week) => addDays(from, week * 7));

  function onKeyDown(event: KeyboardEvent) {
    const next = event.altKey || event.ctrlKey || event.metaKey ? null : dayAfterKey(event.key, active);
    if (next === null) return;
    event.preventDefault();
    const isElsewhere = monthOf(next) !== monthOf(date);
    goTo(next, isElsewhere);
    if (isElsewhere) onGo(next);
  }

  return (
    <table {...GRID} className="month" data-days={days} aria-label={monthName(date)} ref={grid}>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, day) => (
            <th key={day} scope="col">
              {longDate(startOfDay(addDays(from, day), 'UTC'), 'UTC').slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {mondays.map((monday) => (
          <tr key={monday}>
            {linesOfWeek(entries, monday, timeZone).map((lines, at) => {
              const day = addDays(monday, at);
              return (
                <MonthDay
                  key={day}
                  date={day}
                  timeZone={timeZone}
                  lines={lines}
                  room={room}
                  isToday={day === today}
                  isOutside={monthOf(day) !== monthOf(date)}
                  isActive={day === active}
                  ghost={ghost}
                  mayMove={mayMove}
                  onFocus={() => choose(day)}
                  onKeyDown={onKeyDown}
                  onDay={() => onDay(day)}
                  onOpen={onOpen}
                  onGrab={grab}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The day where Tab stops: the address's until another is chosen, which takes the focus along when a key chose it. */
function useActiveDay(date: string, grid: RefObject<HTMLElement | null>) {
  const [chosen, setChosen] = useState({ day: date, while: date });
  const wantsFocus = useRef(false);
  const active = chosen.while === date ? chosen.day : date;

  useEffect(() => {
    const number = grid.current?.querySelector<HTMLElement>(`[data-date="${active}"] .number`);
    if (wantsFocus.current) number?.focus();
    wantsFocus.current = false;
  }, [active, grid]);

  return {
    active,
    choose: (day: string) => setChosen({ day, while: date }),
    /** `isElsewhere`: in a month that the address will name next. */
    goTo: (day: string, isElsewhere: boolean) => {
      wantsFocus.current = true;
      setChosen({ day, while: isElsewhere ? day : date });
    },
  };
}

function monthOf(date: string): string {
  return date.slice(0, 7);
}
