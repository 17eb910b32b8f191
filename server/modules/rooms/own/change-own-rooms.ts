import { MOST_FAVORITE_ROOMS } from '../../../../contract/own-rooms.ts';
import type { MailboxAddress, UnitId } from '../../../../contract/primitives.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Db } from '../../../storage/database.ts';
import type { RoomsDeps } from '../room.ts';
import { visibleRooms } from '../visible-rooms.ts';
import {
  deleteFavorite,
  favoritesOf,
  forgetWhoHasNothing,
  insertFavorite,
  lockOwner,
  setPlace,
} from './own-rooms.store.ts';

export interface OwnRoomsDeps extends Pick<RoomsDeps, 'directory' | 'clock'> {
  readonly db: Db;
}

/**
 * Marks a room for the caller. Rejects with `room-not-found` for one that they may not see, and `not-possible-now` beyond
 * what a person may mark.
 */
export async function addFavoriteRoom(
  { db, directory, clock }: OwnRoomsDeps,
  caller: Caller,
  mailbox: MailboxAddress,
): Promise<Record<string, never>> {
  const [room] = (await visibleRooms(directory, caller, [mailbox])).rooms;
  if (!room) {
    throw new Problem(
      'room-not-found',
      'This room does not exist, or you may not see it. Choose another one.',
    );
  }
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    await lockOwner(tx, caller, now);
    const marked = await favoritesOf(tx, caller);
    if (marked.includes(room.id)) return;
    if (marked.length >= MOST_FAVORITE_ROOMS) {
      throw new Problem(
        'not-possible-now',
        `You have marked ${MOST_FAVORITE_ROOMS} rooms already. Take the mark from one that you do not need.`,
      );
    }
    await insertFavorite(tx, caller, room.id, now);
  });
  return {};
}

/** Of the caller's marks only; one that is not there is gone already. */
export async function removeFavoriteRoom(
  { db }: OwnRoomsDeps,
  caller: Caller,
  mailbox: MailboxAddress,
): Promise<Record<string, never>> {
  await db.transaction().execute(async (tx) => {
    await deleteFavorite(tx, caller, mailbox);
    await forgetWhoHasNothing(tx, caller);
  });
  return {};
}

/**
 * Keeps where the caller is. Rejects with `not-found` for a place in which they may see nothing, and `invalid-request` for
 * one that is neither a building nor a floor: of a campus nothing is near.
 */
export async function chooseOwnPlace(
  { db, directory, clock }: OwnRoomsDeps,
  caller: Caller,
  unit: UnitId | null,
): Promise<{ place: UnitId | null }> {
  if (unit !== null) await requirePlace(directory, caller, unit);
  await db.transaction().execute(async (tx) => {
    await lockOwner(tx, caller, clock.now());
    await setPlace(tx, caller, unit);
    await forgetWhoHasNothing(tx, caller);
  });
  return { place: unit };
}

async function requirePlace(
  directory: OwnRoomsDeps['directory'],
  caller: Caller,
  unit: UnitId,
): Promise<void> {
  const { rooms, places } = await visibleRooms(directory, caller);
  const within = places.within(unit);
  if (!rooms.some((room) => within.has(room.unit))) {
    throw new Problem('not-found', 'This place does not exist any more. Choose another building or floor.');
  }
  const [own] = places.above(unit);
  if (own?.kind === 'building' || own?.kind === 'floor') return;
  throw new Problem('invalid-request', 'Your own place is a building or a floor of one.', {
    errors: [{ pointer: '/body/unit', detail: 'must be a building or a floor' }],
  });
}
