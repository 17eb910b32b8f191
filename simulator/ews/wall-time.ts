import { Temporal } from 'temporal-polyfill';
import { child, childText } from './read-xml.ts';
import type { XmlElement } from './read-xml.ts';

/** Wall time against UTC under rules of one kind; all numbers in milliseconds since 1970. */
export interface LocalTime {
  readonly toUtc: (wall: number) => number;
  readonly toWall: (utc: number) => number;
}

const MINUTE = 60_000;
export const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The rules of an IANA zone. */
export function zoneTime(iana: string): LocalTime {
  return {
    toUtc: (wall) =>
      Temporal.PlainDateTime.from(new Date(wall).toISOString().slice(0, 23)).toZonedDateTime(iana)
        .epochMilliseconds,
    toWall: (utc) => utc + offsetAt(utc, iana),
  };
}

/**
 * The rules of a TimeZone element (learn.microsoft.com/exchange/client-developer/web-service-reference/timezone-
 * availability): biases are minutes to add to local time to get UTC; a Month of 0 means that the clocks never change.
 */
export function serializedTime(element: XmlElement): LocalTime {
  const bias = numberIn(element, 'Bias');
  const standard = changeIn(child(element, 'StandardTime'));
  const daylight = changeIn(child(element, 'DaylightTime'));
  const isDaylight = (utc: number): boolean => {
    if (standard.month === 0 || daylight.month === 0) return false;
    const year = new Date(utc).getUTCFullYear();
    const begins = wallOf(daylight, year) + (bias + standard.bias) * MINUTE;
    const ends = wallOf(standard, year) + (bias + daylight.bias) * MINUTE;
    return begins < ends ? utc >= begins && utc < ends : utc >= begins || utc < ends;
  };
  const shiftAt = (utc: number): number => (bias + (isDaylight(utc) ? daylight : standard).bias) * MINUTE;
  return {
    toWall: (utc) => utc - shiftAt(utc),
    toUtc: (wall) => {
      const first = wall + shiftAt(wall + bias * MINUTE);
      return wall + shiftAt(first);
    },
  };
}

/** An instant, given as a date and time with or without an offset. Throws nothing: nonsense is NaN. */
export function readTime(text: string, time: LocalTime): number {
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return Date.parse(text);
  const wall = Date.parse(`${text}Z`);
  return Number.isNaN(wall) ? wall : time.toUtc(wall);
}

/** Milliseconds to add to UTC to get local time. */
export function offsetAt(utc: number, iana: string): number {
  return Temporal.Instant.fromEpochMilliseconds(utc).toZonedDateTimeISO(iana).offsetNanoseconds / 1e6;
}

interface WrittenChange {
  readonly bias: number;
  readonly month: number;
  readonly order: number;
  readonly day: number;
  readonly time: number;
}

function changeIn(element: XmlElement | undefined): WrittenChange {
  const [hours = 0, minutes = 0, seconds = 0] = (childText(element, 'Time') ?? '').split(':').map(Number);
  return {
    bias: numberIn(element, 'Bias'),
    month: numberIn(element, 'Month'),
    order: numberIn(element, 'DayOrder'),
    day: Math.max(0, DAYS.indexOf(childText(element, 'DayOfWeek') ?? 'Sunday')),
    time: ((hours * 60 + minutes) * 60 + seconds) * 1000,
  };
}

/** The wall time of a change in a year: the n-th such day of the month, 5 meaning the last. */
function wallOf({ month, order, day, time }: WrittenChange, year: number): number {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const date = 1 + ((day - first.getUTCDay() + 7) % 7) + (order - 1) * 7;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Date.UTC(year, month - 1, date > length ? date - 7 : date) + time;
}

function numberIn(element: XmlElement | undefined, name: string): number {
  const number = Number(childText(element, name) ?? 0);
  return Number.isFinite(number) ? number : 0;
}
