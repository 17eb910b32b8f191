import type { RequestAction } from '../../../contract/service-teams.ts';
import { RequestFlag } from '../../../contract/services.ts';
import type { RequestStatus } from '../../../contract/services.ts';
import type { RequestState } from './request.ts';

/** Who leads a request from one status to another. */
export type Mover = 'meeting' | 'person' | 'team' | 'time';

/**
 * Every step there is (BRIEF 20): a status that is not listed under another is not reached from it. A request is made as
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

/** What the team may do with a request as it stands, in the order in which it is offered. */
export function actionsFor(
  request: Pick<RequestState, 'status' | 'flags' | 'proposal'>,
): readonly RequestAction[] {
  if (!isLive(request)) return [];
  const { flags, proposal } = request;
  const isAsked = proposal !== null && !proposal.isRefused;
  const isLate = flags.includes('late-change') && isAsked;
  const needsRoom = flags.includes('needs-choice') || flags.includes('needs-provider');
  return (Object.keys(leadsTo) as RequestAction[]).filter((action) => {
    // the keys of the record above
    const to = leadsTo[action];
    if (action === 'accept-change') return isLate && !needsRoom && proposal.room !== null;
    if (action === 'refuse-change') return isLate && !needsRoom;
    if (action === 'move-to-room') return needsRoom && isAsked && proposal.rooms.length > 0;
    if (to === null || to === request.status || !mayStep(request.status, to, 'team')) return false;
    // What has an open question is answered first: "ready" for which time, in which room?
    return action === 'cancel' || action === 'reject' || !(isLate || needsRoom);
  });
}

/** The status after an answer that leads to one. */
export function statusAfter(action: RequestAction): RequestStatus | null {
  return leadsTo[action];
}
