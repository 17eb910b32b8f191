import type { Instant, Interval } from '../../contract/primitives.ts';

/** Real time in milliseconds since 1970; for tokens, sessions, caches and deadlines, never for business rules. */
export function realNow(): number {
  return Date.now();
}

/** The instant of a millisecond count since 1970. Throws a RangeError on a number that is no time. */
export function instantOf(milliseconds: number): Instant {
  const text = new Date(milliseconds).toISOString();
  if (text.length !== INSTANT_LENGTH)
    throw new RangeError(`${text} is beyond the years that are written with four digits`);
  return text as Instant; // just as the schema writes it; parsing it again would take a hundred times as long
}

const INSTANT_LENGTH = '2026-11-22T09:00:00.000Z'.length;

/** Whether two half-open intervals share any time; touching ends do not. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The hour (0 to 23) that a clock on the wall shows at `instant` in an IANA time zone. */
export function hourOnTheWall(instant: Instant, timeZone: string): number {
  return Number(hours(timeZone).format(new Date(instant)));
}

const hours = formats({ hour: 'numeric', hourCycle: 'h23' });

/** Whether clocks on the wall show the same day and time at `instant` in two IANA time zones, whatever their names. */
export function showSameClock(instant: Instant, one: string, other: string): boolean {
  const clock = (timeZone: string) => clocks(timeZone).format(new Date(instant));
  return one === other || clock(one) === clock(other);
}

const clocks = formats({ dateStyle: 'short', timeStyle: 'short' });

/** Zones of which a format is kept; making one takes longer than all that a search does with it. */
const MOST_FORMATS = 50;

function formats(options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const format = made.get(timeZone) ?? new Intl.DateTimeFormat('en', { ...options, timeZone });
    if (made.size >= MOST_FORMATS) made.clear();
    made.set(timeZone, format);
    return format;
  };
}
