import { createHash } from 'node:crypto';
import type { ProofRun } from '../../../contract/access-proof.ts';
import { canonical } from '../audit/index.ts';

/** Everything a hash covers of one run, in the words of the report, so that anybody can compute it again. */
export interface Evidence extends Omit<ProofRun, 'diagnosis'> {
  /** Counts from 1 per integration. */
  readonly number: number;
}

/** SHA-256 over the hash of the run before and the canonical JSON (keys in order, no blanks) of this one. */
export function hashOfEvidence(previous: Buffer, evidence: Evidence): Buffer {
  return createHash('sha256').update(previous).update(canonical(evidence)).digest();
}
