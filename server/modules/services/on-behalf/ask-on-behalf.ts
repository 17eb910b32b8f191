import type { z } from 'zod';
import type { askOnBehalf as askRoute } from '../../../../contract/on-behalf.ts';
import type { ProviderId, TemplateReply } from '../../../../contract/services.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { auditLast } from '../../audit/index.ts';
import { findLink, linkOfSeen } from '../../meetings/index.ts';
import { causeOf, enterTemplate } from '../add-template.ts';
import { requireProvider } from '../board.ts';
import type { ServiceUseDeps } from '../service-deps.ts';

/**
 * Enters a request for the organizer of a meeting that a room shows, whether they ever opened the pane or not; the
 * organizer is told who did it. A member of the team may do that after the deadline: it is theirs to keep. Rejects with
 * `not-found` for a team that the caller does not work for and a meeting that no room shows, and as `addTemplate` does.
 */
export async function askOnBehalf(
  deps: ServiceUseDeps,
  caller: Caller,
  id: ProviderId,
  { meeting, ...wish }: z.output<(typeof askRoute)['body']>,
): Promise<TemplateReply> {
  return await deps.db.transaction().execute((tx) =>
    auditLast(tx, async () => {
      const { language, timeZone } = await requireProvider(tx, caller, id);
      const now = deps.clock.now();
      const seen = await linkOfSeen(tx, caller, meeting, { language, timeZone, now });
      const cause = { ...causeOf(caller), kind: 'portal' } as const;
      if (seen) await deps.follow(tx, caller.organization, seen.id, cause); // its dates, if it is new
      const link = seen && (await findLink(tx, caller.organization, { id: seen.id }));
      if (!link) {
        throw new Problem('not-found', 'No room shows this meeting any more. Look at the list again.');
      }
      const body = { ...wish, provider: id, seenTotal: null, guests: null, dates: null };
      return await enterTemplate(deps, tx, caller, link, body, { isOwnTeam: true });
    }),
  );
}
