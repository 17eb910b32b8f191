const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day that an address names, `2026-12-01`; null when it names none that there is. */
export function dayIn(text: string | null): string | null {
  if (text === null || !DAY.test(text)) return null;
  const parsed = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) ? text : null;
}

/** So many days later on the calendar, whatever the clocks do between. */
export function dayLater(day: string, days: number): string {
  const start = new Date(`${day}T00:00:00.000Z`);
  start.setUTCDate(start.getUTCDate() + days);
  return start.toISOString().slice(0, 10);
}
