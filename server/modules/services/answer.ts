import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { RequestAction } from '../../../contract/service-teams.ts';
import { deadlineOf } from './deadlines/deadline.ts';
import { changeFlags, statusAfter, withFlags } from './request-states.ts';
import type { Proposal, Provider, RequestState } from './request.ts';

export interface TeamAnswer {
  readonly action: RequestAction;
  readonly reason: string | null;
  readonly room: MailboxAddress | null;
}

/** The request after the team's answer, which must be one of `actionsFor(request)`. Pure. */
export function applyAnswer<R extends RequestState>(request: R, answer: TeamAnswer, provider: Provider): R {
  const { proposal } = request;
  const { action, reason } = answer;
  const status = statusAfter(action);
  if (status === 'rejected' || status === 'canceled') {
    return { ...request, ...settled, status, reason, endedBy: 'team' };
  }
  if (status === 'completed') return { ...request, ...settled, status, reason, endedBy: 'team' };
  if (status !== null) {
    // What came too late is accepted, or not, with the first answer.
    const flags = withFlags(request.flags, { remove: proposal === null ? changeFlags : [] });
    return { ...request, status, flags, reason };
  }
  if (proposal === null) return request; // no question is open
  if (action === 'refuse-change') {
    const flags = withFlags(request.flags, { remove: changeFlags });
    return { ...request, flags, reason, proposal: { ...proposal, isRefused: true } };
  }
  return { ...takeOver(request, proposal, answer.room ?? proposal.room ?? request.room, provider), reason };
}

/** Nothing is open any more. */
const settled = { flags: [], proposal: null, holdUntil: null } as const;

/** What the meeting has become counts from now on; the team has agreed to it. */
function takeOver<R extends RequestState>(
  request: R,
  proposal: Proposal,
  room: MailboxAddress,
  provider: Provider,
): R {
  const { start, end, deliverAt } = proposal;
  return {
    ...request,
    status: 'accepted',
    start,
    end,
    deliverAt,
    room,
    deadline: deadlineOf(provider, deliverAt, request.lines),
    proposal: null,
    flags: withFlags(request.flags, { remove: [...changeFlags, 'needs-choice', 'needs-provider'] }),
  };
}
