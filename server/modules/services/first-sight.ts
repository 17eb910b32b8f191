import type { Instant, Interval, MailboxAddress } from '../../../contract/primitives.ts';
import type { RequestFlag } from '../../../contract/services.ts';
import { instantOf } from '../../kernel/time.ts';
import { computeDeadline, isPassed } from './deadline.ts';
import { deliveryRoom, swapOfPlan } from './delivery-room.ts';
import type { DeliveryRoom } from './delivery-room.ts';
import type { Decision, FollowFacts, Why } from './decision.ts';
import type { Proposal, RequestState, Template } from './request.ts';

/**
 * What was entered becomes a request when rooms show the meeting for the first time, or again. Before that the team
 * knows nothing; a team that wants to hear of accepted rooms only (`hold`) goes on knowing nothing while the room is
 * pending. What is seen after the deadline is asked as a late change, also of a team that accepts by itself.
 */
export function firstSight(
  facts: FollowFacts,
  what: 'created' | 'reactivated',
  current: MailboxAddress | null = facts.template.room,
): Decision {
  const { template, is, provider, serves, now } = facts;
  const nothing = (why: Why | null): Decision => ({ next: null, what: null, why });
  if (template.withdrawnAt !== null) return nothing('withdrawn');
  if (is.standing !== 'booked' && is.standing !== 'pending') return nothing(null);
  if (is.end <= now) return nothing('ended');

  const planned = what === 'created' ? swapOfPlan(facts.planned, is.rooms) : []; // later, what was planned is long past
  const swaps = [...facts.swaps, ...planned];
  const { followsToNewRoom } = provider;
  const isAnyRoom = template.room === null;
  const place = deliveryRoom({
    current,
    earlier: null,
    isAnyRoom,
    rooms: is.rooms,
    swaps,
    serves,
    followsToNewRoom,
  });
  if (place.kind === 'lost') return nothing('room-lost');
  const isRoomPending = place.kind === 'here' && place.room.response !== 'accepted';
  if (isRoomPending && provider.whilePending === 'hold') return nothing('room-pending');

  const room = roomOf(place, current, facts);
  if (room === null) return nothing(null); // no room shows it: nothing to deliver to
  const at = deliverAt(is, template);
  const rule = { kind: 'minutes-before', minutes: provider.deadlineMinutes } as const;
  const deadline = computeDeadline(rule, at, provider.timeZone);
  const isLate = isPassed(deadline, now);
  const flags: readonly RequestFlag[] = [
    ...(isRoomPending ? (['pending-room'] as const) : []),
    ...(isLate && place.kind === 'here' ? (['late-change'] as const) : []),
    ...(place.kind === 'here' ? [] : [place.kind]),
  ];
  const isAccepted = provider.accepts === 'automatically' && flags.length === 0;
  const next: RequestState = {
    status: isAccepted ? 'accepted' : 'pending',
    flags,
    room,
    start: is.start,
    end: is.end,
    deliverAt: at,
    deadline,
    proposal: place.kind === 'here' ? null : proposalFor(place, facts, at),
    reason: isLate ? 'The meeting was seen in the room’s calendar after requests had closed.' : null,
    holdUntil: null,
    endedBy: null,
  };
  return { next, what, why: whyOf(place, isLate, isRoomPending) };
}

/** When something is delivered to a meeting. */
export function deliverAt({ start }: Interval, { offsetMinutes }: Pick<Template, 'offsetMinutes'>): Instant {
  return instantOf(Date.parse(start) + offsetMinutes * 60_000);
}

/** What stands in the row while somebody is asked for the room: the one so far, else the first that shows the meeting. */
function roomOf(
  place: DeliveryRoom,
  current: MailboxAddress | null,
  { is }: FollowFacts,
): MailboxAddress | null {
  if (place.kind === 'here') return place.room.mailbox;
  const present = is.rooms.filter(({ response }) => response !== 'lost').map(({ mailbox }) => mailbox);
  return current ?? present.toSorted()[0] ?? null;
}

function proposalFor(
  place: Exclude<DeliveryRoom, { kind: 'here' | 'lost' }>,
  { is }: FollowFacts,
  at: Instant,
): Proposal {
  const present = is.rooms.filter(({ response }) => response !== 'lost').map(({ mailbox }) => mailbox);
  return {
    start: is.start,
    end: is.end,
    deliverAt: at,
    room: place.kind === 'needs-provider' ? place.room.mailbox : null,
    rooms: present.toSorted(),
    isRefused: false,
  };
}

function whyOf(place: DeliveryRoom, isLate: boolean, isRoomPending: boolean): Why | null {
  if (place.kind === 'needs-choice') return 'room-gone';
  if (place.kind === 'needs-provider') return 'room-not-served';
  if (isLate) return 'deadline-passed';
  return isRoomPending ? 'room-pending' : null;
}
