import type { UnitId } from '../../../../contract/primitives.ts';
import type { RoomFit } from '../../../../contract/rooms.ts';
import type { Places } from '../places.ts';
import type { Room } from '../room.ts';
import type { OwnRooms } from './own-rooms.ts';

/** What a person has to do with a room; a mark counts more than a booking. Pure. */
export function familiarity(
  { favorites, recent }: OwnRooms,
  { id, mailbox }: Pick<Room, 'id' | 'mailbox'>,
): RoomFit['familiar'] {
  if (favorites.has(id)) return 'favorite';
  return recent.has(mailbox) ? 'recent' : null;
}

/** Where whoever looks is: where they said, else their own place; null: nobody knows. Pure. */
export function originOf(
  wish: { readonly near?: UnitId | undefined },
  { place }: OwnRooms,
): { readonly unit: UnitId; readonly nearTo: 'asked' | 'own' } | null {
  if (wish.near !== undefined) return { unit: wish.near, nearTo: 'asked' };
  return place === null ? null : { unit: place, nearTo: 'own' };
}

/** Among which rooms somebody looks. */
export interface Among {
  readonly unit?: UnitId | undefined;
  readonly around: 'yes' | 'no';
  readonly kind: readonly Room['kind'][];
  readonly mine?: 'favorites' | 'recent' | undefined;
}

/** Whether a room is among those in which somebody looks: the place, the kind, and what is their own. Pure. */
export function amongOf(
  { unit, around, kind, mine }: Among,
  places: Places,
  own: OwnRooms,
): (room: Room) => boolean {
  const within = placeAmong({ unit, around }, places, own);
  return (room) =>
    (within === null || within.has(room.unit)) &&
    (kind.length === 0 || kind.includes(room.kind)) &&
    (mine === undefined || isMine(own, room, mine));
}

/** The units in which somebody looks; null: everywhere. Pure. */
export function placeAmong(
  { unit, around }: Pick<Among, 'unit' | 'around'>,
  places: Places,
  own: OwnRooms,
): ReadonlySet<UnitId> | null {
  const at = unit ?? (around === 'yes' ? buildingOf(places, own.place) : null);
  return at === null ? null : places.within(at);
}

function isMine({ favorites, recent }: OwnRooms, room: Room, mine: 'favorites' | 'recent'): boolean {
  return mine === 'favorites' ? favorites.has(room.id) : recent.has(room.mailbox);
}

/** Whoever sits on a floor looks in the whole house. */
function buildingOf(places: Places, place: UnitId | null): UnitId | null {
  if (place === null) return null;
  return places.above(place).find(({ kind }) => kind === 'building')?.id ?? null;
}
