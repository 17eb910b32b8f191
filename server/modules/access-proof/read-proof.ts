import type { readProof as route } from '../../../contract/access-proof.ts';
import type { IntegrationId } from '../../../contract/primitives.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import type { ProofStore } from './access-proof.store.ts';

const STALE_MS = 7 * 24 * 60 * 60_000;
const MOST_SHOWN = 100;

/** The last proof of an integration and the verdicts before it. One older than seven days, or none at all, is stale. */
export async function readProof(
  { store, clock }: { readonly store: ProofStore; readonly clock: Clock },
  { organization }: Caller,
  integration: IntegrationId,
): Promise<RouteReply<typeof route>> {
  if (!(await store.findSubject(organization, integration))) {
    throw new Problem('integration-not-found', 'There is no such integration in your organization.');
  }
  const runs = await store.listRuns(organization, integration, MOST_SHOWN);
  const last = runs[0]?.run ?? null;
  return {
    last,
    isStale: last === null || Date.parse(clock.now()) - Date.parse(last.at) > STALE_MS,
    history: runs.map(({ run: { id, at, trigger, verdict } }) => ({ id, at, trigger, verdict })),
  };
}
