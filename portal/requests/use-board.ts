import { listBoard } from '../../contract/board.ts';
import type { RouteReply } from '../../contract/route.ts';
import { numberOf } from '../../contract/service-ids.ts';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { usePagedReading } from '../paging/paged-reading.ts';
import type { PagedReading } from '../paging/paged-reading.ts';
import { useReading } from '../shell/reading.ts';
import { queryOf } from './board-view.ts';
import type { BoardChoice } from './board-view.ts';

/** A view of a team's board, page by page. */
export function useBoard(provider: string, choice: BoardChoice): PagedReading<RouteReply<typeof listBoard>> {
  const query = queryOf(provider, choice);
  return usePagedReading(
    listBoard,
    query,
    (after: string | null) => ({ query: { ...query, ...(after !== null && { after }) } }),
    ({ next }) => next,
  );
}

/**
 * The requests of a view, and with them the one that is being answered: it stays, as it is now, whatever others make of it
 * meanwhile, so that nothing typed is lost.
 */
export function useWithHeld(
  provider: string,
  found: readonly BoardRequest[],
  held: BoardRequest | null,
): readonly BoardRequest[] {
  const isGone = held !== null && !found.some(({ id }) => id === held.id);
  const words = held === null ? '' : numberOf(held.id);
  const sought = useReading(listBoard, { query: { provider, view: 'all', words } }, { isEnabled: isGone });
  if (!isGone) return found;
  return [...found, sought.data?.requests.find(({ id }) => id === held.id) ?? held];
}
