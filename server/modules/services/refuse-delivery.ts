import type { Instant, Interval } from '../../../contract/primitives.ts';
import { Problem } from '../../kernel/problem.ts';
import { deadlineOf } from './deadlines/deadline.ts';
import type { ClosingItem } from './deadlines/deadline.ts';
import { explainClosure } from './deadlines/explain-deadline.ts';
import { closureAt } from './deadlines/opening.ts';
import { whyLate } from './deadlines/why-late.ts';
import { deliverAt } from './first-sight.ts';
import type { OrderedLine } from './orders/ordered-line.ts';
import { whyNotThatDay } from './orders/unavailable.ts';
import type { DeliveryOffset, Provider } from './request.ts';
import { CALL_THE_TEAM, hasPassed } from './template-reply.ts';

/** When something is delivered, and what, as far as that closes by itself. */
export interface Wanted extends DeliveryOffset {
  readonly lines: readonly (ClosingItem & Pick<OrderedLine, 'weekdays' | 'season'>)[];
}

interface Refused {
  readonly code: 'provider-closed' | 'deadline-passed';
  /** A sentence for people. */
  readonly why: string;
  /** What can be done about it. */
  readonly advice: string;
}

/** `whyRefused` as a problem that says what to do. */
export function refusalOf(
  provider: Provider,
  dates: readonly Interval[],
  wanted: Wanted,
  now: Instant,
): Problem | null {
  const refused = whyRefused(provider, dates, wanted, now);
  if (!refused) return null;
  return new Problem(refused.code, `${refused.why} ${refused.advice}`);
}

/**
 * Why nothing can be asked of a team on any of some dates; null: on one of them it can, or there is none. Says it of the
 * last date, which closes last: `provider-closed` when nobody works then, else `deadline-passed`. Pure.
 */
export function whyRefused(
  provider: Provider,
  dates: readonly Interval[],
  { lines, ...offset }: Wanted,
  now: Instant,
): Refused | null {
  let closedAt: Instant | null = null;
  let last: ReturnType<typeof deadlineOf> | null = null;
  for (const date of dates) {
    const at = deliverAt(date, offset);
    last = deadlineOf(provider, at, lines);
    const late = whyLate(provider, at, last, lines, now);
    if (late === null) return null; // a year of dates need not be gone through
    if (late === 'closed-then') closedAt = at;
  }
  if (closedAt !== null) {
    const closure = closureAt(provider, closedAt);
    const why = closure ? explainClosure(closure, closedAt, provider) : whyNotAll(lines, closedAt, provider);
    return { code: 'provider-closed', why, advice: 'Choose another time for the delivery.' };
  }
  return last && { code: 'deadline-passed', why: hasPassed(provider, last), advice: CALL_THE_TEAM };
}

/** What is not to be had that day, of everything that was ordered. */
function whyNotAll(lines: Wanted['lines'], at: Instant, { timeZone }: Provider): string {
  return lines.flatMap((line) => whyNotThatDay(line, at, timeZone) ?? []).join(' ');
}
