import { setImmediate } from 'node:timers/promises';
import type { Instant, MailboxAddress } from '../../../../contract/primitives.ts';
import { inTurns } from '../../../kernel/in-turns.ts';
import { plannedDates } from '../../meetings/index.ts';
import { seriesDates } from '../dates/chosen-dates.ts';
import { deadlineOf } from '../deadlines/deadline.ts';
import { deliverAt } from '../first-sight.ts';
import type { Provider } from '../request.ts';
import type { Draft } from './drafts.store.ts';
import type { Affected } from './rule-effects.ts';

/** A year of dates is a millisecond or more: others get their turn after each so many drafts. */
const DRAFTS_A_TURN = 10;

/** The next delivery of each of some drafts that has one ahead. */
export async function nextDeliveries(
  drafts: readonly Draft[],
  facts: Deciding,
  now: Instant,
): Promise<readonly Affected[]> {
  return await inTurns(each(drafts, facts, now), DRAFTS_A_TURN, setImmediate);
}

function* each(drafts: readonly Draft[], facts: Deciding, now: Instant): Generator<number, Affected[]> {
  const found: Affected[] = [];
  for (const draft of drafts) {
    const next = nextDelivery(draft, facts, now);
    if (next) found.push(next);
    yield 1;
  }
  return found;
}

interface Deciding {
  readonly provider: Provider;
  readonly serves: (room: MailboxAddress) => boolean;
}

/**
 * The next delivery of something that was entered for a meeting which no room shows yet, as it would be asked for now;
 * null: there is none ahead. Its room is the one that was chosen, else the first of those planned that the team serves,
 * else none. Pure.
 */
export function nextDelivery(
  { template, link }: Draft,
  { provider, serves }: Deciding,
  now: Instant,
): Affected | null {
  const dates =
    link.recurrence === null ? [link.planned] : seriesDates(plannedDates(link, now), template.chosen);
  const date = dates.find(({ end }) => end > now);
  if (!date) return null;
  const at = deliverAt(date, template);
  return {
    room: template.room ?? link.planned.rooms.find(serves) ?? null,
    end: date.end,
    deliverAt: at,
    deadline: deadlineOf(provider, at, template.lines),
    lines: template.lines,
  };
}
