import { useInfiniteQuery } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import type { Route, RouteCall, RouteReply } from '../../contract/route.ts';
import { useSession } from '../shell/session.ts';

/** What a route answers page by page, the first of them at once. */
export interface PagedReading<T> {
  readonly pages: readonly T[];
  /** What is in the way; null when nothing is. */
  readonly error: unknown;
  readonly isFirstOnItsWay: boolean;
  readonly isMoreOnItsWay: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  /** The page that failed once more. */
  readonly again: () => void;
}

/** `inputFor` says what to send for a page (null: the first); `nextOf`, from a page, what leads on to the next (null: it was the last). */
export function usePagedReading<R extends Route, Mark extends string | number>(
  route: R,
  filter: unknown,
  inputFor: (mark: Mark | null) => RouteCall<R>,
  nextOf: (reply: RouteReply<R>) => Mark | null,
): PagedReading<RouteReply<R>> {
  const { call, organization } = useSession();
  const query = useInfiniteQuery<
    RouteReply<R>,
    Error,
    InfiniteData<RouteReply<R>, Mark | null>,
    readonly unknown[],
    Mark | null
  >({
    queryKey: [organization.id, route.path, 'pages', filter],
    queryFn: async ({ pageParam, signal }) =>
      await call(route, inputFor(pageParam as Mark | null), { signal }),
    initialPageParam: null,
    getNextPageParam: (reply) => nextOf(reply),
  });
  const more = () => void query.fetchNextPage();
  return {
    pages: query.data?.pages ?? [],
    error: query.isFetching ? null : query.error,
    isFirstOnItsWay: query.isPending || (query.isFetching && query.data === undefined),
    isMoreOnItsWay: query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    more,
    again: () => (query.isFetchNextPageError ? more() : void query.refetch()),
  };
}
