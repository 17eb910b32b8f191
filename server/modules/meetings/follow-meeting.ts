import type { CalendarId, Instant } from '../../../contract/primitives.ts';
import { isBeyond, isUnreadable, sightingsBeyond, withAsked } from './beyond.ts';
import { foldOccurrence } from './fold-sightings.ts';
import type { Beyond, Bound, CalendarFacts, KnownOccurrence, Link, Sighting, Sweep } from './link.ts';
import { endOfAll, nextBound } from './next-state.ts';
import type { NextState } from './next-state.ts';
import { isReadable } from './occurrence.ts';
import type { Folded } from './occurrence.ts';
import { datesOf } from './series-dates.ts';
import { beginSweep, isComplete } from './sweep.ts';

/** Everything that is known about a link that follows a meeting. */
export interface FollowFacts {
  readonly link: Pick<Link, 'state' | 'reason' | 'planned' | 'sweep' | 'beyond'>;
  readonly bound: Bound;
  readonly known: readonly KnownOccurrence[];
  /** Somebody has to say which new series continues this one: until then no date of it is given up. */
  readonly isSplitOpen?: boolean;
  /** Of the meeting, in every calendar of the organization. */
  readonly sightings: readonly Sighting[];
  readonly calendars: ReadonlyMap<CalendarId, CalendarFacts>;
  readonly now: Instant;
}

export interface FollowedMeeting {
  readonly next: NextState;
  readonly sweep: Sweep | null;
  /** A sweep begins now: every calendar that can be read has to be looked at. */
  readonly beginsSweep: boolean;
  readonly beyond: Beyond | null;
  /** These calendars have to be looked at beyond the window. */
  readonly looksBeyond: readonly CalendarId[];
  /** Every date with what was told of it. Of a suspended link nothing is told, so all of it is as it was. */
  readonly dates: readonly {
    readonly was: KnownOccurrence | null;
    readonly is: KnownOccurrence;
    readonly swaps: Folded['swaps'];
  }[];
}

/**
 * What has become of a meeting that a link follows: a pure function of what the mirror shows and of what was told, so that
 * lost, doubled and shuffled wake-ups all end in the same place (decision 0014).
 */
export function followMeeting(facts: FollowFacts): FollowedMeeting {
  const { link, bound, known, calendars, now } = facts;
  const { sweep, beyond } = link;
  const isSwept = !facts.isSplitOpen && sweep !== null && isComplete(sweep, calendars.values(), now);
  const byMailbox = new Map([...calendars.values()].map(({ id, mailbox }) => [mailbox, id]));
  const planned = new Set(link.planned.rooms.flatMap((room) => byMailbox.get(room) ?? []));

  const far = sightingsBeyond(beyond, known, facts.sightings, calendars);
  const folded = datesOf(bound, known, [...facts.sightings, ...far], now).map((date) => ({
    was: date.was,
    ...foldOccurrence({ ...date, calendars, planned, isSwept, beyond, now }),
  }));
  const next = nextBound(link, folded, (calendar) => isReadable({ calendars }, calendar), now);
  const asIs = { sweep, beginsSweep: false, dates: asTheyWere(known) };
  if (next.state === 'suspended') return { ...asIs, next, beyond, looksBeyond: [] };
  const open = [...new Set(folded.flatMap((one) => one.looksBeyond))];
  const asked = { beyond: withAsked(beyond, open), looksBeyond: open.filter((one) => !beyond?.[one]) };
  if (open.some((calendar) => isUnreadable(beyond, calendar))) {
    // Where it may be cannot be read: nobody knows whether it is gone.
    const checkAt = endOfAll(known);
    return { ...asIs, ...asked, next: { state: 'suspended', reason: 'unreadable', checkAt } };
  }

  const beginsSweep = folded.some(({ isNewlyLost }) => isNewlyLost);
  const isWaiting = folded.some((one) => one.isWaiting);
  return {
    next,
    sweep: beginsSweep ? beginSweep(calendars.values(), now) : isWaiting ? sweep : null,
    beginsSweep,
    ...(beginsSweep || !(isWaiting || folded.some(isOutOfSight(calendars)))
      ? { beyond: null, looksBeyond: [] } // what is lost now is looked for anew
      : asked),
    dates: folded.flatMap(({ was, is, swaps }) => (is ? [{ was, is, swaps }] : [])).toSorted(byTime),
  };
}

/** A date that no calendar shows, because none is read that far ahead, or because it is held. */
function isOutOfSight(calendars: FollowFacts['calendars']): (folded: Folded) => boolean {
  return ({ is }) =>
    is !== null &&
    (is.standing === 'held' || is.rooms.some((room) => isBeyond(room, calendars.get(room.calendar))));
}

function asTheyWere(known: readonly KnownOccurrence[]): FollowedMeeting['dates'] {
  return known.map((was) => ({ was, is: was, swaps: [] }));
}

function byTime(one: { readonly is: KnownOccurrence }, other: { readonly is: KnownOccurrence }): number {
  const [first, second] = [one.is, other.is].map(({ start, occurrence }) => `${start} ${occurrence ?? ''}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
