import { RECENT_DAYS } from '../../../../contract/own-rooms.ts';
import type { Instant, MailboxAddress } from '../../../../contract/primitives.ts';
import type { Unit } from '../../../../contract/rooms.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Places } from '../places.ts';
import { createWeights } from '../ranking/weights.ts';
import type { HeldWeights, Weights } from '../ranking/weights.ts';
import type { RoomDirectory } from '../room.ts';
import { placesOf, visibleRooms } from '../visible-rooms.ts';
import type { VisibleRooms } from '../visible-rooms.ts';
import { placeAmong } from './own-choice.ts';
import type { Among } from './own-choice.ts';
import type { OwnRooms } from './own-rooms.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface RoomsOfCaller extends VisibleRooms {
  readonly own: OwnRooms;
  /** What counts how much in their order. */
  readonly weights: Weights;
}

/**
 * The rooms that exist for this caller, with what they have to do with them already; one question for both. Those that are
 * not in the place of `among` may be missing.
 */
export async function roomsFor(
  directory: RoomDirectory,
  caller: Caller,
  now: Instant,
  mailboxes?: readonly MailboxAddress[],
  among?: Pick<Among, 'unit' | 'around'>,
): Promise<RoomsOfCaller> {
  const since = instantOf(Math.max(0, Date.parse(now) - RECENT_DAYS * DAY_MS));
  const asked = directory.ownRooms(caller, since);
  const within = among && (async (units: readonly Unit[]) => placeAmong(among, placesOf(units), await asked));
  const [visible, own, rankings] = await Promise.all([
    visibleRooms(directory, caller, mailboxes, within),
    asked,
    directory.listRankings(caller.organization),
  ]);
  return { ...visible, own, weights: weightsOf(rankings, visible.places) };
}

/** The same weights come from memory again and again; their line through the tree is drawn once. */
const drawn = new WeakMap<readonly HeldWeights[], { readonly places: Places; readonly weights: Weights }>();

function weightsOf(held: readonly HeldWeights[], places: Places): Weights {
  const known = drawn.get(held);
  if (known?.places === places) return known.weights;
  const weights = createWeights(held, places);
  drawn.set(held, { places, weights });
  return weights;
}
