import type { LinkState } from '../../../contract/meetings.ts';
import type { CalendarId, Instant } from '../../../contract/primitives.ts';
import type { KnownOccurrence, Link, LinkReason } from './link.ts';
import type { Folded } from './occurrence.ts';
import { planEnds } from './series-plan.ts';
import type { PlannedLink } from './series-plan.ts';
import { after, earliest, timers } from './timers.ts';

/** Where a link goes: its state, why, and when to look again although nothing wakes us. */
export interface NextState {
  readonly state: LinkState;
  readonly reason: LinkReason | null;
  readonly checkAt: Instant | null;
}

/**
 * A link that has no meeting yet (decision 0025). `ended` ones stay ended; what
 * binding said comes before time, because a meeting that is there is not late.
 *
 *   draft, expected → needs-attention  several meetings fit, or one that another plan fits
 *   draft           → needs-attention  meetings come near it, and the form was left alone for 15 minutes
 *   expected        → needs-attention  15 minutes after Send, or after it came into sight; not when nothing waits for a room
 *   needs-attention → draft, expected  what made it unclear is gone
 *   all of these    → expired          24 hours after the planned start; of a series see `planEnds`
 */
export function nextUnbound(
  link: Pick<Link, 'state' | 'reason'> & PlannedLink,
  unclear: 'ambiguous' | 'contested' | 'near' | null,
  now: Instant,
  isAwaited = true,
): NextState {
  if (link.state === 'expired') return { state: 'expired', reason: link.reason, checkAt: null };
  const { sentAt } = link;
  const inSightAt = after(link.planned.start, -timers.inSight); // what lies further ahead no room can show yet
  const unmatchedAt =
    isAwaited && sentAt ? after(latest(sentAt, inSightAt), timers.unmatchedAfterSend) : null;
  const expiresAt = latest(planEnds(link, now), after(link.touchedAt, timers.unmatchedAfterSend));
  if (now >= expiresAt) return { state: 'expired', reason: 'never-sent', checkAt: null };
  // While the form is still being filled in, a meeting nearby is more likely another one.
  const uncertainAt = unclear === 'near' && !sentAt ? after(link.touchedAt, timers.unmatchedAfterSend) : null;
  const reason = askedBecause(unclear, uncertainAt, unmatchedAt, now);
  if (reason) return { state: 'needs-attention', reason, checkAt: expiresAt };
  return {
    state: sentAt ? 'expected' : 'draft',
    reason: null,
    checkAt: earliest(unmatchedAt, uncertainAt, expiresAt),
  };
}

function askedBecause(
  unclear: 'ambiguous' | 'contested' | 'near' | null,
  uncertainAt: Instant | null,
  unmatchedAt: Instant | null,
  now: Instant,
): LinkReason | null {
  if (unclear !== null && unclear !== 'near') return unclear;
  if (uncertainAt && now >= uncertainAt) return 'uncertain';
  return unmatchedAt && now >= unmatchedAt ? 'unmatched' : null;
}

/**
 * A link that follows a meeting, from what its occurrences have become: of a series, what is best of what lies ahead.
 *
 *   pending ⇄ bound                     a room accepted, or all take it back
 *   pending, bound ⇄ room-lost          one of several rooms is gone; or the rooms declined (held for 4 hours)
 *   pending, bound ⇄ orphaned           gone from every room, until the sweep is complete
 *   orphaned, room-lost → canceled      certain after the sweep, or the hold is over
 *   canceled → pending, bound           it came back within 30 days
 *   pending, bound, room-lost → done    an hour after its last end; and back when it was moved ahead
 *   all but canceled, done ⇄ suspended  none of its rooms can be read
 *   suspended                → done     an hour after its last end
 */
export function nextBound(
  link: Pick<Link, 'reason' | 'planned'>,
  folded: readonly Folded[],
  isReadable: (calendar: CalendarId) => boolean,
  now: Instant,
): NextState {
  const known = folded.flatMap(({ is }) => is ?? []);
  const open = known.filter(({ end }) => after(end, timers.doneAfterEnd) > now);
  const lasting = open.filter(({ standing }) => standing !== 'canceled' && standing !== 'gone');
  const assumed = link.reason !== null && lingering.has(link.reason) ? link.reason : null;

  if (lasting.length === 0) return { ...endOf(known, open), checkAt: null };
  // Nothing may ever wake us of a room that stays unreadable: its meetings are over all the same.
  const endsAt = endOfAll(lasting);
  if (isBlind(lasting, isReadable)) return { state: 'suspended', reason: 'unreadable', checkAt: endsAt };

  const checkAt = earliest(...folded.map((one) => one.checkAt), endsAt);
  const standing = (one: KnownOccurrence['standing']) => lasting.some((each) => each.standing === one);
  const isLosing = lasting.some(
    (each) => isHeld(each) && each.rooms.some(({ response }) => response === 'lost'),
  );
  if (isLosing) return { state: 'room-lost', reason: 'room-lost', checkAt };
  if (standing('booked')) return { state: 'bound', reason: assumed, checkAt };
  if (standing('pending')) return { state: 'pending', reason: assumed, checkAt };
  if (standing('room-lost')) return { state: 'orphaned', reason: assumed ?? 'room-lost', checkAt };
  const reason = link.planned.rooms.length === 0 ? 'rooms-removed' : 'declined';
  return { state: 'room-lost', reason, checkAt };
}

/** When nothing of these dates lies ahead any more. */
export function endOfAll(dates: readonly Pick<KnownOccurrence, 'end'>[]): Instant | null {
  const [first, ...more] = dates.map(({ end }) => end);
  return first === undefined ? null : after(more.reduce(latest, first), timers.doneAfterEnd);
}

function endOf(
  known: readonly KnownOccurrence[],
  open: readonly KnownOccurrence[],
): { readonly state: 'canceled' | 'done'; readonly reason: LinkReason | null } {
  const ended = open.length > 0 ? open : known;
  if (open.length === 0 && known.some(isHeld)) return { state: 'done', reason: null };
  const last = ended.toSorted((one, other) => (one.since < other.since ? -1 : 1)).at(-1);
  if (last?.standing === 'canceled') return { state: 'canceled', reason: 'canceled' };
  return last?.standing === 'gone'
    ? { state: 'canceled', reason: 'hold-ended' }
    : { state: 'done', reason: null };
}

/** Reasons that stand beside whatever the meeting does, until somebody has decided. */
const lingering: ReadonlySet<string> = new Set(['assumed', 'continued', 'split-unclear']);

/** None of the rooms that hold what lies ahead, or held it last, can be read. */
function isBlind(open: readonly KnownOccurrence[], isReadable: (calendar: CalendarId) => boolean): boolean {
  const rooms = open.flatMap((one) => one.rooms);
  return rooms.length > 0 && rooms.every(({ calendar }) => !isReadable(calendar));
}

function isHeld({ standing }: KnownOccurrence): boolean {
  return standing === 'booked' || standing === 'pending';
}

function latest(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
