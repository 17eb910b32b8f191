import type { Instant } from '../../../contract/primitives.ts';
import { bind } from './bind.ts';
import type { Plan } from './bind.ts';
import { isLive } from './fold-sightings.ts';
import type { Bound, KnownOccurrence, Sighting } from './link.ts';

/** What is known of a meeting that is gone. */
export interface Gone {
  readonly bound: Bound;
  readonly boundAt: Instant | null;
  readonly organizer: string;
  /** As it was told of last. */
  readonly was: KnownOccurrence;
}

/**
 * The meeting that was made anew in the place of one that is gone, as when somebody deletes a meeting and enters it again:
 * of the same organizer, in one of its rooms, from the same start to the same end, first seen after the old one. Null when
 * there is none, or several, or when it belongs to another link or fits an open plan: then nobody guesses. Series are
 * never succeeded.
 */
export function successorOf(
  { bound, boundAt, organizer, was }: Gone,
  sightings: readonly Sighting[],
  isTaken: (bound: Bound) => boolean,
  plans: readonly Plan[],
): Bound | null {
  if (bound.occurrence !== null || boundAt === null) return null;
  const rooms = new Set(was.rooms.map(({ calendar }) => calendar));
  const fitting = sightings.filter(
    (sighting) =>
      isLive(sighting) &&
      sighting.meetingUid !== bound.meetingUid &&
      sighting.occurrence === null &&
      sighting.organizer === organizer &&
      rooms.has(sighting.calendar) &&
      sighting.start === was.start &&
      sighting.end === was.end &&
      sighting.firstSeenAt !== null &&
      sighting.firstSeenAt > boundAt,
  );
  const [only, ...others] = [...new Set(fitting.map(({ meetingUid }) => meetingUid))];
  if (only === undefined || others.length > 0) return null;
  const successor = { meetingUid: only, occurrence: null };
  if (isTaken(successor)) return null;
  const isWanted = plans.some((plan) => bind(plan, fitting, isTaken, []).kind !== 'wait');
  return isWanted ? null : successor;
}
