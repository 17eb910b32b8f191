import { isDeepStrictEqual } from 'node:util';
import type { GivenAnswers } from '../../../contract/properties.ts';
import type { BoardRequest } from '../../../contract/service-teams.ts';
import type { RequestId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { recordAudit } from '../audit/index.ts';
import { requestRecord } from './audit-requests.ts';
import { onStaffRequest } from './on-staff-request.ts';
import { keepAnswered, requireAnswers } from './properties/answer-properties.ts';
import { updateRequest } from './requests.store.ts';
import type { ServiceUseDeps } from './service-deps.ts';

/**
 * Takes what the team fills in itself, all of it anew; nobody else is told. Rejects with `not-found`,
 * `changed-meanwhile` with the newer one, and `invalid-request` for what does not fit.
 */
export async function fillIn(
  deps: Pick<ServiceUseDeps, 'db' | 'clock' | 'live'>,
  caller: Caller,
  {
    id,
    version,
    properties,
  }: { readonly id: RequestId; readonly version: number; readonly properties: GivenAnswers },
): Promise<BoardRequest> {
  return await onStaffRequest(
    deps,
    caller,
    { id, version },
    async (tx, { before, provider, context, now }) => {
      const answers = requireAnswers(provider.staffProperties, properties);
      const staffProperties = keepAnswered(answers, before.staffProperties);
      if (isDeepStrictEqual(staffProperties, before.staffProperties)) return before;
      const after = { ...before, staffProperties, changedAt: now, version: version + 1 };
      await updateRequest(tx, caller.organization, after);
      const [record] = requestRecord([{ provider, before, after, what: 'edited', why: null }], context);
      if (record) await recordAudit(tx, caller.organization, { ...record, action: 'request.filled-in' });
      await deps.live.changed(tx, caller.organization, 'service-requests');
      return after;
    },
  );
}
