import type { Instant } from '../../../../contract/primitives.ts';
import type { SeriesDate } from '../../../../contract/meeting-dates.ts';
import { Problem } from '../../../kernel/problem.ts';
import { refusalOf } from '../refuse-delivery.ts';
import type { DeliveryOffset, Provider, ServiceRequest, Template } from '../request.ts';
import { closedSince } from '../template-reply.ts';
import { when } from '../words.ts';

const MOST_NAMED = 10;

/**
 * Throws unless a delivery is possible on every one of some dates that a person chose: with `deadline-passed` or
 * `provider-closed`, in the words of the first, and every date at the field. Who names a date means that date.
 */
export function requireDatesOpen(
  provider: Provider,
  dates: readonly SeriesDate[],
  wish: DeliveryOffset & Pick<Template, 'lines'>,
  now: Instant,
): void {
  const refused = dates.flatMap((date) => {
    const refusal = refusalOf(provider, [date], wish, now);
    return refusal ? [{ refusal, said: `${when(date.start, provider)}: ${refusal.message}` }] : [];
  });
  const [first] = refused;
  if (!first) return;
  const errors = refused.slice(0, MOST_NAMED).map(({ said }) => ({ pointer: '/body/dates', detail: said }));
  throw new Problem(first.refusal.code, `${first.said} Or leave this date out.`, { errors });
}

/** What cannot be taken back any more because its deadline has passed stays chosen. */
export function requireNoneClosed(provider: Provider, closed: readonly ServiceRequest[]): void {
  const [first] = closed;
  if (!first) return;
  const errors = closed.slice(0, MOST_NAMED).map((one) => ({
    pointer: '/body/dates',
    detail: `${when(one.start, provider)} cannot be left out any more`,
  }));
  const said = `${when(first.start, provider)} cannot be left out any more. ${closedSince(provider, first.deadline)}`;
  throw new Problem('deadline-passed', said, { errors });
}
