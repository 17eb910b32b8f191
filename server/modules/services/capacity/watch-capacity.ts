import { OrganizationId } from '../../../../contract/primitives.ts';
import { startWorker } from '../../../jobs/worker.ts';
import type { Worker } from '../../../jobs/worker.ts';
import type { Db } from '../../../storage/database.ts';
import { system } from '../../audit/index.ts';
import { listProviders } from '../providers.store.ts';
import { findRequest } from '../requests.store.ts';
import type { ServiceUseDeps } from '../service-deps.ts';
import { requestsOverCapacity, takenWithin } from './capacity.store.ts';
import { limitsOf, spanOf } from './room-for.ts';
import { shortagesOf } from './shortage.ts';
import { useOf } from './use.ts';

/** What one round looks at; those that go along make place for the next. */
const MOST_WAITING = 200;
const EVERY_MS = 5_000;

type WatchDeps = Pick<ServiceUseDeps, 'db' | 'clock' | 'follow'> & {
  readonly onTrouble: (error: unknown) => void;
};

/** Lets requests go along with their meetings that wait for capacity, as soon as others have given enough of it back. */
export function watchCapacity({ db, clock, follow, onTrouble }: WatchDeps): Worker {
  const round = async () => {
    for (const waiting of await requestsOverCapacity(db, clock.now(), MOST_WAITING)) {
      const organization = OrganizationId.parse(waiting.organization);
      if (!(await hasRoom(db, organization, waiting.id))) continue;
      // Decided again under the locks: what is free now may be gone by then.
      const cause = { kind: 'timer', actor: system } as const;
      await db.transaction().execute((tx) => follow(tx, organization, waiting.link, cause));
    }
  };
  return startWorker({ round, onTrouble, everyMs: EVERY_MS });
}

async function hasRoom(db: Db, organization: OrganizationId, id: string): Promise<boolean> {
  const request = await findRequest(db, organization, id);
  const [provider] = request ? await listProviders(db, organization, [request.provider]) : [];
  if (!request?.proposal || request.proposal.isRefused || !provider) return false;
  const use = useOf(request.proposal.deliverAt, request.proposal.end, request.lines);
  const spans = [spanOf(use, provider)];
  const except = [request.template];
  const taken = await takenWithin(db, organization, provider.id, { spans, except });
  return shortagesOf(await limitsOf(db, organization, provider), taken, use).length === 0;
}
