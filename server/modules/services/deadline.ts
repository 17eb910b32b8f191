import { z } from 'zod';
import { Instant } from '../../../contract/primitives.ts';
import type { TimeZone } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';

/**
 * Until when a team takes requests for a delivery. A further kind ("two days before at 12:00", closed days) is one more
 * member here and one more entry in `kinds`: nothing else knows how a deadline comes about.
 */
export type DeadlineRule = { readonly kind: 'minutes-before'; readonly minutes: number };

interface Kind<R extends DeadlineRule> {
  /** Counts the changes of how this kind is computed; stored with every deadline. */
  readonly version: number;
  readonly at: (rule: R, deliverAt: Instant, timeZone: TimeZone) => Instant;
  /** e.g. `2 hours before the delivery`. */
  readonly explain: (rule: R) => string;
}

const kinds: { readonly [K in DeadlineRule['kind']]: Kind<Extract<DeadlineRule, { kind: K }>> } = {
  'minutes-before': {
    version: 1,
    // An elapsed time, the same in every zone and across a change of clocks.
    at: ({ minutes }, deliverAt) => instantOf(Date.parse(deliverAt) - minutes * MINUTE_MS),
    explain: ({ minutes }) =>
      minutes === 0 ? 'at the delivery' : `${durationOf(minutes)} before the delivery`,
  },
};

/** A deadline as it was computed, once, with what it was computed from: later changes of rule or zone data do not move it. */
export const StoredDeadline = z.object({
  at: Instant,
  rule: z.object({ kind: z.literal('minutes-before'), minutes: z.number().int().min(0) }),
  ruleVersion: z.number().int(),
  /** Version of the time zone data (`process.versions.tz`). */
  zoneData: z.string(),
});
export type StoredDeadline = z.output<typeof StoredDeadline>;

/** Pure but for the version of the zone data, which belongs to the process. */
export function computeDeadline(rule: DeadlineRule, deliverAt: Instant, timeZone: TimeZone): StoredDeadline {
  const { version, at } = kinds[rule.kind];
  const zoneData = process.versions['tz'] ?? 'unknown';
  return { at: at(rule, deliverAt, timeZone), rule, ruleVersion: version, zoneData };
}

/** What a team's own rule says of a delivery. */
export function deadlineOf(
  { deadlineMinutes, timeZone }: { readonly deadlineMinutes: number; readonly timeZone: TimeZone },
  deliverAt: Instant,
): StoredDeadline {
  return computeDeadline({ kind: 'minutes-before', minutes: deadlineMinutes }, deliverAt, timeZone);
}

/** At the minute itself requests are closed: `until 10:00` is over at 10:00:00.000. */
export function isPassed({ at }: Pick<StoredDeadline, 'at'>, now: Instant): boolean {
  return now >= at;
}

/** The working of a deadline in one sentence, by the clock of the team's zone. */
export function explainDeadline(
  { at, rule }: Pick<StoredDeadline, 'at' | 'rule'>,
  deliverAt: Instant,
  team: { readonly name: string; readonly timeZone: TimeZone },
  now: Instant,
): string {
  const clock = momentsIn(team.timeZone);
  const why = `${kinds[rule.kind].explain(rule)} on ${clock(deliverAt)}`;
  const zone = `${cityOf(team.timeZone)} time`;
  return isPassed({ at }, now)
    ? `${team.name} took requests until ${clock(at)}, ${why} (${zone}).`
    : `${team.name} takes requests until ${clock(at)}, ${why} (${zone}).`;
}

/** `Wed 2 Dec 2026, 10:00` on the clock of a zone; English, as the pane and the portal are. */
export function momentsIn(timeZone: string): (instant: Instant) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')}`;
  };
}

export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

const MINUTE_MS = 60_000;
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
