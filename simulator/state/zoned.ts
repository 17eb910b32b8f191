import { Temporal } from 'temporal-polyfill';

/** Local wall time of an instant (milliseconds since 1970) in an IANA zone. */
export function localOf(instant: number, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
}

/**
 * The instant of a wall time. In the hour that a change to summer time skips, the later one; in the hour that comes
 * twice, the first: what Outlook does with a series that crosses it.
 */
export function instantAt(local: Temporal.PlainDateTime, timeZone: string): number {
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** UTC text such as `2026-11-22T09:00:00.000Z`. */
export function textOf(instant: number): string {
  return new Date(instant).toISOString();
}

/** Milliseconds since 1970 of an ISO instant with zone. Throws a RangeError that names the field. */
export function readInstant(text: string, field: string): number {
  const instant = /(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new RangeError(
      `${field} must be an instant such as 2026-11-30T09:00:00Z, not ${text.slice(0, 40)}`,
    );
  }
  return instant;
}

/** Zones that were asked for before: to ask the system takes as long as everything else about a meeting. */
const knownZones = new Set<string>();
const MOST_KNOWN = 1_000;

export function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  const isKnown = systemKnows(name);
  if (isKnown && knownZones.size < MOST_KNOWN) knownZones.add(name); // one zone may be written in many cases
  return isKnown;
}

function systemKnows(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
