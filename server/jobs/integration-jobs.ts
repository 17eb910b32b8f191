import type { ProofRun } from '../../contract/access-proof.ts';
import type { Instant, IntegrationId, OrganizationId } from '../../contract/primitives.ts';
import type { Clock } from '../kernel/clock.ts';
import { instantOf, realNow } from '../kernel/time.ts';
import type { DueIntegration, DueStore } from './due-integrations.store.ts';

const MINUTE_MS = 60_000;
export const ROOMS_EVERY_MS = 5 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Longer than any proof takes; a node that died leaves its work to the others after this. */
const LEASE_MS = 10 * MINUTE_MS;
/** One round ends at some time, however much is due: what is left is found again. */
const MOST_PER_ROUND = 1_000;

export interface IntegrationJobsDeps {
  readonly store: DueStore;
  readonly clock: Clock;
  readonly checkRooms: (organization: OrganizationId, integration: IntegrationId) => Promise<unknown>;
  /** Plans the next one itself; checks the rooms as well. */
  readonly prove: (
    organization: OrganizationId,
    integration: IntegrationId,
    trigger: ProofRun['trigger'],
  ) => Promise<unknown>;
  /** Why a proof that is due now is due. */
  readonly triggerOf: (
    organization: OrganizationId,
    integration: IntegrationId,
  ) => Promise<ProofRun['trigger']>;
  /** When the first proof of an integration is due that was never planned. */
  readonly firstProofAt: (integration: IntegrationId, now: Instant) => Instant;
  /** Told what failed; the integration is tried again with the next rooms check. */
  readonly onTrouble: (job: 'proof' | 'rooms', integration: IntegrationId, error: unknown) => void;
}

/** One round: works off every integration that is due, one after the other, taking turns with other nodes. */
export async function runIntegrationJobs(deps: IntegrationJobsDeps): Promise<void> {
  for (let count = 0; count < MOST_PER_ROUND; count += 1) {
    const now = deps.clock.now();
    const at = Date.parse(now);
    const real = realNow();
    const integration = await deps.store.claim({
      now,
      proofTooFar: instantOf(at + 2 * DAY_MS),
      roomsTooFar: instantOf(at + 2 * ROOMS_EVERY_MS),
      realNow: instantOf(real),
      leaseUntil: instantOf(real + LEASE_MS),
    });
    if (!integration) return;
    await work(deps, integration, now);
  }
}

async function work(deps: IntegrationJobsDeps, integration: DueIntegration, now: Instant): Promise<void> {
  const { organization, id, proofDueAt, roomsDueAt } = integration;
  const soon = instantOf(Date.parse(now) + ROOMS_EVERY_MS);
  const plan = { proofDueAt: null as Instant | null, roomsDueAt: null as Instant | null };
  try {
    if (proofDueAt === null || isTooFar(proofDueAt, now, 2 * DAY_MS)) {
      plan.proofDueAt = deps.firstProofAt(id, now);
    } else if (proofDueAt <= now) {
      plan.roomsDueAt = soon; // a proof checks the rooms as well
      await deps.store.proofDue(organization, id, soon); // unless it plans the next one itself
      const trigger = await deps.triggerOf(organization, id);
      await attempt(deps, 'proof', id, () => deps.prove(organization, id, trigger));
    }
    if (roomsDueAt === null || isTooFar(roomsDueAt, now, 2 * ROOMS_EVERY_MS)) {
      plan.roomsDueAt = soon;
    } else if (roomsDueAt <= now && plan.roomsDueAt === null) {
      plan.roomsDueAt = soon;
      await attempt(deps, 'rooms', id, () => deps.checkRooms(organization, id));
    }
  } finally {
    await deps.store.release(integration, plan);
  }
}

async function attempt(
  deps: IntegrationJobsDeps,
  job: 'proof' | 'rooms',
  integration: IntegrationId,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    deps.onTrouble(job, integration, error);
  }
}

function isTooFar(dueAt: Instant, now: Instant, most: number): boolean {
  return Date.parse(dueAt) - Date.parse(now) > most;
}
