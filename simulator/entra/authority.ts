/**
 * The names under which this service plays Microsoft's. `.test` can never be registered (RFC 6761), so nothing issued
 * here can be mistaken for the real thing. They stay the same however the router is reached: the product only ever
 * speaks to these names.
 */
export const authority = {
  host: 'login.sim.test',
  origin: 'https://login.sim.test',
  graphOrigin: 'https://graph.sim.test',
  exchangeOrigin: 'https://exchange.sim.test',
} as const;

/** Microsoft Graph's own application id; it is the same in every tenant. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

/** Exchange Online's own application id. */
export const EXCHANGE_APP_ID = '00000002-0000-0ff1-ce00-000000000000';

/** The tenant that holds personal accounts; a key published for it must never vouch for a work account. */
export const CONSUMER_TENANT_ID = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** Stands for the tenant's id in documents that serve every tenant. */
export const TENANT_TEMPLATE = '{tenantid}';

/** The `iss` of version 2.0 tokens: our API's access tokens and every id token. */
export function issuerOf(tenantId: string): string {
  return `${authority.origin}/${tenantId}/v2.0`;
}

/** The `iss` of version 1.0 tokens, which is what Graph still asks for. */
export function legacyIssuerOf(tenantId: string): string {
  return `https://sts.sim.test/${tenantId}/`;
}

/** Below `origin`; `segment` is a tenant id, a domain, `common` or `organizations`. */
export function endpointOf(segment: string, path: 'authorize' | 'token' | 'logout'): string {
  return `${authority.origin}/${segment}/oauth2/v2.0/${path}`;
}
