import { useEffect, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import type { CalendarEntry } from '../../state/calendaring.ts';
import { daysBetween } from '../wall-clock.ts';
import { followPointer } from './follow-pointer.ts';
import type { Point } from './auto-scroll.ts';
import { isSame, movedByDays, timesOf } from './moved-times.ts';
import type { Times } from './moved-times.ts';
import type { Ghost } from './use-time-drag.ts';

/** A meeting on its way to another day. */
export interface DayGhost extends Ghost {
  /** The day under the pointer. */
  readonly date: string;
}

export type GrabDay = (event: PointerEvent, entry: CalendarEntry, date: string) => void;

interface DayDragOptions {
  readonly timeZone: string;
  readonly mayMove: (entry: CalendarEntry) => boolean;
  readonly onMove: (entry: CalendarEntry, times: Times) => void;
}

/** Dragging meetings from day to day at the same local time, between elements `[data-date]`; for mouse and pen. */
export function useDayDrag({ timeZone, mayMove, onMove }: DayDragOptions) {
  const [ghost, setGhost] = useState<DayGhost | null>(null);
  const giveUp = useRef<() => void>(null);
  useEffect(() => () => giveUp.current?.(), []);

  const grab: GrabDay = ({ nativeEvent: down, currentTarget }, entry, from) => {
    if (down.button !== 0 || down.pointerType === 'touch' || !mayMove(entry)) return;
    const area = currentTarget.closest('[data-days]');
    const before = timesOf(entry);
    let after = before;

    giveUp.current = followPointer(down, [document.documentElement], {
      move(at) {
        const date = dateAt(area, at) ?? from;
        after = movedByDays(entry, daysBetween(from, date), timeZone);
        setGhost({ entry, times: after, date });
      },
      drop() {
        setGhost(null);
        if (!isSame(before, after)) onMove(entry, after);
      },
      cancel: () => setGhost(null),
    });
  };
  return { ghost, grab };
}

function dateAt(area: Element | null, { x, y }: Point): string | null {
  const day = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-date]');
  return (day && area?.contains(day) && day.dataset['date']) || null;
}
