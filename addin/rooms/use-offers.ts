import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UnitId } from '../../contract/primitives.ts';
import { findRooms, listPlaces, readRoom } from '../../contract/rooms.ts';
import type { RoomOffer } from '../../contract/rooms.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { RoomInMeeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import type { Wish, WishQuery } from './wish.ts';

/** Older than this, a list is asked for again when somebody looks at it. */
const STALE_MS = 30_000;

/** The offers for a wish; those for the wish before stay while the new ones are on their way. */
export function useOffers(wish: Wish | null, unit: UnitId | null) {
  const { call, organization } = usePane();
  const query = wish?.trouble === null ? { ...wish.query, ...(unit && { unit }) } : null;
  return useQuery({
    queryKey: ['rooms', organization, query],
    queryFn: async ({ signal }) => await call(findRooms, { query: query ?? noQuery() }, { signal }),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    staleTime: STALE_MS,
    refetchOnWindowFocus: true,
  });
}

export function usePlaces() {
  const { call, organization } = usePane();
  return useQuery({
    queryKey: ['places', organization],
    queryFn: async ({ signal }) => await call(listPlaces, {}, { signal }),
    staleTime: Infinity,
  });
}

/** Lists and single rooms are asked for again. */
export function useRefreshOffers(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['rooms'] });
    void client.invalidateQueries({ queryKey: ['room'] });
  };
}

/**
 * What can be said of the rooms already in the meeting, whatever place or equipment the list is narrowed to: from the
 * list where they are on it, else asked for one by one. A room that is missing here is not known yet.
 */
export function useChosenOffers(
  chosen: readonly RoomInMeeting[],
  listed: readonly RoomOffer[],
  wish: Wish | null,
): ReadonlyMap<string, RoomOffer | 'gone'> {
  const { call, organization } = usePane();
  const offers = new Map<string, RoomOffer | 'gone'>(listed.map((offer) => [offer.mailbox, offer]));
  const unlisted = chosen.filter((room) => !offers.has(room.mailbox));
  const query: WishQuery | null = wish?.trouble === null ? { ...wish.query, equipment: [] } : null;

  const answers = useQueries({
    queries: unlisted.map(({ mailbox }) => ({
      queryKey: ['room', organization, mailbox, query],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<RoomOffer | 'gone'> => {
        try {
          const asked = { params: { mailbox }, query: query ?? noQuery() };
          return (await call(readRoom, asked, { signal })).offer;
        } catch (error) {
          if (error instanceof ApiProblem && error.code === 'room-not-found') return 'gone';
          throw error;
        }
      },
      enabled: query !== null,
      staleTime: STALE_MS,
    })),
  });
  for (const [index, { data }] of answers.entries()) {
    const room = unlisted[index];
    if (room && data) offers.set(room.mailbox, data);
  }
  return offers;
}

function noQuery(): never {
  throw new Error('a query that is not enabled was run');
}
