import type { Instant } from '../../../contract/primitives.ts';
import type { RequestFlag } from '../../../contract/services.ts';
import { explainShortage } from './capacity/explain-shortage.ts';
import { useOf } from './capacity/use.ts';
import { isPassed } from './deadlines/deadline.ts';
import { whyLate } from './deadlines/why-late.ts';
import type { FollowFacts } from './decision.ts';
import { flagsFor } from './request-states.ts';
import type { RequestState } from './request.ts';

/** Why the team has to be asked, and how that is put where the code does not say it all. */
export interface Question {
  readonly why: 'deadline-passed' | 'closed-then' | 'over-capacity';
  readonly reason?: string;
}

/** The flags of a request about which the team is asked; null: it is not. */
export function flagsOf(question: Question | null): readonly RequestFlag[] {
  return flagsFor(question?.why ?? null);
}

/** The old delivery is as good as made, or the new one cannot simply be taken; null: it can. */
export function questionAbout(
  request: RequestState,
  facts: FollowFacts,
  at: Instant,
  deadline: RequestState['deadline'],
): Question | null {
  const { provider, now } = facts;
  if (isPassed(request.deadline, now)) return { why: 'deadline-passed' };
  const late = whyLate(provider, at, deadline, request.lines, now);
  return late === null ? capacityQuestion(request, facts, at) : { why: late };
}

/** What stays where it is may still be wanted for longer than it is there. */
export function longerQuestion(request: RequestState, facts: FollowFacts, at: Instant): Question | null {
  return facts.is.end > request.end ? capacityQuestion(request, facts, at) : null;
}

function capacityQuestion(
  { lines }: RequestState,
  { provider, is, shortages }: FollowFacts,
  at: Instant,
): Question | null {
  const [shortage] = shortages?.(useOf(at, is.end, lines)) ?? [];
  return shortage ? { why: 'over-capacity', reason: explainShortage(shortage, provider) } : null;
}

/** That there was too little left may not be true any more. */
export function reasonAfter(held: RequestState, question: Question | null): string | null {
  return question?.reason ?? (held.flags.includes('over-capacity') ? null : held.reason);
}
