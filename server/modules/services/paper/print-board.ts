import type { z } from 'zod';
import { MOST_PAPER } from '../../../../contract/board.ts';
import type { BoardPaperQuery } from '../../../../contract/board.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { requireProvider } from '../board.ts';
import { readBoardPage } from '../boards/list-board.ts';
import type { BoardDeps } from '../boards/list-board.ts';

/**
 * A view of a team's board as a PDF, as many sheets as the page prints. A sheet takes a hundredth of a second, between two of them
 * others get their turn. Rejects with `not-found` for a team that the caller does not work for.
 */
export async function printBoard(
  deps: BoardDeps,
  caller: Caller,
  { paper, ...wish }: z.output<typeof BoardPaperQuery>,
): Promise<Buffer> {
  const provider = await requireProvider(deps.db, caller, wish.provider);
  const page = await readBoardPage(deps, caller, { provider, wish, after: null, most: MOST_PAPER });
  const { name, timeZone } = provider;
  // Loaded with the first paper: a writer of PDF, a shaper and the names of all characters are megabytes.
  const { drawPapers } = await import('./draw-papers.ts');
  return await drawPapers(paper, {
    team: name,
    timeZone,
    requests: page.requests,
    isCut: page.next !== null,
    asOf: deps.clock.now(),
  });
}
