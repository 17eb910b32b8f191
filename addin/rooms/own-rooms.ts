import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext } from 'react';
import type { MailboxAddress, UnitId } from '../../contract/primitives.ts';
import { addFavoriteRoom, chooseOwnPlace, removeFavoriteRoom } from '../../contract/own-rooms.ts';
import type { OwnRooms } from '../../contract/own-rooms.ts';
import type { listPlaces, Unit } from '../../contract/rooms.ts';
import type { RouteReply } from '../../contract/route.ts';
import { usePane } from '../shell/pane.ts';

type Places = RouteReply<typeof listPlaces>;

/** What the person has to do with rooms already, and how they change it. */
export interface OwnChoice extends OwnRooms {
  readonly turnFavorite: (mailbox: MailboxAddress) => void;
  readonly choosePlace: (unit: UnitId | null) => void;
  /** Why the last change was not kept; null: it was. */
  readonly problem: Error | null;
  readonly again: () => void;
}

/** Null until it is known; the list works without. */
export const OwnRoomsContext = createContext<OwnChoice | null>(null);

type Change =
  { readonly favorite: MailboxAddress; readonly isOn: boolean } | { readonly place: UnitId | null };

/**
 * What is shown changes at once and goes back when it could not be kept. The list stays in its order under the finger: a
 * mark counts from the next search on. Another place is another search.
 */
export function useOwnRooms(own: OwnRooms | undefined): OwnChoice | null {
  const { call, organization } = usePane();
  const client = useQueryClient();
  const queryKey = ['places', organization];
  const show = (change: (own: OwnRooms) => OwnRooms) =>
    client.setQueryData<Places>(queryKey, (places) => places && { ...places, own: change(places.own) });

  const change = useMutation({
    mutationFn: async (wanted: Change) => {
      if ('place' in wanted) await call(chooseOwnPlace, { body: { unit: wanted.place } });
      else {
        const route = wanted.isOn ? addFavoriteRoom : removeFavoriteRoom;
        await call(route, { params: { mailbox: wanted.favorite } });
      }
    },
    scope: { id: 'own rooms' }, // a mark that is taken back at once is kept after it was set
    onMutate: (wanted) => void show((before) => changed(before, wanted)),
    onSuccess: (_kept, wanted) => {
      if ('place' in wanted) void client.invalidateQueries({ queryKey: ['rooms'] });
    },
    onError: () => void client.invalidateQueries({ queryKey }),
  });
  if (!own) return null;
  return {
    ...own,
    turnFavorite: (favorite) => change.mutate({ favorite, isOn: !own.favorites.includes(favorite) }),
    choosePlace: (place) => change.mutate({ place }),
    problem: change.error,
    again: () => change.variables && change.mutate(change.variables),
  };
}

function changed(own: OwnRooms, wanted: Change): OwnRooms {
  if ('place' in wanted) return { ...own, place: wanted.place };
  const others = own.favorites.filter((one) => one !== wanted.favorite);
  return { ...own, favorites: wanted.isOn ? [...others, wanted.favorite] : others };
}

/** The house of a place; null: it is in none, or is gone. */
export function buildingOf(units: readonly Unit[], place: UnitId | null): Unit | null {
  const unit = units.find(({ id }) => id === place);
  if (unit?.kind !== 'floor') return unit?.kind === 'building' ? unit : null;
  return units.find(({ id, kind }) => id === unit.parent && kind === 'building') ?? null;
}
