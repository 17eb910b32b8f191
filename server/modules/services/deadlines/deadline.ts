import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { CalendarDay, DeadlineRule } from '../../../../contract/deadlines.ts';
import { Instant } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import { instantAt } from '../../../kernel/calendar-days.ts';
import { lastOpenBy, openingDayBefore } from './opening.ts';
import type { ClosedRun, Opening } from './opening.ts';
import { holidayDataVersion } from './public-holidays.ts';

/** A provider as far as its deadlines depend on it. */
export interface Closing extends Opening {
  readonly deadlineRule: DeadlineRule;
}

/** What was ordered, as far as it closes earlier than its provider does. */
export interface ClosingItem {
  readonly name: string;
  /** Null: as the provider. */
  readonly deadline: DeadlineRule | null;
}

interface Found {
  readonly at: Instant;
  readonly skipped: readonly ClosedRun[];
}

/** Counts the changes of how each kind of rule is computed; stored with every deadline. */
const versions: Readonly<Record<DeadlineRule['kind'], number>> = {
  'minutes-before': 2, // since opening days are known: what falls on a closed day closes with the last open one before it
  'days-before': 1,
};

const MINUTE_MS = 60_000;

function find(rule: DeadlineRule, deliverAt: Instant, opening: Opening): Found {
  // An elapsed time is the same in every zone and across a change of clocks.
  if (rule.kind === 'minutes-before')
    return lastOpenBy(opening, instantOf(Date.parse(deliverAt) - rule.minutes * MINUTE_MS));
  const day = Temporal.Instant.from(deliverAt).toZonedDateTimeISO(opening.timeZone).toPlainDate();
  const { day: open, skipped } = openingDayBefore(opening, day, rule.days);
  const at = instantAt(opening.timeZone, open, rule.time);
  // "The same day at 12:00" for something that is wanted at 9: nothing closes after it was delivered.
  return { at: at < deliverAt ? at : deliverAt, skipped };
}

/** A deadline as it was computed, once, with what it was computed from: later changes of rule or zone data do not move it. */
export const StoredDeadline = z.object({
  at: Instant,
  rule: DeadlineRule,
  ruleVersion: z.number().int(),
  /** Version of the time zone data (`process.versions.tz`). */
  zoneData: z.string(),
  /** Of the public holidays by which days were counted; null: by none. */
  holidayData: z.string().nullable().default(null),
  /** What closes so early; null: the provider does. */
  item: z.string().nullable().default(null),
  /** Closed days that were passed over, in order. */
  skipped: z
    .array(z.object({ from: CalendarDay, to: CalendarDay, name: z.string().nullable() }))
    .default([])
    .readonly(),
});
export type StoredDeadline = z.output<typeof StoredDeadline>;

/** Pure but for the versions of the zone and holiday data, which belong to the process. */
export function computeDeadline(rule: DeadlineRule, deliverAt: Instant, opening: Opening): StoredDeadline {
  const zoneData = process.versions['tz'] ?? 'unknown';
  const holidayData = opening.holidays === null ? null : holidayDataVersion();
  const ruleVersion = versions[rule.kind];
  return { ...find(rule, deliverAt, opening), rule, ruleVersion, zoneData, holidayData, item: null };
}

/** The earliest of what the provider says of a delivery and what the things ordered say; of equals the provider's. */
export function deadlineOf(
  provider: Closing,
  deliverAt: Instant,
  items: readonly ClosingItem[] = [],
): StoredDeadline {
  let earliest = computeDeadline(provider.deadlineRule, deliverAt, provider);
  for (const { name, deadline } of items) {
    if (deadline === null) continue;
    const own = computeDeadline(deadline, deliverAt, provider);
    if (own.at < earliest.at) earliest = { ...own, item: name };
  }
  return earliest;
}

/** At the minute itself requests are closed: `until 10:00` is over at 10:00:00.000. */
export function isPassed({ at }: Pick<StoredDeadline, 'at'>, now: Instant): boolean {
  return now >= at;
}
