import type { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import { deadlineOf, isPassed } from './deadlines/deadline.ts';
import { whyLate } from './deadlines/why-late.ts';
import { deliverAt } from './first-sight.ts';
import { isLive, withFlags } from './request-states.ts';
import type { DeliveryOffset, Provider, RequestState } from './request.ts';

/** What a person asks for instead. */
export interface Wanted extends DeliveryOffset {
  /** Null: it stays where it is. */
  readonly room: MailboxAddress | null;
  readonly text: string;
}

/** A request can still be changed and withdrawn freely: it is live, not over, and its deadline has not passed. */
export function isOpen(request: Pick<RequestState, 'status' | 'deadline' | 'end'>, now: Instant): boolean {
  return isLive(request) && request.end > now && !isPassed(request.deadline, now);
}

/**
 * A live request with what somebody asks for instead; null when the new delivery cannot simply be taken. A team that accepts
 * by hand is asked again. A chosen room answers the question which one, and what the meeting has become is taken over.
 */
export function changeRequest<R extends RequestState & { readonly text: string }>(
  request: R,
  wanted: Wanted,
  provider: Provider,
  now: Instant,
): R | null {
  const { proposal } = request;
  const isAnswered = wanted.room !== null && proposal !== null;
  const { start, end } = isAnswered ? proposal : request;
  const at = deliverAt({ start, end }, wanted);
  const room = wanted.room ?? request.room;
  const isSameSlot = at === request.deliverAt && room === request.room;
  const deadline = isSameSlot ? request.deadline : deadlineOf(provider, at);
  if (isSameSlot ? isPassed(deadline, now) : whyLate(provider, at, deadline, now) !== null) return null;
  const status =
    provider.accepts === 'by-hand' ? 'pending' : request.status === 'readied' ? 'accepted' : request.status;
  return {
    ...request,
    status,
    start,
    end,
    room,
    text: wanted.text,
    deliverAt: at,
    deadline,
    proposal: isAnswered ? null : proposal,
    flags: isAnswered
      ? withFlags(request.flags, { remove: ['needs-choice', 'needs-provider', 'late-change'] })
      : request.flags,
  };
}

/** A request that was taken back. */
export function withdrawRequest<R extends RequestState>(request: R, by: string): R {
  return {
    ...request,
    status: 'canceled',
    flags: [],
    proposal: null,
    holdUntil: null,
    reason: `Taken back by ${by}.`,
    endedBy: 'person',
  };
}
