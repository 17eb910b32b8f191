import type { BoardCursor } from '../../../../contract/board.ts';
import type { previewProvider as previewRoute } from '../../../../contract/rule-preview.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import { languageOf } from '../../../kernel/caller.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { intendedProvider } from '../change-providers.ts';
import type { ProviderWish } from '../change-providers.ts';
import type { ServiceUseDeps } from '../service-deps.ts';
import { previewRules } from './preview-rules.ts';

/** What a change of a team would touch, a page of it; nothing is changed. Rejects as the change itself would. */
export async function previewProvider(
  { db, clock }: Pick<ServiceUseDeps, 'db' | 'clock'>,
  caller: Caller,
  wish: ProviderWish,
  after: BoardCursor | null,
): Promise<RouteReply<typeof previewRoute>> {
  return await db.transaction().execute(async (tx) => {
    const change = await intendedProvider(tx, caller, wish);
    return await previewRules(tx, caller.organization, change, {
      reader: { now: clock.now(), language: languageOf(caller) },
      after,
    });
  });
}
