import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { findHosts as contractRoute } from '../../../contract/walk-ins.ts';
import type { Caller } from '../../kernel/caller.ts';
import { findListed } from './host-list/find-listed.ts';
import { listedHosts } from './host-list/listed-hosts.store.ts';
import { requireReception } from './front-desk.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';

/**
 * Hosts on the list of a reception, and then people of the directory who are not, whose name begins with what was typed; for
 * whoever works at the reception, everybody else meets `not-found`. What a tenant cannot answer becomes a notice.
 */
export async function findHosts(
  { db, people }: Pick<VisitorUseDeps, 'db' | 'people'>,
  caller: Caller,
  { reception, search }: RouteInput<typeof contractRoute>['query'],
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  await requireReception(db, caller, reception);
  const list = await listedHosts(db, organization, reception);
  const found = await people.find(organization, search);
  const known = new Set(list.map(({ mail }) => mail));
  return {
    listed: findListed(list, search),
    hosts: found.hosts.filter(({ mail }) => mail === null || !known.has(mail)),
    notices: found.notices,
  };
}
