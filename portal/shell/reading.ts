import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Route, RouteCall, RouteReply } from '../../contract/route.ts';
import { useSession } from './session.ts';

interface ReadingOptions<R extends Route> {
  /** Asks again after so many milliseconds; false: not by itself. */
  readonly every?: (reply: RouteReply<R> | undefined) => number | false;
  readonly isEnabled?: boolean;
}

/** What a route answers, kept under the organization, the route and what was asked. */
export function useReading<R extends Route>(
  route: R,
  input: RouteCall<R> = {},
  { every, isEnabled = true }: ReadingOptions<R> = {},
): UseQueryResult<RouteReply<R>> {
  const { call, organization } = useSession();
  return useQuery<RouteReply<R>>({
    queryKey: [organization.id, route.path, input],
    queryFn: async ({ signal }) => await call(route, input, { signal }),
    enabled: isEnabled,
    ...(every && { refetchInterval: (query) => every(query.state.data) }),
  });
}

/** After a change: whatever these routes answered in this organization is asked for again where it is shown. */
export function useStale(): (...routes: readonly Route[]) => void {
  const client = useQueryClient();
  const { organization } = useSession();
  return (...routes) => {
    for (const { path } of routes) void client.invalidateQueries({ queryKey: [organization.id, path] });
  };
}
