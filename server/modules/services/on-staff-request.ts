import type { Instant } from '../../../contract/primitives.ts';
import type { BoardRequest } from '../../../contract/service-teams.ts';
import type { RequestId } from '../../../contract/services.ts';
import { languageOf } from '../../kernel/caller.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { boardRequests, requireProvider } from './board.ts';
import type { ChangeContext } from './changed-request.ts';
import { lockOrganizer } from './organizers.store.ts';
import type { FullProvider } from './providers.store.ts';
import type { ServiceRequest } from './request.ts';
import { findRequest } from './requests.store.ts';
import type { ServiceUseDeps } from './service-deps.ts';

/** What a change by a member of the team starts from; the link of the meeting is locked. */
export interface StaffSubject {
  readonly before: ServiceRequest;
  readonly provider: FullProvider;
  readonly context: ChangeContext;
  readonly now: Instant;
}

/**
 * Runs `work` on a request as the caller saw it, alone among all changes on its meeting, and gives how the board shows
 * what came of it. Rejects with `not-found` for a request of a team that the caller does not work for, and with
 * `changed-meanwhile` and the newer one.
 */
export async function onStaffRequest(
  { db, clock }: Pick<ServiceUseDeps, 'db' | 'clock'>,
  caller: Caller,
  { id, version }: { readonly id: RequestId; readonly version: number },
  work: (tx: Tx, subject: StaffSubject) => Promise<ServiceRequest>,
): Promise<BoardRequest> {
  const { organization, name, tenantId, objectId, requestId } = caller;
  return await db.transaction().execute(async (tx) => {
    const found = await findRequest(tx, organization, id);
    if (!found) throw missing();
    const provider = await requireProvider(tx, caller, found.provider);
    const link = await lockOrganizer(tx, organization, found.link);
    const before = await findRequest(tx, organization, id); // as it is now that nobody else changes it
    if (!link || !before) throw missing();
    const now = clock.now();
    const show = async (request: ServiceRequest) => {
      const [shown] = await boardRequests(tx, organization, provider, [request], {
        now,
        language: languageOf(caller),
      });
      if (!shown) throw missing();
      return shown;
    };
    if (before.version !== version) {
      throw new Problem(
        'changed-meanwhile',
        'This request was changed meanwhile. Look at it again; nothing was overwritten.',
        { current: await show(before) },
      );
    }
    const actor = { kind: 'person', name, tenantId, objectId } as const;
    const context = { link, cause: { kind: 'portal', actor, at: now }, requestId } as const;
    return await show(await work(tx, { before, provider, context, now }));
  });
}

function missing(): Problem {
  return new Problem('not-found', 'There is no such request among those of the teams that you work for.');
}
