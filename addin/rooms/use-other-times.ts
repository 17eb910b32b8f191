import { useQuery } from '@tanstack/react-query';
import type { UnitId } from '../../contract/primitives.ts';
import type { RoomKind } from '../../contract/rooms.ts';
import { suggestTimes } from '../../contract/room-times.ts';
import { usePane } from '../shell/pane.ts';
import type { WishQuery } from './wish.ts';

/** Older than this, times are asked for again when somebody looks at them. */
const STALE_MS = 30_000;

export type TimesQuery = WishQuery & { readonly unit?: UnitId; readonly kind?: readonly RoomKind[] };

/** Other times for a wish; those for another time of the meeting are none for this one. */
export function useOtherTimes(query: TimesQuery, isWanted: boolean) {
  const { call, organization } = usePane();
  return useQuery({
    queryKey: ['rooms', organization, 'times', query],
    queryFn: async ({ signal }) => await call(suggestTimes, { query }, { signal }),
    enabled: isWanted,
    staleTime: STALE_MS,
  });
}
