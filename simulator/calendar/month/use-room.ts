import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Height of one line and of the day's number above them, in rem; as in the style sheet. */
const LINE = 1.625;
const NUMBER = 1.75;

/** How many lines fit into a day of the grid, as high as its weeks are at the moment; at least one. */
export function useRoom(grid: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(3);

  useLayoutEffect(() => {
    const weeks = grid.current?.querySelector('tbody');
    if (!weeks) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const height = weeks.clientHeight / Math.max(1, weeks.childElementCount);
      setRoom(Math.max(1, Math.floor((height / rem - NUMBER) / LINE)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(weeks);
    return () => observer.disconnect();
  }, [grid]);
  return room;
}
