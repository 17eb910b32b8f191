import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import type { Live, Outbox } from '../messages/index.ts';
import { requestRecord } from './audit-requests.ts';
import { inDigests } from './changed-request.ts';
import type { ChangeContext, ChangedRequest } from './changed-request.ts';
import { insertRequests, updateRequest } from './requests.store.ts';
import type { KnownRooms } from './served-rooms.store.ts';
import { requestNotices } from './tell-requests.ts';

export interface RecordDeps {
  readonly outbox: Outbox;
  readonly live: Live;
}

/** Writes what the meeting or time changed, audits and tells it, all in the transaction of the change. */
export async function recordChanges(
  deps: RecordDeps,
  tx: Tx,
  organization: OrganizationId,
  changes: readonly ChangedRequest[],
  context: ChangeContext,
  rooms: Pick<KnownRooms, 'nameOf'>,
): Promise<void> {
  if (changes.length === 0) return;
  await insertRequests(
    tx,
    organization,
    changes.flatMap(({ before, after }) => (before === null ? [after] : [])),
  );
  for (const { before, after } of changes) if (before !== null) await updateRequest(tx, organization, after);

  const digests = inDigests(changes);
  await recordAudit(tx, organization, ...digests.flatMap((digest) => requestRecord(digest, context)));
  await deps.outbox.tell(
    tx,
    organization,
    ...digests.flatMap((digest) => requestNotices(digest, context, rooms)),
  );
  await deps.live.changed(tx, organization, 'service-requests');
}
