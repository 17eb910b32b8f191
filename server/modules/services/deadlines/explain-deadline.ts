import type { DeadlineRule } from '../../../../contract/deadlines.ts';
import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { isPassed } from './deadline.ts';
import type { StoredDeadline } from './deadline.ts';
import { cityOf, dayInWords, momentsIn } from './moments.ts';
import type { ClosedRun, Closure } from './opening.ts';

interface Named {
  readonly name: string;
  readonly timeZone: TimeZone;
}

type Explained = Pick<StoredDeadline, 'at' | 'rule'> & Partial<Pick<StoredDeadline, 'item' | 'skipped'>>;

/**
 * The working of a deadline in one sentence, by the clock of the team's zone, e.g. `Canteen CPH takes requests until Wed 23
 * Dec 2026, 12:00, 1 opening day before the delivery on Mon 28 Dec 2026, 10:00; it is closed Thu 24 Dec to Sat 26 Dec
 * (Christmas) and Sun 27 Dec (Copenhagen time).`
 */
export function explainDeadline(
  { at, rule, item = null, skipped = [] }: Explained,
  deliverAt: Instant,
  team: Named,
  now: Instant,
): string {
  const clock = momentsIn(team.timeZone);
  const verb = isPassed({ at }, now) ? 'took' : 'takes';
  const what = item === null ? 'requests' : `requests with ${item}`;
  const why = `${ruleInWords(rule, at, deliverAt)} on ${clock(deliverAt)}`;
  const closed = skipped.length === 0 ? '' : `; it is closed ${runsInWords(skipped)}`;
  return `${team.name} ${verb} ${what} until ${clock(at)}, ${why}${closed} (${cityOf(team.timeZone)} time).`;
}

/** Why nothing is delivered at a moment, e.g. `Canteen CPH is closed on Fri 25 Dec 2026, 10:00 (Christmas).` */
export function explainClosure(closure: Closure, deliverAt: Instant, team: Named): string {
  const when = momentsIn(team.timeZone)(deliverAt);
  if (closure.kind === 'closed-hour') {
    return `${team.name} delivers ${closure.hours} that day, not at ${when} (${cityOf(team.timeZone)} time).`;
  }
  const name = closure.name === null ? '' : ` (${closure.name})`;
  return `${team.name} is closed on ${when}${name}.`;
}

function ruleInWords(rule: DeadlineRule, at: Instant, deliverAt: Instant): string {
  if (at === deliverAt) return 'at the delivery';
  if (rule.kind === 'minutes-before') return `${durationOf(rule.minutes)} before the delivery`;
  if (rule.days === 0) return 'the same day as the delivery';
  return `${rule.days} opening day${rule.days === 1 ? '' : 's'} before the delivery`;
}

/** `Thu 24 Dec to Sat 26 Dec (Christmas) and Sun 27 Dec`. */
function runsInWords(runs: readonly ClosedRun[]): string {
  const words = runs.map(({ from, to, name }) => {
    const days = from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;
    return name === null ? days : `${days} (${name})`;
  });
  return lists.format(words);
}

const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const units = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

/** `1 day 2 hours`; a day is 24 hours. */
function durationOf(minutes: number): string {
  let left = minutes;
  const words = units.flatMap(([name, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`];
  });
  return words.join(' ');
}
