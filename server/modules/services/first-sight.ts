import type { Instant, Interval, MailboxAddress } from '../../../contract/primitives.ts';
import type { RequestFlag } from '../../../contract/services.ts';
import { instantOf } from '../../kernel/time.ts';
import { deadlineOf } from './deadlines/deadline.ts';
import { whyLate } from './deadlines/why-late.ts';
import { deliveryRoom, presentRooms, swapOfPlan } from './delivery-room.ts';
import type { DeliveryRoom } from './delivery-room.ts';
import type { Decision, FollowFacts, Why } from './decision.ts';
import { explainShortage } from './capacity/explain-shortage.ts';
import type { Shortage } from './capacity/shortage.ts';
import { useOf } from './capacity/use.ts';
import { flagsFor, withFlags } from './request-states.ts';
import type { DeliveryOffset, Proposal, RequestState } from './request.ts';
import { teamThere } from './served-elsewhere.ts';

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
  const { template, is, provider, now } = facts;
  if (template.withdrawnAt !== null) return nothing('withdrawn');
  if (is.standing !== 'booked' && is.standing !== 'pending') return nothing(null);
  if (is.end <= now) return nothing('ended');
  if (facts.isAbandoned) return nothing('organizer-gone');

  const place = firstPlace(facts, what, current);
  if (place.kind === 'lost') return nothing('room-lost');
  if (isStillAway(facts, what, place)) return nothing('served-elsewhere');
  const isRoomPending = place.kind === 'here' && place.room.response !== 'accepted';
  if (isRoomPending && provider.whilePending === 'hold') return nothing('room-pending');
  return {
    next: newRequest(facts, place, current, isRoomPending),
    what,
    why: whyOf(facts, place, isRoomPending),
  };
}

/** It ended when the meeting went where another team delivers, and comes back when the meeting does. */
function isStillAway(facts: FollowFacts, what: 'created' | 'reactivated', place: Place): boolean {
  return what === 'reactivated' && place.kind !== 'here' && teamThere(facts) !== null;
}

function nothing(why: Why | null): Decision {
  return { next: null, what: null, why };
}

function firstPlace(
  { template, is, swaps, planned, provider, serves }: FollowFacts,
  what: 'created' | 'reactivated',
  current: MailboxAddress | null,
): DeliveryRoom {
  const ofPlan = what === 'created' ? swapOfPlan(planned, is.rooms) : []; // later, what was planned is long past
  return deliveryRoom({
    current,
    earlier: null,
    isAnyRoom: template.room === null,
    rooms: is.rooms,
    swaps: [...swaps, ...ofPlan],
    serves,
    followsToNewRoom: provider.followsToNewRoom,
  });
}

type Place = Exclude<DeliveryRoom, { kind: 'lost' }>;

function newRequest(
  facts: FollowFacts,
  place: Place,
  current: MailboxAddress | null,
  isRoomPending: boolean,
): RequestState {
  const { template, is, provider, now } = facts;
  const at = deliverAt(is, template);
  const { lines } = template;
  const deadline = deadlineOf(provider, at, lines);
  const late = whyLate(provider, at, deadline, lines, now);
  const [shortage] = late === null ? shortagesThen(facts, at) : [];
  const isHere = place.kind === 'here';
  const flags: readonly RequestFlag[] = isHere
    ? withFlags([], {
        add: [
          ...pick(isRoomPending, 'pending-room'),
          ...flagsFor(late),
          ...(shortage ? flagsFor('over-capacity') : []),
        ],
      })
    : [place.kind];
  return {
    status: provider.accepts === 'automatically' && flags.length === 0 ? 'accepted' : 'pending',
    flags,
    room: roomOf(place, current, facts),
    start: is.start,
    end: is.end,
    deliverAt: at,
    deadline,
    proposal: isHere ? null : proposalFor(place, facts, at),
    reason: late ? lateReasons[late] : shortage ? explainShortage(shortage, provider) : null,
    holdUntil: null,
    endedBy: null,
    lines,
    feeRate: null,
  };
}

const lateReasons = {
  'deadline-passed': 'The meeting was seen in the room’s calendar after requests had closed.',
  'closed-then':
    'The team does not work at the time of the delivery, or something is not to be had that day.',
} as const;

function shortagesThen({ template, is, shortages }: FollowFacts, at: Instant): readonly Shortage[] {
  return shortages?.(useOf(at, is.end, template.lines)) ?? [];
}

function pick(isSet: boolean, flag: RequestFlag): readonly RequestFlag[] {
  return isSet ? [flag] : [];
}

/** When something is delivered to a meeting. */
export function deliverAt({ start, end }: Interval, { offsetMinutes, offsetFrom }: DeliveryOffset): Instant {
  return instantOf(Date.parse(offsetFrom === 'start' ? start : end) + offsetMinutes * 60_000);
}

/** What stands in the row while somebody is asked for the room: the one so far, else the first that shows the meeting. */
function roomOf(place: Place, current: MailboxAddress | null, { is }: FollowFacts): MailboxAddress {
  if (place.kind === 'here') return place.room.mailbox;
  const [first] = presentRooms(is);
  const room = current ?? first;
  if (room === undefined) throw new Error('a meeting without a room has no place'); // then it is `lost`
  return room;
}

function proposalFor(place: Exclude<Place, { kind: 'here' }>, { is }: FollowFacts, at: Instant): Proposal {
  return {
    start: is.start,
    end: is.end,
    deliverAt: at,
    room: place.kind === 'needs-provider' ? place.room.mailbox : null,
    rooms: presentRooms(is),
    isRefused: false,
  };
}

function whyOf(facts: FollowFacts, place: Place, isRoomPending: boolean): Why | null {
  const { template, is, provider, now } = facts;
  if (place.kind === 'needs-choice') return 'room-gone';
  if (place.kind === 'needs-provider') return 'room-not-served';
  const at = deliverAt(is, template);
  const { lines } = template;
  return (
    whyLate(provider, at, deadlineOf(provider, at, lines), lines, now) ??
    (shortagesThen(facts, at).length > 0 ? 'over-capacity' : null) ??
    (isRoomPending ? 'room-pending' : null)
  );
}
