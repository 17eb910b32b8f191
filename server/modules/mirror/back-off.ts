const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const LONGEST_RETRY_AFTER_SECONDS = 60 * 60;
const PROBE_EVERY_MS = 60_000;

export interface Failed {
  /** In a row, this one included. */
  readonly failures: number;
  /** What Exchange asked for; null: nothing. */
  readonly retryAfterSeconds: number | null;
  /** The integration as a whole answers badly: its circuit then sets the pace. */
  readonly isIntegrationSick: boolean;
}

/**
 * Milliseconds until a calendar that could not be read is tried again: five seconds twice, because most hiccups are short
 * and an Exchange that is sick as a whole has its circuit; then twice as long after each failure up to a quarter of an
 * hour, and never before the time that Exchange asked for, up to an hour. `random` (0 to 1) keeps calendars from coming
 * back all at once.
 */
export function waitAfter(
  { failures, retryAfterSeconds, isIntegrationSick }: Failed,
  random: number,
): number {
  const longest = isIntegrationSick ? PROBE_EVERY_MS : LONGEST_WAIT_MS;
  const full = Math.min(FIRST_WAIT_MS * 2 ** Math.min(Math.max(failures - 2, 0), 20), longest);
  const own = full * (0.5 + random / 2);
  if (retryAfterSeconds === null) return Math.round(own);
  const asked = Math.min(Math.max(retryAfterSeconds, 0), LONGEST_RETRY_AFTER_SECONDS) * 1_000;
  const late = Math.min(asked * 0.1, PROBE_EVERY_MS) * random;
  return Math.round(Math.max(own, asked + late));
}
