import { OrganizationId } from '../../../contract/primitives.ts';
import { system } from '../audit/index.ts';
import { endByTime } from './follow-meeting.ts';
import { lockOrganizer } from './organizers.store.ts';
import { listProviders } from './providers.store.ts';
import { recordChanges } from './record-changes.ts';
import { isLive, overAt } from './request-states.ts';
import { endedRequests, findRequest } from './requests.store.ts';
import { knownRooms } from './served-rooms.store.ts';
import type { ServiceUseDeps } from './service-deps.ts';

type EndDeps = Pick<ServiceUseDeps, 'db' | 'clock' | 'outbox' | 'live'>;

/** What one look takes on; the next one comes within a minute. */
const MOST_ENDED = 500;

/**
 * Completes what was accepted for meetings that are over by the business clock, once it is delivered, and cancels what nobody answered; each in
 * a transaction of its own. What is held, or asks something, waits for that. Gives how many were ended.
 */
export async function endRequests({ db, clock, ...deps }: EndDeps): Promise<number> {
  const now = clock.now();
  let ended = 0;
  for (const { organization: of, link: id, id: request } of await endedRequests(db, now, MOST_ENDED)) {
    const organization = OrganizationId.parse(of);
    ended += await db.transaction().execute(async (tx) => {
      const link = await lockOrganizer(tx, organization, id);
      const before = await findRequest(tx, organization, request);
      if (!link || !before || !isLive(before) || overAt(before) > now || before.flags.includes('on-hold'))
        return 0;
      const [provider] = await listProviders(tx, organization, [before.provider]);
      const { next, what, why } = endByTime(before);
      if (!provider || next === null || what === null) return 0;
      const after = { ...before, ...next, changedAt: now, version: before.version + 1 };
      const cause = { kind: 'timer', actor: system, at: now } as const;
      const rooms = await knownRooms(tx, organization, [before.room]);
      await recordChanges(
        deps,
        tx,
        organization,
        [{ provider, before, after, what, why }],
        { link, cause },
        rooms,
      );
      return 1;
    });
  }
  return ended;
}
