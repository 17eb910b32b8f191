const PAGE = 10;

/** Where a key leads from a row among `count`, both counted from 0; null when the key leads nowhere. */
export function stepOf(key: string, from: number, count: number): number | null {
  const last = count - 1;
  const goals: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + PAGE,
    PageUp: from - PAGE,
    Home: 0,
    End: last,
  };
  const goal = goals[key];
  if (goal === undefined || last < 0) return null;
  return Math.min(last, Math.max(0, goal));
}
