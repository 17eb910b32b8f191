import {
  keepPreviousData,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { findRooms, listPlaces, readRoom } from '../../contract/rooms.ts';
import type { RoomOffer } from '../../contract/rooms.ts';
import type { RouteReply } from '../../contract/route.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { RoomInMeeting } from '../outlook/composed-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { amongOf } from './wish.ts';
import type { Among, Wish, WishQuery } from './wish.ts';

/** Older than this, a list is asked for again when somebody looks at it. */
const STALE_MS = 30_000;

type Page = RouteReply<typeof findRooms> & {
  /** When the pane asked, in milliseconds; tells one list from the same one asked for again. */
  readonly askedAt: number;
};

/** The rooms for a wish, as far as they were asked for. */
export interface Search extends Pick<
  UseInfiniteQueryResult,
  'isError' | 'error' | 'isFetching' | 'isPlaceholderData'
> {
  readonly data: (Omit<Page, 'next'> & { readonly hasMore: boolean }) | null;
  readonly refetch: () => void;
  /** Asks for the next page. */
  readonly showMore: () => void;
}

/** The offers for a wish; those for the wish before stay while the new ones are on their way. */
export function useOffers(wish: Wish | null, choices: Among): Search {
  const { call, organization } = usePane();
  const query = wish?.trouble === null ? { ...wish.query, ...amongOf(choices) } : null;
  const found = useInfiniteQuery({
    queryKey: ['rooms', organization, query],
    queryFn: async ({ signal, pageParam: cursor }): Promise<Page> => {
      const asked = { ...(query ?? noQuery()), ...(cursor !== null && { cursor }) };
      return { ...(await call(findRooms, { query: asked }, { signal })), askedAt: performance.now() };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: query !== null,
    placeholderData: keepPreviousData,
    staleTime: STALE_MS,
    refetchOnWindowFocus: true,
  });
  const { isError, error, isFetching, isPlaceholderData } = found;
  return {
    data: together(found.data?.pages ?? []),
    isError,
    error,
    isFetching,
    isPlaceholderData,
    refetch: () => void found.refetch(),
    showMore: () => void found.fetchNextPage(),
  };
}

/** A room that moved from one page to another while they were asked for is listed once, where it came first. */
function together(pages: readonly Page[]): Search['data'] {
  const [first] = pages;
  if (!first) return null;
  const offers = new Map<string, RoomOffer>();
  for (const offer of pages.flatMap((page) => page.offers)) {
    if (!offers.has(offer.mailbox)) offers.set(offer.mailbox, offer);
  }
  return { ...first, offers: [...offers.values()], hasMore: (pages.at(-1)?.next ?? null) !== null };
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
  const query: WishQuery | null =
    wish?.trouble === null ? { ...wish.query, equipment: [], before: 0, after: 0 } : null;

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
