import type { ProofRun } from '../../contract/access-proof.ts';
import type { IntegrationId, OrganizationId } from '../../contract/primitives.ts';
import type { Clock } from '../kernel/clock.ts';
import { realNow } from '../kernel/time.ts';
import { createDueStore } from './due-integrations.store.ts';
import { runIntegrationJobs } from './integration-jobs.ts';
import type { IntegrationJobsDeps } from './integration-jobs.ts';
import { roomsDueSoon } from './rooms-soon.ts';
import { startWorker } from './worker.ts';

const CLEAN_EVERY_MS = 60 * 60_000;

export interface JobsDeps extends Pick<
  IntegrationJobsDeps,
  'checkRooms' | 'prove' | 'firstProofAt' | 'onTrouble'
> {
  readonly db: Parameters<typeof createDueStore>[0];
  readonly clock: Clock;
  /** Whether the last proof of an integration was good, or there was none yet. */
  readonly isProven: (organization: OrganizationId, integration: IntegrationId) => Promise<boolean>;
  /** SHA-256 thumbprint of the installation's certificate that signs now. */
  readonly signingThumbprint: () => string;
  /** Forgets what is kept for a time only. */
  readonly clean: () => Promise<void>;
  readonly onWorkerTrouble: (error: unknown) => void;
}

/** What the product does by itself, by the business clock: access proofs, checks of rooms, and forgetting what is old. */
export interface Jobs {
  /** Looks now for what is due, e.g. because the business clock was set; resolves when that is done. */
  readonly wake: () => Promise<void>;
  /** Makes a proof due with the next look, after something it depends on has changed. */
  proveSoon(organization: OrganizationId, integration: string, why: ProofRun['trigger']): void;
  /** Checks the rooms of an integration before their turn: one of them does not answer under its address any more. */
  checkRoomsSoon(organization: OrganizationId, integration: IntegrationId): void;
  /** Waits for what runs. */
  readonly close: () => Promise<void>;
}

export function createJobs(deps: JobsDeps): Jobs {
  const { db, clock } = deps;
  const store = createDueStore(db);
  /** Only a reason to show: that a proof is due stands in the database. */
  const reasons = new Map<string, ProofRun['trigger']>();
  let cleanedAt = 0;
  /** The certificate that integrations were last compared with: at the start, and when the other one takes over. */
  let compared: string | null = null;
  let marking: Promise<void> = Promise.resolve();
  /** Integrations whose rooms are about to be marked as due. */
  const toMark = new Set<string>();

  const jobs: IntegrationJobsDeps = {
    ...deps,
    store,
    async triggerOf(organization, integration) {
      const reason = reasons.get(integration);
      reasons.delete(integration);
      if (reason) return reason;
      if (await store.hasOtherCertificate(organization, integration, deps.signingThumbprint()))
        return 'certificate-changed';
      return (await deps.isProven(organization, integration)) ? 'daily' : 'retry';
    },
  };
  async function compareCertificate(): Promise<void> {
    const thumbprint = deps.signingThumbprint();
    if (thumbprint === compared) return;
    await store.certificateDue(thumbprint, clock.now());
    compared = thumbprint;
  }
  const worker = startWorker({
    onTrouble: deps.onWorkerTrouble,
    async round() {
      await marking;
      await compareCertificate();
      await runIntegrationJobs(jobs);
      if (realNow() - cleanedAt < CLEAN_EVERY_MS) return;
      cleanedAt = realNow();
      await deps.clean();
    },
  });

  return {
    wake: worker.wake,
    proveSoon(organization, integration, why) {
      reasons.set(integration, why);
      marking = marking
        .then(() => store.proofDue(organization, integration, clock.now()))
        .catch(deps.onWorkerTrouble);
    },
    checkRoomsSoon(organization, integration) {
      if (toMark.has(integration)) return; // a whole building was renamed
      toMark.add(integration);
      marking = marking
        .then(() => {
          toMark.delete(integration);
          return roomsDueSoon(store, organization, integration, clock.now());
        })
        .catch(deps.onWorkerTrouble);
      void worker.wake();
    },
    async close() {
      await worker.close();
      await marking;
    },
  };
}
