import { BOARD_PAGE } from '../../../../contract/board.ts';
import type { BoardCursor, BoardQuery, listBoard as boardRoute } from '../../../../contract/board.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import { languageOf } from '../../../kernel/caller.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { boardRequests, requireProvider } from '../board.ts';
import type { FullProvider } from '../providers.store.ts';
import type { ServiceUseDeps } from '../service-deps.ts';
import { countOnBoard, cursorOf, findOnBoard } from './board.store.ts';
import { soughtWords } from './find-words.ts';
import { sliceOf } from './slice.ts';
import { dayOf } from '../../../kernel/calendar-days.ts';

export type BoardDeps = Pick<ServiceUseDeps, 'db' | 'clock'>;

/**
 * A page of what a team sees of its requests. Rejects with `not-found` for a team that the caller does not work for. Words
 * without a letter or figure find nothing, as they would in any text.
 */
export async function listBoard(
  deps: BoardDeps,
  caller: Caller,
  { after, ...wish }: RouteInput<typeof boardRoute>['query'],
): Promise<RouteReply<typeof boardRoute>> {
  const provider = await requireProvider(deps.db, caller, wish.provider);
  const now = deps.clock.now();
  const moment = { now, timeZone: provider.timeZone };
  const page = await readBoardPage(deps, caller, { provider, wish, after: after ?? null, most: BOARD_PAGE });
  const counts = await countOnBoard(deps.db, caller.organization, provider.id, {
    'to-answer': sliceOf('to-answer', moment),
    current: sliceOf('current', moment),
    today: sliceOf('today', moment),
    tomorrow: sliceOf('tomorrow', moment),
    pending: sliceOf('pending', moment),
    accepted: sliceOf('accepted', moment),
    readied: sliceOf('readied', moment),
  });
  const { id, name, timeZone } = provider;
  return {
    provider: { id, name, timeZone },
    requests: page.requests,
    next: page.next && `${page.next.at}_${page.next.id}`,
    counts,
    today: dayOf(now, timeZone),
    now,
  };
}

interface BoardPageWish {
  readonly provider: FullProvider;
  readonly wish: BoardQuery;
  readonly after: BoardCursor | null;
  readonly most: number;
}

/** At most `most` requests of a view after some place in it, and the place where the next ones begin. */
export async function readBoardPage(
  { db, clock }: BoardDeps,
  caller: Pick<Caller, 'organization' | 'language'>,
  { provider, wish, after, most }: BoardPageWish,
) {
  const { organization } = caller;
  const now = clock.now();
  const slice = sliceOf(wish.view, { day: wish.day, now, timeZone: provider.timeZone });
  const words = soughtWords(wish.words);
  const isVain = words.length === 0 && wish.words !== '';
  const found = isVain
    ? []
    : await findOnBoard(db, organization, { provider: provider.id, slice, words, after }, most + 1);
  const shown = found.slice(0, most);
  const last = found.length > most ? shown.at(-1) : undefined;
  return {
    requests: await boardRequests(db, organization, provider, shown, { now, language: languageOf(caller) }),
    next: last ? cursorOf(last, slice) : null,
  };
}
