import type { listAudit as route } from '../../../contract/audit.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { AuditLog } from './audit-log.store.ts';

const PER_PAGE = 50;

/** What was changed in the caller's organization, newest first; `next` is the `before` of the following page. */
export async function listAudit(
  { log }: { readonly log: AuditLog },
  caller: Caller,
  filter: RouteInput<typeof route>['query'],
): Promise<RouteReply<typeof route>> {
  const found = await log.list(caller.organization, filter, PER_PAGE + 1);
  const entries = found.slice(0, PER_PAGE); // the contract leaves out what only the chain needs
  const last = entries.at(-1);
  return { entries, next: found.length > PER_PAGE && last ? last.number : null };
}
