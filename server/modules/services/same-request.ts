import type { Proposal, RequestState } from './request.ts';

type Slot = Pick<Proposal, 'start' | 'end' | 'deliverAt' | 'room'>;

/** The same time and room. */
export function isSameSlot(one: Slot, other: Slot): boolean {
  return (
    one.start === other.start &&
    one.end === other.end &&
    one.deliverAt === other.deliverAt &&
    one.room === other.room
  );
}

/** Nothing that anybody would notice is different. */
export function isSame(one: RequestState, other: RequestState): boolean {
  return (
    isSameSlot(one, other) &&
    one.status === other.status &&
    one.holdUntil === other.holdUntil &&
    one.flags.join() === other.flags.join() &&
    isSameProposal(one.proposal, other.proposal)
  );
}

function isSameProposal(one: Proposal | null, other: Proposal | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    isSameSlot(one, other) && one.isRefused === other.isRefused && one.rooms.join() === other.rooms.join()
  );
}
