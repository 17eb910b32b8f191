import { DeadlineRule } from '../../../contract/deadlines.ts';
import { Season } from '../../../contract/menu-items.ts';

/** How facts of an item are written in a cell of a file, and read again. Reading gives undefined for what is none. */

export function writeDeadline(rule: DeadlineRule | null): string {
  if (rule === null) return '';
  return rule.kind === 'minutes-before' ? `${rule.minutes} minutes` : `${rule.days} days ${rule.time}`;
}

/** `2 days 12:00`, `1 day before 12:00`, `90 minutes`. */
export function readDeadline(text: string): DeadlineRule | undefined {
  const days = /^(\d{1,3}) days? (?:before )?(\d\d:\d\d)$/i.exec(text);
  const minutes = /^(\d{1,6}) minutes?$/i.exec(text);
  const rule = days
    ? { kind: 'days-before', days: Number(days[1]), time: days[2] }
    : { kind: 'minutes-before', minutes: minutes ? Number(minutes[1]) : null };
  return DeadlineRule.safeParse(rule).data;
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export function writeWeekdays(weekdays: readonly number[] | null): string {
  return (weekdays ?? []).map((day) => days[day - 1] ?? '').join(' ');
}

/** `mon wed`, or the numbers of ISO 8601: `1 3`. */
export function readWeekdays(text: string): number[] | undefined {
  const read = listIn(text).map(
    (word) => days.findIndex((day, at) => word.startsWith(day) || word === String(at + 1)) + 1,
  );
  return read.includes(0) ? undefined : read;
}

export function writeSeason(season: Season | null): string {
  return season === null ? '' : `${season.from} to ${season.to}`;
}

/** `12-01 to 02-28`. */
export function readSeason(text: string): Season | undefined {
  const [from, to, ...more] = text.split(/ to | - |\.\.|–/).map((part) => part.trim());
  return more.length > 0 ? undefined : Season.safeParse({ from, to }).data;
}

export function readYesNo(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (['yes', 'true', '1'].includes(word)) return true;
  return ['no', 'false', '0'].includes(word) ? false : undefined;
}

export function readCount(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Words with blanks, commas, semicolons or bars between them, in small letters. */
export function listIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s,;|]+/)
    .filter((word) => word !== '');
}
