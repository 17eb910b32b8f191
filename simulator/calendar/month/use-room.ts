import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Height of one line and of the day's number above them, in rem; the style sheet's --line and --number. */
const LINE = 1.375;
const NUMBER = 1.75;

/** How many lines fit into a day of the grid, as high as its weeks are at the moment; at least one. */
export function useRoom(grid: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(3);

  useLayoutEffect(() => {
    const body = grid.current?.querySelector('tbody');
    if (!body) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const week = body.clientHeight / Math.max(1, body.childElementCount);
      setRoom(Math.max(1, Math.floor((week / rem - NUMBER) / LINE)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(body);
    return () => observer.disconnect();
  }, [grid]);
  return room;
}
