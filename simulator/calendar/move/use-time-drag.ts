import { useEffect, useRef, useState } from 'react';
import type { PointerEvent, RefObject } from 'react';
import type { CalendarEntry } from '../../state/calendaring.ts';
import { followPointer } from './follow-pointer.ts';
import type { Point } from './auto-scroll.ts';
import { isSame, moved, stretched, timesOf } from './moved-times.ts';
import type { Spot, Times } from './moved-times.ts';

/** A meeting on its way: where it would be if it were let go now. */
export interface Ghost {
  readonly entry: CalendarEntry;
  readonly times: Times;
}

export type Grab = (event: PointerEvent, entry: CalendarEntry, part: 'whole' | 'lower edge') => void;

interface TimeDragOptions {
  /** Scrolls up and down, its parent sideways; holds a column `[data-date]` for each day from midnight to midnight. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly timeZone: string;
  readonly mayMove: (entry: CalendarEntry) => boolean;
  readonly onMove: (entry: CalendarEntry, times: Times) => void;
}

/**
 * Dragging meetings over the hours of the grid. Mouse and pen drag; a finger scrolls, and moves meetings by the dialog,
 * as the keyboard does.
 */
export function useTimeDrag({ scroller, timeZone, mayMove, onMove }: TimeDragOptions) {
  const [ghost, setGhost] = useState<Ghost | null>(null);
  const giveUp = useRef<() => void>(null);
  useEffect(() => () => giveUp.current?.(), []);

  const grab: Grab = ({ nativeEvent: down }, entry, part) => {
    const area = scroller.current;
    if (!area || down.button !== 0 || down.pointerType === 'touch' || !mayMove(entry)) return;
    const from = spotAt(area, { x: down.clientX, y: down.clientY });
    if (!from) return;
    const before = timesOf(entry);
    const change = part === 'whole' ? moved : stretched;
    let after = before;

    giveUp.current = followPointer(down, area.parentElement ? [area, area.parentElement] : [area], {
      move(at) {
        const to = spotAt(area, at);
        if (to) after = change(before, from, to, timeZone);
        setGhost({ entry, times: after });
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

/** The day and minute under a point; beside the columns the nearest one counts. */
function spotAt(area: HTMLElement, { x, y }: Point): Spot | null {
  let best: { distance: number; spot: Spot } | null = null;
  for (const column of area.querySelectorAll<HTMLElement>('[data-date]')) {
    const { left, right, top, height } = column.getBoundingClientRect();
    const distance = Math.max(left - x, 0, x - right);
    if (best && best.distance <= distance) continue;
    const part = Math.min(1, Math.max(0, (y - top) / height));
    best = { distance, spot: { date: column.dataset['date'] ?? '', minute: part * 24 * 60 } };
  }
  return best && best.spot;
}
