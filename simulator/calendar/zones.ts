import { Temporal } from 'temporal-polyfill';
import { findIana, findWindows } from 'windows-iana';

/** Office and Exchange speak of zones by Windows' names; this client keeps IANA names and translates at that seam. */
export function windowsZone(timeZone: string): string {
  return findWindows(timeZone)[0] ?? 'UTC';
}

/** The IANA name of a Windows zone; undefined for a name nobody knows. */
export function ianaZone(windows: string): string | undefined {
  return findIana(windows)[0] ?? (isZone(windows) ? windows : undefined);
}

/** The zones a form offers besides those of its people and rooms. */
export const OFFERED_ZONES: readonly string[] = [
  'America/Los_Angeles',
  'America/Chicago',
  'America/New_York',
  'America/Sao_Paulo',
  'UTC',
  'Europe/London',
  'Europe/Copenhagen',
  'Europe/Helsinki',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

/** Stretches of constant offset (minutes) around `now`, from which Office.js computes the mailbox's local time. */
export function zoneOffsets(timeZone: string, now: number) {
  const day = 24 * 60 * 60_000;
  const last = now + 3 * 365 * day;
  const offsets: { start: number; end: number; offset: number }[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(now - 365 * day).toZonedDateTimeISO(timeZone);

  while (at.epochMilliseconds < last) {
    const next = at.getTimeZoneTransition('next');
    const end = Math.min(next?.epochMilliseconds ?? last, last);
    offsets.push({ start: at.epochMilliseconds, end, offset: at.offsetNanoseconds / 60_000_000_000 });
    if (!next) break;
    at = next;
  }
  return offsets;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
