import type { RequestAction } from '../../../contract/service-teams.ts';
import { RequestFlag } from '../../../contract/services.ts';
import type { Instant } from '../../../contract/primitives.ts';
import type { RequestStatus } from '../../../contract/services.ts';
import type { Why } from './decision.ts';
import type { RequestState } from './request.ts';

/** Who leads a request from one status to another. */
export type Mover = 'meeting' | 'person' | 'team' | 'time';

/**
 * Every step there is (decision 0029): a status that is not listed under another is not reached from it. A request is made as
 * `pending` or `accepted`; that is no step.
 */
const steps: Readonly<Record<RequestStatus, Readonly<Partial<Record<RequestStatus, readonly Mover[]>>>>> = {
  pending: {
    accepted: ['team', 'meeting'], // the meeting: the room accepted, and the team accepts by itself
    rejected: ['team'],
    canceled: ['meeting', 'person', 'team', 'time'],
    'canceled-late': ['meeting'],
  },
  accepted: {
    pending: ['meeting', 'person'], // changed: the team is asked again
    rejected: ['team'],
    readied: ['team'],
    completed: ['team', 'time'],
    canceled: ['meeting', 'person', 'team'],
    'canceled-late': ['meeting'],
  },
  readied: {
    pending: ['meeting', 'person'],
    accepted: ['meeting', 'person', 'team'], // what was readied is at the old time or place
    completed: ['team', 'time'],
    canceled: ['meeting', 'person', 'team'],
    'canceled-late': ['meeting'],
  },
  // The meeting came back: asked again.
  canceled: { pending: ['meeting'], accepted: ['meeting'] },
  'canceled-late': { pending: ['meeting'], accepted: ['meeting'] },
  rejected: {},
  completed: {},
};

export function mayStep(from: RequestStatus, to: RequestStatus, mover: Mover): boolean {
  return steps[from][to]?.includes(mover) ?? false;
}

/** Something is still to be done for it, or to be decided. */
export function isLive({ status }: Pick<RequestState, 'status'>): boolean {
  return status === 'pending' || status === 'accepted' || status === 'readied';
}

/**
 * When time ends it: with its meeting, or when it was delivered if that is later (clearing up at the end, a delivery an hour
 * after a meeting that was shortened).
 */
export function overAt({ end, deliverAt }: Pick<RequestState, 'end' | 'deliverAt'>): Instant {
  return deliverAt > end ? deliverAt : end;
}

/** It is on the meeting that was planned; what was asked of a team by mistake is nobody's request any more. */
export function isMeant({ endedBy }: Pick<RequestState, 'endedBy'>): boolean {
  return endedBy !== 'mistake';
}

/** Flags of a request whose team is asked whether it takes what the meeting has become. */
export const changeFlags = ['late-change', 'over-capacity'] as const;

/** Those that are set for a reason; null: none. */
export function flagsFor(why: Why | null): readonly RequestFlag[] {
  if (why === null) return [];
  return why === 'over-capacity' ? changeFlags : ['late-change'];
}

/** Flags with some added and some taken away, each once, in the order of the contract. */
export function withFlags(
  flags: readonly RequestFlag[],
  {
    add = [],
    remove = [],
  }: { readonly add?: readonly RequestFlag[]; readonly remove?: readonly RequestFlag[] },
): readonly RequestFlag[] {
  return RequestFlag.options.filter(
    (flag) => add.includes(flag) || (flags.includes(flag) && !remove.includes(flag)),
  );
}

/** Where each answer of the team leads; null: the status stays, and something else is settled. */
const leadsTo: Readonly<Record<RequestAction, RequestStatus | null>> = {
  accept: 'accepted',
  reject: 'rejected',
  ready: 'readied',
  complete: 'completed',
  cancel: 'canceled',
  'accept-change': null,
  'refuse-change': null,
  'move-to-room': null,
};

type Answerable = Pick<RequestState, 'status' | 'flags' | 'proposal'>;

/** What the team may do with a request as it stands, in the order in which it is offered. */
export function actionsFor(request: Answerable): readonly RequestAction[] {
  if (!isLive(request)) return [];
  const actions = Object.keys(leadsTo) as RequestAction[]; // the keys of the record above
  return actions.filter((action) =>
    leadsTo[action] === null ? settles(action, request) : mayLead(action, request),
  );
}

/** What the meeting has become waits for an answer. */
function openProposal({ proposal }: Answerable): RequestState['proposal'] {
  return proposal !== null && !proposal.isRefused ? proposal : null;
}

function needsRoom({ flags }: Answerable): boolean {
  return flags.includes('needs-choice') || flags.includes('needs-provider');
}

/** Answers to a question about what the meeting has become. */
function settles(action: RequestAction, request: Answerable): boolean {
  const proposal = openProposal(request);
  if (proposal === null) return false;
  if (needsRoom(request)) return action === 'move-to-room' && proposal.rooms.length > 0;
  const isLate = request.flags.includes('late-change');
  return isLate && (action === 'refuse-change' || (action === 'accept-change' && proposal.room !== null));
}

/** What has an open question is answered first: "ready" for which time, in which room? Only ending it is always possible. */
function mayLead(action: RequestAction, request: Answerable): boolean {
  const to = leadsTo[action];
  if (to === null || to === request.status || !mayStep(request.status, to, 'team')) return false;
  const isOpen =
    needsRoom(request) || (request.flags.includes('late-change') && openProposal(request) !== null);
  return !isOpen || action === 'cancel' || action === 'reject';
}

/** The status after an answer that leads to one. */
export function statusAfter(action: RequestAction): RequestStatus | null {
  return leadsTo[action];
}

/**
 * Why the team may not change any more what was ordered; null: it may. What is completed can still be put right;
 * when it is settled already, the next settlement corrects it. What ended otherwise costs nothing, or its fee.
 */
export function whyNotEdited({ status }: Pick<RequestState, 'status'>): string | null {
  if (isLive({ status }) || status === 'completed') return null;
  return `This request is ${status}; what was ordered with it cannot be changed any more.`;
}
