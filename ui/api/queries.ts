import { QueryClient } from '@tanstack/react-query';

/**
 * Nothing is repeated behind the person's back: the server has tried what is worth repeating, and a notice offers the
 * rest. Calls are made offline as well; their failure says that there is no network.
 */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, refetchOnReconnect: true },
    },
  });
}
