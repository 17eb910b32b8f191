import type { IntegrationId, Instant } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import type { CallRecords, CallTotal } from '../call-record/index.ts';
import type { ProofStore, StoredRun } from './access-proof.store.ts';
import type { Evidence } from './proof-hash.ts';
import { hashOfEvidence } from './proof-hash.ts';

/** Everything the report says, before it is printed. */
export interface ProofReport {
  readonly integration: { readonly id: string; readonly label: string; readonly kind: string };
  readonly printedAt: Instant;
  /** The newest first. */
  readonly runs: readonly ReportedRun[];
  /** Whether each run's hash fits its evidence and the run before it, as far as the report goes back. */
  readonly isChainIntact: boolean;
  readonly calls: readonly CallTotal[];
  readonly howToCheck: string;
}

export interface ReportedRun {
  readonly evidence: Evidence;
  readonly previousHash: string;
  readonly hash: string;
}

export interface ProofReportDeps {
  readonly store: ProofStore;
  readonly calls: Pick<CallRecords, 'totals'>;
  readonly clock: Clock;
}

const MOST_RUNS = 60;

const HOW_TO_CHECK =
  'For each run, write its evidence as JSON with the keys of every object in alphabetical order and without blanks, put the 32 bytes of the previous hash before it, and compute SHA-256: the result is the hash of the run, and the previous hash of the next one. The first run follows 32 zero bytes.';

/**
 * What was tried through an integration and what came back, with the calls of the last thirty days. Rooms by address,
 * people shortened, no secrets. Rejects with `integration-not-found`.
 */
export async function readProofReport(
  { store, calls, clock }: ProofReportDeps,
  { organization }: Caller,
  id: IntegrationId,
): Promise<ProofReport> {
  const subject = await store.findSubject(organization, id);
  if (!subject) {
    throw new Problem('integration-not-found', 'There is no such integration in your organization.');
  }
  const runs = await store.listRuns(organization, id, MOST_RUNS);
  return {
    integration: { id, label: subject.label, kind: subject.kind },
    printedAt: clock.now(),
    runs: runs.map(({ evidence, previousHash, hash }) => ({
      evidence,
      previousHash: previousHash.toString('hex'),
      hash: hash.toString('hex'),
    })),
    isChainIntact: isIntact(runs),
    calls: await calls.totals(organization, id),
    howToCheck: HOW_TO_CHECK,
  };
}

function isIntact(runs: readonly StoredRun[]): boolean {
  return runs.every(({ evidence, previousHash, hash }, index) => {
    const before = runs[index + 1];
    const isNext =
      !before || (before.hash.equals(previousHash) && before.evidence.number === evidence.number - 1);
    return isNext && hashOfEvidence(previousHash, evidence).equals(hash);
  });
}
