import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { Language } from '../../../../contract/languages.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import { deadlineWords } from './texts/index.ts';

const clock = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

/** `Wed 2 Dec 2026, 10:00` on the clock of a zone, as it is written in a language. */
export function momentsIn(timeZone: string, language: Language = 'en'): (instant: Instant) => string {
  const format = new Intl.DateTimeFormat(deadlineWords[language].locale, { ...clock, timeZone });
  if (language !== 'en') return (instant) => format.format(new Date(instant));
  return (instant) => {
    const part = partsOf(format, new Date(instant));
    return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')}`;
  };
}

const days: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: daysOf('en'),
  da: daysOf('da'),
  de: daysOf('de'),
  fr: daysOf('fr'),
};

function daysOf(language: Language): Intl.DateTimeFormat {
  const { locale } = deadlineWords[language];
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
}

/** `Thu 24 Dec`, as it is written in a language. */
export function dayInWords(day: CalendarDay, language: Language = 'en'): string {
  const format = days[language];
  if (language !== 'en') return format.format(new Date(day));
  const part = partsOf(format, new Date(day));
  return `${part('weekday')} ${part('day')} ${part('month')}`;
}

/** `Copenhagen` of `Europe/Copenhagen`. */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

function partsOf(format: Intl.DateTimeFormat, date: Date): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  return (type) => parts.get(type) ?? '';
}
