import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { findHosts as contractRoute } from '../../../contract/walk-ins.ts';
import type { Caller } from '../../kernel/caller.ts';
import { requireReception } from './front-desk.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';

/**
 * People whose name begins with what was typed, for whoever works at a reception; everybody else meets `not-found`. What a
 * tenant cannot answer becomes a notice.
 */
export async function findHosts(
  { db, people }: Pick<VisitorUseDeps, 'db' | 'people'>,
  caller: Caller,
  { reception, search }: RouteInput<typeof contractRoute>['query'],
): Promise<RouteReply<typeof contractRoute>> {
  await requireReception(db, caller, reception);
  return await people.find(caller.organization, search);
}
