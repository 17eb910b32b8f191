import type { ProofCheck, ProofMeans } from '../../../contract/access-proof.ts';
import type { IntegrationKind } from '../../../contract/integrations.ts';
import type { TokenFacts } from '../../exchange/index.ts';

/** Nothing could be asked, so there is nothing to say about how. */
export const noMeans: ProofMeans = { scopeMode: null, tokenId: null };

/**
 * By what means a proof with these checks asked, and who narrows what such a question can reach; `token` is that of the
 * application, null where there is none or it cannot be read. Whatever should narrow it: once something was open that
 * must not be, or the token carries more than was asked for, nothing does.
 */
export function meansOf(
  kind: IntegrationKind,
  token: TokenFacts | null,
  checks: readonly ProofCheck[],
): ProofMeans {
  const tokenId = token?.id ?? null;
  if (checks.some(({ expected, outcome }) => expected === 'denied' && outcome === 'allowed')) {
    return { scopeMode: 'unscoped', tokenId };
  }
  if (kind === 'ews-server') return { scopeMode: 'impersonation', tokenId: null };
  return { scopeMode: token === null ? null : 'exchange-roles', tokenId };
}
