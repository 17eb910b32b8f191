import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { findRoomSets } from '../../../contract/room-sets.ts';
import { readRoom } from '../../../contract/rooms.ts';
import type { RoomOffer } from '../../../contract/rooms.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { usePane } from '../../shell/pane.ts';
import { isOpen } from '../reasons.ts';
import { useRefreshOffers } from '../use-offers.ts';
import type { WishQuery } from '../wish.ts';
import type { Site } from './first-sites.ts';

/** Older than this, sets are asked for again when somebody looks at them. */
const STALE_MS = 30_000;

export type FoundSets = RouteReply<typeof findRoomSets>;

/** Sets for these places; those for the places before stay while the new ones are on their way. Null: not all are chosen. */
export function useSets(wish: WishQuery, sites: readonly Site[] | null) {
  const { call, organization } = usePane();
  const { seats: _everybody, near: _here, ...shared } = wish;
  const body = sites && { ...shared, sites: [...sites] };
  return useQuery({
    queryKey: ['rooms', organization, 'sets', body],
    queryFn: async ({ signal }) => (body === null ? null : await call(findRoomSets, { body }, { signal })),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    staleTime: STALE_MS,
  });
}

/** What became of a set: all of it is in the meeting, nothing was touched, or Outlook stopped half way. */
export type AddedSet =
  | { readonly outcome: 'added' }
  | { readonly outcome: 'not-open'; readonly room: string }
  | { readonly outcome: 'half'; readonly added: readonly string[]; readonly room: string };

export interface SetBooking {
  readonly isBusy: boolean;
  readonly failure: unknown;
  readonly add: (
    offers: readonly RoomOffer[],
    sites: readonly Site[],
    done: (added: AddedSet) => void,
  ) => void;
}

/**
 * Puts a whole set into the meeting. Exchange is asked about every room of it first, and where one is not to be had any
 * more none is added.
 */
export function useSetBooking(wish: WishQuery): SetBooking {
  const { call, meeting } = usePane();
  const client = useQueryClient();
  const refresh = useRefreshOffers();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const book = async (offers: readonly RoomOffer[], sites: readonly Site[]): Promise<AddedSet> => {
    const { near: _here, ...asked } = wish;
    const live = await Promise.all(
      offers.map(async ({ mailbox }, at) => {
        const query = { ...asked, seats: sites[at]?.seats ?? 1 };
        return (await call(readRoom, { params: { mailbox }, query })).offer;
      }),
    );
    const closed = live.find((offer) => !isOpen(offer));
    if (closed) return { outcome: 'not-open', room: closed.name };
    const there = new Set((await meeting.read()).rooms.map(({ mailbox }) => mailbox));
    const added: string[] = [];
    for (const { mailbox, name } of live.filter((offer) => !there.has(offer.mailbox))) {
      const change = await meeting.addRoom({ mailbox, name });
      if (change.outcome !== 'done' && change.outcome !== 'others-changed') {
        return { outcome: 'half', added, room: name };
      }
      added.push(name);
    }
    return { outcome: 'added' };
  };
  const run = async (...[offers, sites, done]: Parameters<SetBooking['add']>) => {
    setBusy(true);
    setFailure(null);
    try {
      const added = await book(offers, sites);
      if (added.outcome !== 'added') refresh();
      done(added);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: ['meeting'] });
    }
  };
  return {
    isBusy,
    failure,
    add: (offers, sites, done) => {
      if (!isBusy) void run(offers, sites, done);
    },
  };
}
