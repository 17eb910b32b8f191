import type { ProofCheck } from '../../../contract/access-proof.ts';
import type { IntegrationKind } from '../../../contract/integrations.ts';

/** All that is asked for in Entra; calendars are opened by Exchange's own roles, which no token shows. */
const wanted: Readonly<Record<Exclude<IntegrationKind, 'ews-server'>, ReadonlySet<string>>> = {
  graph: new Set(['Place.Read.All', 'Organization.Read.All', 'GroupMember.Read.All', 'User.ReadBasic.All']),
  'ews-online': new Set(),
};

/**
 * Whether the application's own token carries more than was asked for: a permission consented to in Entra holds for the
 * whole tenant, beside any scope in Exchange. Tokens are opaque by contract, so one that cannot be read decides nothing.
 */
export function checkRoles(
  kind: Exclude<IntegrationKind, 'ews-server'>,
  roles: readonly string[] | null,
): ProofCheck {
  const beyond = roles?.filter((role) => !wanted[kind].has(role)) ?? [];
  const outcome = roles === null ? 'inconclusive' : beyond.length > 0 ? 'allowed' : 'denied';
  const detail = {
    inconclusive: 'The roles in the token of the application could not be read.',
    denied: 'The token of the application carries no permission beyond those that Foyer asks for.',
    allowed: `The token of the application carries ${beyond.join(', ')}, which holds for every mailbox of the tenant. Remove that permission from the enterprise application in Entra.`,
  }[outcome];
  return {
    name: 'token-roles',
    expected: 'denied',
    outcome,
    mailbox: null,
    status: null,
    exchangeCode: null,
    requestId: null,
    ms: null,
    detail,
  };
}
