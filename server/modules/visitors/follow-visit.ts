import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import type { OccurrenceChange, OccurrenceState } from '../meetings/index.ts';
import type { VisitState, Visitor } from './visitor.ts';

export interface VisitFacts {
  readonly visitor: Pick<Visitor, 'reception' | 'withdrawnAt' | 'forgottenAt'>;
  /** Of a series some dates may have been left out. */
  readonly isWanted: boolean;
  /** Null: there is none for this date yet. */
  readonly visit: VisitState | null;
  readonly is: OccurrenceState;
  readonly swaps: OccurrenceChange['swaps'];
  /** Null: none serves the room. */
  readonly receptionOf: (room: MailboxAddress) => ReceptionId | null;
}

/** What happened to a visit; null: nothing. */
export type VisitEvent = 'expected' | 'moved' | 'held' | 'resumed' | 'canceled' | 'revived' | 'marked';

export interface VisitDecision {
  readonly next: VisitState | null;
  readonly what: VisitEvent | null;
}

/**
 * What becomes of a visit when its meeting is as it is now: a function of both, so that doing it twice is doing it once. Who
 * has arrived is where they are whatever the meeting does, and who was taken back by a person stays so. A visit that a person
 * confirmed without a room follows nothing before a room shows the meeting.
 */
export function followVisit(facts: VisitFacts): VisitDecision {
  const { visit, visitor, is, isWanted } = facts;
  const stands = isStanding(is);
  if (visit === null) {
    return stands && isWanted && !isGone(visitor)
      ? { next: placed(unseen, facts), what: 'expected' }
      : nothing(null);
  }
  if (!isFollowing(visit) || (visit.isUnfollowed && !stands)) return nothing(visit);
  if (stands && isWanted) return goAlong(visit, facts);
  if (visit.status === 'canceled') return nothing(visit);
  return isWanted ? stay(visit, is) : { next: { ...visit, ...leftOut }, what: 'canceled' };
}

/** Where the meeting is not to be relied upon, or is no more. */
function stay(visit: VisitState, is: OccurrenceState): VisitDecision {
  if (is.standing === 'held' || is.standing === 'room-lost') {
    return visit.isHeld ? nothing(visit) : { next: { ...visit, isHeld: true }, what: 'held' };
  }
  return { next: { ...visit, status: 'canceled', isHeld: false, endedBy: 'meeting' }, what: 'canceled' };
}

function isStanding({ standing }: OccurrenceState): boolean {
  return standing === 'booked' || standing === 'pending';
}

/** Nobody has come, and nothing but the meeting or the choice of dates has ended it. */
function isFollowing({ status, endedBy }: VisitState): boolean {
  if (status === 'canceled') return endedBy === 'meeting' || endedBy === 'choice';
  return status === 'expected' || status === 'notified';
}

/** Nobody expects them any more, or nobody knows who they were. */
function isGone({ withdrawnAt, forgottenAt }: VisitFacts['visitor']): boolean {
  return withdrawnAt !== null || forgottenAt !== null;
}

const leftOut = { status: 'canceled', isHeld: false, endedBy: 'choice' } as const;

const unseen = {
  status: 'expected',
  isHeld: false,
  isPending: false,
  isUnfollowed: false,
  reception: null,
  room: null,
  told: null,
  endedBy: null,
} as const;

function goAlong(visit: VisitState, facts: VisitFacts): VisitDecision {
  if (visit.status === 'canceled') {
    if (isGone(facts.visitor)) return nothing(visit);
    return { next: placed({ ...unseen, told: visit.told }, facts), what: 'revived' };
  }
  const next = placed({ ...visit, isHeld: false, isUnfollowed: false }, facts);
  const isMoved = next.start !== visit.start || next.end !== visit.end || next.reception !== visit.reception;
  if (isMoved) return { next, what: 'moved' };
  if (visit.isHeld) return { next, what: 'resumed' };
  const isMarked = next.room !== visit.room || next.isPending !== visit.isPending || visit.isUnfollowed;
  return isMarked ? { next, what: 'marked' } : nothing(visit);
}

function placed(
  visit: Omit<VisitState, 'start' | 'end'>,
  { is, swaps, visitor, receptionOf }: VisitFacts,
): VisitState {
  const room = roomOf(visit.room, is, swaps, receptionOf);
  return {
    ...visit,
    room,
    reception: visitor.reception ?? (room === null ? null : receptionOf(room)),
    start: is.start,
    end: is.end,
    isPending: is.standing === 'pending',
  };
}

/** Where it was, where that went to, or the first room that a reception serves: visitors arrive at one place. */
function roomOf(
  current: MailboxAddress | null,
  { rooms }: OccurrenceState,
  swaps: OccurrenceChange['swaps'],
  receptionOf: VisitFacts['receptionOf'],
): MailboxAddress | null {
  const present = rooms.map(({ mailbox }) => mailbox);
  if (current !== null && present.includes(current)) return current;
  const successor = swaps.find(({ from, to }) => from === current && present.includes(to));
  if (successor) return successor.to;
  return present.find((room) => receptionOf(room) !== null) ?? present[0] ?? null;
}

function nothing(visit: VisitState | null): VisitDecision {
  return { next: visit, what: null };
}
