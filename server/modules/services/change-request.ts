import type { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import { deadlineOf, isPassed } from './deadlines/deadline.ts';
import { whyLate } from './deadlines/why-late.ts';
import { deliverAt } from './first-sight.ts';
import { changeFlags, isLive, withFlags } from './request-states.ts';
import type { OrderedLine } from './orders/ordered-line.ts';
import { renewLines } from './orders/renew-lines.ts';
import type { PropertyAnswer } from './properties/property-answer.ts';
import type { DeliveryOffset, Provider, RequestState } from './request.ts';

/** What a person asks for instead. */
export interface Wanted extends DeliveryOffset {
  /** Null: it stays where it is. */
  readonly room: MailboxAddress | null;
  readonly text: string;
  readonly properties: readonly PropertyAnswer[];
  /** Undefined: as before. */
  readonly lines?: readonly OrderedLine[];
}

/** A request can still be changed and withdrawn freely: it is live, not over, and its deadline has not passed. */
export function isOpen(request: Pick<RequestState, 'status' | 'deadline' | 'end'>, now: Instant): boolean {
  return isLive(request) && request.end > now && !isPassed(request.deadline, now);
}

/**
 * A live request with what somebody asks for instead; null when the new delivery cannot simply be taken. A team that accepts
 * by hand is asked again. A chosen room answers the question which one, and what the meeting has become is taken over.
 */
export function changeRequest<R extends RequestState & Pick<Wanted, 'text' | 'properties'>>(
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
  const lines = wanted.lines ? renewLines(wanted.lines, request.lines) : request.lines;
  const isSame = at === request.deliverAt && room === request.room && lines === request.lines;
  const deadline = isSame ? request.deadline : openDeadline(provider, at, lines, now);
  if (deadline === null || isPassed(deadline, now)) return null;
  return {
    ...request,
    status: askedAnew(request, provider),
    start,
    end,
    room,
    text: wanted.text,
    properties: wanted.properties,
    lines,
    deliverAt: at,
    deadline,
    proposal: isAnswered ? null : proposal,
    flags: isAnswered
      ? withFlags(request.flags, { remove: ['needs-choice', 'needs-provider', ...changeFlags] })
      : request.flags,
  };
}

/** Who accepts by hand looks again; what was readied has to be readied anew. */
function askedAnew({ status }: Pick<RequestState, 'status'>, { accepts }: Provider): RequestState['status'] {
  if (accepts === 'by-hand') return 'pending';
  return status === 'readied' ? 'accepted' : status;
}

/** The deadline of a delivery that can simply be taken; null: it cannot. */
function openDeadline(
  provider: Provider,
  at: Instant,
  lines: readonly OrderedLine[],
  now: Instant,
): RequestState['deadline'] | null {
  const deadline = deadlineOf(provider, at, lines);
  return whyLate(provider, at, deadline, lines, now) === null ? deadline : null;
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
