import { Problem } from '../kernel/problem.ts';
import { realNow } from '../kernel/time.ts';
import { isGuid } from './guid.ts';
import type { Certificate } from './certificate.ts';
import { createMsal, withCertificates } from './msal-clients.ts';
import type { EntraApplication, Msal } from './msal-clients.ts';

/** Renewed this long before its end, so that no call leaves with a token that dies on the way. */
const SPARE_MS = 5 * 60_000;

export interface AppTokenOptions {
  /** Ask Entra even though a token is at hand, because that one was refused. */
  readonly fresh?: boolean;
  /** The claims challenge of a 401 (continuous access evaluation), decoded; implies `fresh`. */
  readonly claims?: string;
}

/** Tokens with which the product itself, not a person, calls Microsoft's services. */
export interface AppTokens {
  /**
   * An app-only access token for `resource`, an origin such as `https://graph.microsoft.com`, in one Entra tenant.
   * Rejects with a Problem: `exchange-unauthorized` with Entra's code and what to do, or `entra-unavailable`.
   */
  readonly getToken: (tenantId: string, resource: string, options?: AppTokenOptions) => Promise<string>;
}

/**
 * One msal-node client per Entra tenant, with our own cache in front: fifty callers that start together would make
 * msal-node ask half a dozen times, here they share one question. Tokens stay in memory only.
 */
export function createAppTokens({ certificates, ...application }: EntraApplication): AppTokens {
  const clients = new Map<string, Msal>();
  const known = new Map<string, { readonly token: string; readonly until: number }>();
  const underWay = new Map<string, Promise<string>>();

  function clientOf(tenantId: string, certificate: Certificate): Msal {
    const key = `${tenantId} ${certificate.thumbprintSha256}`;
    const client = clients.get(key) ?? createMsal(application, tenantId, certificate);
    clients.set(key, client);
    return client;
  }

  async function ask(tenantId: string, resource: string, options: AppTokenOptions): Promise<string> {
    const { fresh = false, claims } = options;
    const result = await withCertificates(
      certificates,
      (certificate) => clientOf(tenantId, certificate),
      (client) =>
        client.acquireTokenByClientCredential({
          scopes: [`${resource}/.default`],
          skipCache: fresh || claims !== undefined,
          ...(claims !== undefined && { claims }),
        }),
    );
    if (!result?.accessToken) throw new Problem('entra-unavailable', 'Entra answered without a token.');
    const expiresAt = result.expiresOn?.getTime() ?? 0;
    known.set(`${tenantId} ${resource}`, { token: result.accessToken, until: expiresAt - SPARE_MS });
    return result.accessToken;
  }

  return {
    async getToken(tenantId, resource, options = {}) {
      if (!isGuid(tenantId)) throw new Error('an app token needs the GUID of an Entra tenant');
      const wanted = `${tenantId} ${resource}`;
      const renew = options.fresh === true || options.claims !== undefined;
      const hit = known.get(wanted);
      if (hit && !renew && realNow() < hit.until) return hit.token;

      const question = renew ? `${wanted} ${options.claims ?? 'fresh'}` : wanted;
      const waiting =
        underWay.get(question) ?? ask(tenantId, resource, options).finally(() => underWay.delete(question));
      underWay.set(question, waiting);
      return await waiting;
    },
  };
}
