import type { Instant, Interval } from '../../../contract/primitives.ts';
import { Problem } from '../../kernel/problem.ts';
import { deadlineOf } from './deadlines/deadline.ts';
import { explainClosure } from './deadlines/explain-deadline.ts';
import { closureAt } from './deadlines/opening.ts';
import { whyLate } from './deadlines/why-late.ts';
import { deliverAt } from './first-sight.ts';
import { whyNotThatDay } from './orders/unavailable.ts';
import type { DeliveryOffset, Provider, Template } from './request.ts';
import { closedSince } from './template-reply.ts';

/**
 * Why nothing can be asked of a team on any of some dates; null: on one of them it can, or there is none. Says it of the
 * last date, which closes last: `provider-closed` when nobody works then, else `deadline-passed`.
 */
export function refusalOf(
  provider: Provider,
  dates: readonly Interval[],
  { lines, ...offset }: DeliveryOffset & Pick<Template, 'lines'>,
  now: Instant,
): Problem | null {
  const deliveries = dates.map((date) => {
    const at = deliverAt(date, offset);
    const deadline = deadlineOf(provider, at, lines);
    return { at, deadline, late: whyLate(provider, at, deadline, lines, now) };
  });
  const last = deliveries.at(-1);
  if (!last || deliveries.some(({ late }) => late === null)) return null;
  const closed = deliveries.findLast(({ late }) => late === 'closed-then');
  const closure = closed && closureAt(provider, closed.at);
  if (closed) {
    const why = closure
      ? explainClosure(closure, closed.at, provider)
      : whyNotAll(lines, closed.at, provider);
    return new Problem('provider-closed', `${why} Choose another time for the delivery.`);
  }
  return new Problem('deadline-passed', closedSince(provider, last.deadline));
}

/** What is not to be had that day, of everything that was ordered. */
function whyNotAll(lines: Template['lines'], at: Instant, { timeZone }: Provider): string {
  return lines.flatMap((line) => whyNotThatDay(line, at, timeZone) ?? []).join(' ');
}
