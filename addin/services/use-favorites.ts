import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import {
  addFavorite,
  FavoriteId,
  listFavorites,
  removeFavorite,
  renameFavorite,
} from '../../contract/favorites.ts';
import { usePane } from '../shell/pane.ts';

export type NewFavorite = Pick<z.input<typeof addFavorite.body>, 'name' | 'deliveries'>;

/** What this person keeps under a name. One that is kept again after a failure is the same favorite. */
export function useFavorites() {
  const { call, organization } = usePane();
  const client = useQueryClient();
  const queryKey = ['favorites', organization];
  const again = () => void client.invalidateQueries({ queryKey });
  const lastTry = useRef<{ readonly said: string; readonly id: FavoriteId } | null>(null);
  const favorites = useQuery({
    queryKey,
    queryFn: async ({ signal }) => await call(listFavorites, {}, { signal }),
  });
  const keep = useMutation({
    mutationFn: async (favorite: NewFavorite) => {
      const said = JSON.stringify(favorite);
      const id = lastTry.current?.said === said ? lastTry.current.id : FavoriteId.parse(crypto.randomUUID());
      lastTry.current = { said, id };
      return await call(addFavorite, { body: { id, ...favorite } });
    },
    onSuccess: () => {
      lastTry.current = null;
    },
    onSettled: again,
  });
  const rename = useMutation({
    mutationFn: async ({ id, name }: { readonly id: FavoriteId; readonly name: string }) =>
      await call(renameFavorite, { params: { favorite: id }, body: { name } }),
    onSettled: again,
  });
  const remove = useMutation({
    mutationFn: async (id: FavoriteId) => await call(removeFavorite, { params: { favorite: id } }),
    onSettled: again,
  });
  return { favorites, keep, rename, remove };
}
