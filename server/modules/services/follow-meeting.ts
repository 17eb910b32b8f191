import type { Instant } from '../../../contract/primitives.ts';
import type { OccurrenceState, SeenRoom } from '../meetings/index.ts';
import { deadlineOf, isPassed } from './deadlines/deadline.ts';
import { deliverAt, firstSight } from './first-sight.ts';
import { deliveryRoom, presentRooms } from './delivery-room.ts';
import type { DeliveryRoom } from './delivery-room.ts';
import { changeFlags, isLive, mayStep, overAt, withFlags } from './request-states.ts';
import { flagsOf, longerQuestion, questionAbout, reasonAfter } from './question.ts';
import type { Question } from './question.ts';
import { isSame, isSameSlot } from './same-request.ts';
import type { Decision, FollowFacts, What, Why } from './decision.ts';
import type { Proposal, Provider, RequestState } from './request.ts';
import { leftInWords, teamThere } from './served-elsewhere.ts';

/**
 * What becomes of a request when its meeting is as it is now: a function of both states, so that doing it twice is doing
 * it once (decision 0029). A request that was rejected or completed stays so whatever the meeting
 * does; one that ended with its meeting is asked anew when that comes back, and one on a date that was left out of a
 * series when that is wanted again.
 */
export function followMeeting(facts: FollowFacts): Decision {
  const { request, is, now } = facts;
  if (request === null) return firstSight(facts, 'created');
  if (request.status === 'rejected') return keep(request, 'rejected');
  if (request.status === 'completed') return keep(request, 'ended');
  if (!isLive(request)) return comeBack(request, facts);
  const isWaiting = facts.isAbandoned === true && (is.standing === 'booked' || is.standing === 'pending');
  if (overAt(request) <= now && isOver(is, now)) {
    // Nobody has done what was held because nobody wanted it.
    return isWaiting && request.flags.includes('on-hold')
      ? cancel(request, null, 'organizer-gone')
      : endByTime(request);
  }
  if (isWaiting) return hold(request, null, 'organizer-gone');
  return byStanding[is.standing](request, facts);
}

const byStanding: Readonly<
  Record<OccurrenceState['standing'], (request: RequestState, facts: FollowFacts) => Decision>
> = {
  canceled: (request, facts) => cancel(request, feeNow(request, facts), 'meeting-canceled'),
  gone: (request) => cancel(request, null, 'hold-ended'), // no room wanted it: nobody's fault
  mistaken: (request) => cancel(request, null, 'not-this-meeting'),
  held: (request, { is }) => hold(request, is.holdUntil, whyHeld(request)),
  'room-lost': (request) => hold(request, null, 'room-lost'),
  pending: goAlong,
  booked: goAlong,
};

/** It took place; or somebody cleared the calendar afterwards. What lost its room is decided about by other timers. */
function isOver({ standing, end }: OccurrenceState, now: Instant): boolean {
  return standing === 'canceled' || ((standing === 'booked' || standing === 'pending') && end <= now);
}

function comeBack(request: RequestState, facts: FollowFacts): Decision {
  const isTakenBack = facts.template.withdrawnAt !== null || facts.isWanted === false;
  if (isTakenBack || !mayComeBack(request, facts)) return keep(request, 'withdrawn');
  const again = firstSight(facts, 'reactivated', request.room);
  return again.next === null ? keep(request, 'ended') : again;
}

/** A person ends a request by leaving its date out of a series, or all of them by taking everything back. */
function mayComeBack({ endedBy }: RequestState, { isWanted }: FollowFacts): boolean {
  return endedBy === 'meeting' || endedBy === 'mistake' || (endedBy === 'person' && isWanted === true);
}

/** The meeting is over: what was accepted has been done, and nobody asks any more for what was not answered. */
export function endByTime(request: RequestState): Decision {
  if (mayStep(request.status, 'completed', 'time')) {
    const next = { ...request, ...settled, status: 'completed' as const, endedBy: 'time' as const };
    return { next, what: 'completed', why: 'ended' };
  }
  const reason = 'The team had not answered when the meeting was over.';
  const next = { ...request, ...settled, status: 'canceled' as const, endedBy: 'time' as const, reason };
  return { next, what: 'canceled', why: 'not-answered' };
}

const reasons = {
  'meeting-canceled': 'The meeting was canceled.',
  'hold-ended': 'No room was found for the meeting in time; nothing is charged.',
  'not-this-meeting': 'It was not meant for this meeting; nothing is charged.',
  'organizer-gone': 'Nobody looked after the meeting since its organizer left; nothing is charged.',
} as const;

/**
 * What is charged of the price when the request ends now; null: nothing, because it is in time, because its room has said no,
 * or because no team ever had it as an order: it came too late and was only asked about. That it is on hold says nothing: a
 * meeting that is canceled often loses its rooms first.
 */
function feeNow(request: RequestState, { now, provider }: FollowFacts): number | null {
  const isDeclined = request.flags.includes('on-hold') && whyHeld(request) === 'room-declined';
  if (isDeclined || isOnlyAsked(request)) return null;
  return isPassed(request.deadline, now) ? provider.lateFeeRate : null;
}

/** First seen when it was too late, or where no team could be found for it: a question that nobody has answered. */
function isOnlyAsked(request: RequestState): boolean {
  const isLate = changeFlags.some((flag) => request.flags.includes(flag));
  return request.status === 'pending' && ((isLate && request.proposal === null) || standsIn(request));
}

/** `feeRate`: too late, and this much is charged of the price; null: in time. */
function cancel(request: RequestState, feeRate: number | null, why: keyof typeof reasons): Decision {
  const endedBy = why === 'not-this-meeting' ? ('mistake' as const) : ('meeting' as const);
  return { ...end(request, feeRate, reasons[why], endedBy), why };
}

function end(
  request: RequestState,
  feeRate: number | null,
  reason: string,
  endedBy: 'mistake' | 'meeting',
): Pick<Decision, 'next' | 'what'> {
  const status = feeRate === null ? ('canceled' as const) : ('canceled-late' as const);
  return { next: { ...request, ...settled, status, endedBy, reason, feeRate }, what: 'canceled' };
}

/** Another team delivers where the meeting is now: what was asked for here ends, as it does when a meeting is canceled. */
function leaveTo(instead: string, request: RequestState, facts: FollowFacts): Decision {
  const reason = leftInWords(facts.provider, instead);
  return {
    ...end(request, feeNow(request, facts), reason, 'meeting'),
    why: 'served-elsewhere',
    instead,
  };
}

/** Nothing is open any more. */
const settled = { flags: [], proposal: null, holdUntil: null } as const;

function whyHeld({ flags }: RequestState): 'room-declined' | 'rooms-removed' {
  return flags.includes('pending-room') ? 'room-declined' : 'rooms-removed';
}

function hold(request: RequestState, until: Instant | null, why: Why): Decision {
  if (request.flags.includes('on-hold') && request.holdUntil === until) return keep(request, why);
  const flags = withFlags(request.flags, { add: ['on-hold'] });
  return { next: { ...request, flags, holdUntil: until }, what: 'held', why };
}

/** The meeting stands: the request goes along, or somebody is asked. */
function goAlong(held: RequestState, facts: FollowFacts): Decision {
  const place = placeOf(held, facts);
  if (place.kind === 'lost') return hold(held, null, 'room-lost');
  const isMoved = place.kind !== 'here' && !isAskedWhere(held); // what the team is asked already stays its question
  const instead = isMoved ? teamThere(facts) : null;
  if (instead !== null) return leaveTo(instead, held, facts);
  const request: RequestState = {
    ...held,
    flags: withFlags(held.flags, { remove: ['on-hold'] }),
    holdUntil: null,
  };
  return place.kind === 'here' ? goTo(place.room, held, request, facts) : ask(held, request, place, facts);
}

function goTo(room: SeenRoom, held: RequestState, request: RequestState, facts: FollowFacts): Decision {
  const { is, provider, now } = facts;
  const at = deliverAt(is, facts.template);
  const wanted = { start: is.start, end: is.end, deliverAt: at, room: room.mailbox };
  const isMoved = at !== request.deliverAt || wanted.room !== request.room;
  const deadline = isMoved ? deadlineOf(provider, at, request.lines) : request.deadline;
  const isNew = standsIn(held); // nothing that the team could keep to: what comes too late is like one seen too late
  const question =
    isMoved || isNew ? questionAbout(request, facts, at, deadline) : longerQuestion(request, facts, at);
  if (question && !isNew) return askLate(held, request, { ...wanted, rooms: presentRooms(is) }, question);

  const changed: RequestState = {
    ...request,
    ...wanted,
    deadline,
    proposal: null,
    status: isMoved ? askedAgain(request, provider) : request.status,
    flags: withFlags(request.flags, {
      add: flagsOf(question),
      // A request that came too late keeps its mark until the team has answered; one that was moved freely loses it.
      remove: isMoved || request.proposal ? [...openQuestions, ...changeFlags] : openQuestions,
    }),
    reason: reasonAfter(held, question),
  };
  const next = markRoom(changed, room.response === 'accepted', provider);
  if (overAt(next) > now) return conclude(held, next);
  return endByTime({ ...next, status: held.status }); // shortened, and over by now: nobody answers any more
}

const openQuestions = ['needs-choice', 'needs-provider'] as const;

/**
 * Where it belongs now. A question that is open stays the same question as long as the rooms are as they were: the
 * exchange that led to it is not told a second time.
 */
function placeOf(
  request: RequestState,
  { is, swaps, provider, serves, template }: FollowFacts,
): DeliveryRoom {
  const { room, proposal } = request;
  const isNone = standsIn(request);
  return deliveryRoom({
    current: isNone ? null : room,
    earlier: isNone ? null : (proposal?.room ?? null),
    isAnyRoom: template.room === null,
    rooms: is.rooms,
    swaps,
    serves,
    followsToNewRoom: provider.followsToNewRoom,
  });
}

function isAskedWhere({ flags }: RequestState): boolean {
  return openQuestions.some((flag) => flags.includes(flag));
}

/** The room in the row is none yet: it only stands in until somebody chooses, though the meeting is there. */
function standsIn(request: RequestState): boolean {
  return isAskedWhere(request) && (request.proposal?.rooms.includes(request.room) ?? false);
}

/** The team has to look again, unless it accepts by itself; what was readied is at the old time or place. */
function askedAgain({ status }: RequestState, { accepts }: Provider): RequestState['status'] {
  if (accepts === 'by-hand') return 'pending';
  return status === 'readied' ? 'accepted' : status;
}

/** Notes whether the room has accepted the meeting; a team that accepts by itself does so when the room has. */
function markRoom(request: RequestState, hasAccepted: boolean, { accepts }: Provider): RequestState {
  const flags = withFlags(
    request.flags,
    hasAccepted ? { remove: ['pending-room'] } : { add: ['pending-room'] },
  );
  const isAccepted =
    request.status === 'pending' &&
    accepts === 'automatically' &&
    hasAccepted &&
    !flags.includes('late-change');
  return { ...request, flags, status: isAccepted ? 'accepted' : request.status };
}

function ask(
  held: RequestState,
  request: RequestState,
  place: Extract<DeliveryRoom, { kind: 'needs-provider' | 'needs-choice' }>,
  facts: FollowFacts,
): Decision {
  const { start, end } = facts.is;
  const proposal: Proposal = {
    start,
    end,
    deliverAt: deliverAt(facts.is, facts.template),
    room: place.kind === 'needs-provider' ? place.room.mailbox : null,
    rooms: presentRooms(facts.is),
    isRefused: false,
  };
  const [first = request.room] = proposal.rooms;
  const room = standsIn(held) && !proposal.rooms.includes(request.room) ? first : request.room;
  const other = place.kind === 'needs-choice' ? 'needs-provider' : 'needs-choice';
  const flags = withFlags(request.flags, {
    add: [place.kind],
    remove: [other, ...changeFlags, 'pending-room'],
  });
  const why = place.kind === 'needs-choice' ? 'room-gone' : 'room-not-served';
  const next = { ...request, room, flags, proposal };
  return isSame(held, next) ? keep(held, why) : { next, what: place.kind, why };
}

function askLate(
  held: RequestState,
  request: RequestState,
  wanted: Omit<Proposal, 'isRefused'>,
  question: Question,
): Decision {
  const { why, reason } = question;
  const before = request.proposal;
  const isRefused = before !== null && before.isRefused && isSameSlot(before, wanted);
  const next: RequestState = {
    ...request,
    proposal: { ...wanted, isRefused },
    flags: withFlags(request.flags, {
      add: isRefused ? [] : flagsOf(question),
      remove: [...openQuestions, ...changeFlags],
    }),
    reason: isRefused ? request.reason : (reason ?? request.reason),
  };
  if (isSame(held, next)) return keep(held, why);
  const isNew = before === null || !isSameSlot(before, wanted);
  const what = isNew ? 'late-change' : held.flags.includes('on-hold') ? 'resumed' : 'marked';
  return { next, what, why };
}

/** Names what is different, the most telling first. */
function conclude(held: RequestState, next: RequestState): Decision {
  if (isSame(held, next)) return keep(held, null);
  const isMoved = held.start !== next.start || held.end !== next.end || held.room !== next.room;
  const what: What = isMoved
    ? 'moved'
    : held.proposal !== null && !held.proposal.isRefused
      ? 'late-change-gone'
      : held.flags.includes('on-hold')
        ? 'resumed'
        : held.status !== next.status
          ? 'accepted'
          : 'marked';
  return { next, what, why: null };
}

export function keep(request: RequestState | null, why: Why | null): Decision {
  return { next: request, what: null, why };
}
