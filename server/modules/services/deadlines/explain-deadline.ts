import type { DeadlineRule } from '../../../../contract/deadlines.ts';
import type { Language } from '../../../../contract/languages.ts';
import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { isPassed } from './deadline.ts';
import type { StoredDeadline } from './deadline.ts';
import { cityOf, dayInWords, momentsIn } from './moments.ts';
import type { ClosedRun, Closure } from './opening.ts';
import { deadlineWords } from './texts/index.ts';
import { inBrackets } from './texts/words.ts';

interface Named {
  readonly name: string;
  readonly timeZone: TimeZone;
}

/** Who is told, and when. */
export interface Reader {
  readonly now: Instant;
  readonly language: Language;
}

type Explained = Pick<StoredDeadline, 'at' | 'rule'> & Partial<Pick<StoredDeadline, 'item' | 'skipped'>>;

/**
 * The working of a deadline in one sentence, by the clock of the team's zone and in the reader's language, e.g. `Canteen CPH
 * takes requests until Wed 23 Dec 2026, 12:00, 1 opening day before the delivery on Mon 28 Dec 2026, 10:00; it is closed Thu
 * 24 Dec to Sat 26 Dec (Christmas) and Sun 27 Dec (Copenhagen time).`
 */
export function explainDeadline(
  { at, rule, item = null, skipped = [] }: Explained,
  deliverAt: Instant,
  team: Named,
  { now, language }: Reader,
): string {
  const clock = momentsIn(team.timeZone, language);
  return deadlineWords[language].until({
    team: team.name,
    isPassed: isPassed({ at }, now),
    item,
    at: clock(at),
    rule: at === deliverAt ? deadlineWords[language].atDelivery : ruleInWords(rule, language),
    deliverAt: clock(deliverAt),
    closed: skipped.length === 0 ? null : runsInWords(skipped, language),
    city: cityOf(team.timeZone),
  });
}

/** Why nothing is delivered at a moment, e.g. `Canteen CPH is closed on Fri 25 Dec 2026, 10:00 (Christmas).` */
export function explainClosure(
  closure: Closure,
  deliverAt: Instant,
  { name: team, timeZone }: Named,
  language: Language = 'en',
): string {
  const when = momentsIn(timeZone, language)(deliverAt);
  const words = deadlineWords[language];
  return closure.kind === 'closed-hour'
    ? words.outsideHours({ team, hours: closure.hours, when, city: cityOf(timeZone) })
    : words.closedDay({ team, when, name: closure.name });
}

function ruleInWords(rule: DeadlineRule, language: Language): string {
  const words = deadlineWords[language];
  if (rule.kind === 'minutes-before') return words.timeBefore(durationOf(rule.minutes, words.locale));
  return rule.days === 0 ? words.sameDay : words.openingDaysBefore(rule.days);
}

/** `Thu 24 Dec to Sat 26 Dec (Christmas) and Sun 27 Dec`. */
function runsInWords(runs: readonly ClosedRun[], language: Language): string {
  const { days, locale } = deadlineWords[language];
  const words = runs.map(({ from, to, name }) => {
    const [first, last] = [dayInWords(from, language), dayInWords(to, language)];
    return `${from === to ? first : days(first, last)}${inBrackets(name)}`;
  });
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
}

const units = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

/** `1 day 2 hours`; a day is 24 hours. */
function durationOf(minutes: number, locale: string): string {
  let left = minutes;
  const words = units.flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    const length = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
    return count === 0 ? [] : [length.format(count)];
  });
  return words.join(' ');
}
