import { Problem } from '../kernel/problem.ts';
import { realNow } from '../kernel/time.ts';
import { checkSignature } from './check-signature.ts';
import { isSpentGrant } from './entra-faults.ts';
import { createMsal, withCertificates } from './msal-clients.ts';
import type { EntraApplication, Msal } from './msal-clients.ts';
import { describePerson, PersonClaims } from './person-claims.ts';
import type { Principal } from './principal.ts';
import { readToken } from './read-token.ts';
import type { SigningKeys } from './signing-keys.ts';
import { TokenRefused } from './token-refused.ts';
import type { TokenFlaw } from './token-refused.ts';

export type Identity = Pick<Principal, 'tenantId' | 'objectId' | 'name' | 'mail'>;

/** Sign-in of a person by the authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636). */
export interface CodeFlow {
  /** The address at Entra that the browser visits; any work account may be chosen there. Rejects with a Problem. */
  start(secrets: { state: string; nonce: string; codeVerifierHash: string }): Promise<string>;
  /**
   * Who signed in. Rejects with a Problem: `token-refused` when the code or what it brought is no good,
   * `entra-unavailable`, or `exchange-unauthorized` when Entra does not accept our application.
   */
  redeem(answer: { code: string; nonce: string; codeVerifier: string }): Promise<Identity>;
}

export interface CodeFlowOptions extends EntraApplication {
  readonly keys: SigningKeys;
  /** Registered with the application, platform Web. */
  readonly redirectUri: string;
  /** Told the exact reason of every refusal, for the log. */
  readonly onRefused?: (flaw: TokenFlaw) => void;
}

/**
 * Only the id token is used, and only after its signature was checked: msal-node believes it because it came over TLS,
 * which a proxy in between would undo. The client lives for one call and the tokens it was given die with it.
 */
export function createCodeFlow(options: CodeFlowOptions): CodeFlow {
  const { authority, clientId, certificates, keys, redirectUri, onRefused } = options;

  const ask = <T>(use: (client: Msal) => Promise<T>) =>
    withCertificates(certificates, (certificate) => createMsal(options, 'organizations', certificate), use);

  async function identify(idToken: string, nonce: string): Promise<Identity> {
    const read = readToken(idToken, { authority, audiences: [clientId] });
    const claims = await checkSignature(idToken, read, keys, realNow());
    if (claims['nonce'] !== nonce) throw new TokenRefused('nonce');
    const person = PersonClaims.safeParse(claims);
    if (!person.success) throw new TokenRefused('person');
    return { tenantId: read.tenantId, objectId: person.data.oid, ...describePerson(person.data) };
  }

  return {
    async start({ state, nonce, codeVerifierHash }) {
      const url = await ask((client) =>
        client.getAuthCodeUrl({
          scopes: [],
          redirectUri,
          responseMode: 'query',
          state,
          nonce,
          codeChallenge: codeVerifierHash,
          codeChallengeMethod: 'S256',
          prompt: 'select_account',
        }),
      );
      if (new URL(url).origin !== authority) throw new Error('the sign-in address is not at Entra');
      return url;
    },

    async redeem({ code, nonce, codeVerifier }) {
      const result = await ask((client) =>
        client.acquireTokenByCode({ scopes: [], code, codeVerifier, nonce, redirectUri }),
      ).catch((error: unknown) => {
        throw isSpentGrant(error) ? refused(error) : error;
      });
      try {
        return await identify(result.idToken, nonce);
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error;
        onRefused?.(error.code);
        throw refused(error);
      }
    },
  };
}

function refused(cause: unknown): Problem {
  return new Problem('token-refused', 'Your sign-in was not accepted. Sign in again.', {}, { cause });
}
