import type { ProofRun, readProof } from '../../contract/access-proof.ts';
import type { RouteReply } from '../../contract/route.ts';

export type Proof = RouteReply<typeof readProof>;

/** How a proof stands today. */
export type Standing = ProofRun['verdict'] | 'none' | 'stale';

/** An old proof proves nothing any more; that more could be read than should be stays so until it is tried again. */
export function standingOf({ last, isStale }: Proof): Standing {
  if (last === null) return 'none';
  return isStale && last.verdict !== 'violated' ? 'stale' : last.verdict;
}
