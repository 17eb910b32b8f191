import { z } from 'zod';
import { Problem } from '../kernel/problem.ts';
import { realNow } from '../kernel/time.ts';
import { checkSignature } from './check-signature.ts';
import { isSpentGrant } from './entra-faults.ts';
import { createMsal, withCertificates } from './msal-clients.ts';
import type { EntraApplication, Msal } from './msal-clients.ts';
import { describePerson, PersonClaims } from './person-claims.ts';
import type { Principal } from './principal.ts';
import { readToken } from './read-token.ts';
import { appRolesOf, isGuestBy } from './sign-in-claims.ts';
import type { SigningKeys } from './signing-keys.ts';
import { TokenRefused } from './token-refused.ts';
import type { TokenFlaw } from './token-refused.ts';
import { groupsOf } from './token-verifier.ts';

export type Identity = Pick<Principal, 'tenantId' | 'objectId' | 'name' | 'mail'>;

/** What a verified id token says, and the access token that was asked for beside it. */
export interface SignedIn extends Identity {
  /** Null when there are too many to list. */
  readonly groups: ReadonlySet<string> | null;
  /** Real milliseconds since 1970. */
  readonly groupsReadAt: number;
  /** Template ids of the person's roles in Entra itself (`wids`), such as that of Global Administrator. */
  readonly directoryRoles: readonly string[];
  readonly appRoles: readonly string[];
  readonly isGuest: boolean;
  /** For the scopes that were asked for, in the person's name; null when none were. Never stored. */
  readonly accessToken: string | null;
}

export interface StartOptions {
  /** Whose people may sign in: a tenant's id, or `organizations` (any work account), the default. */
  readonly tenant?: string;
  /** Delegated permissions beside the sign-in itself, as full scopes. Default: none. */
  readonly scopes?: readonly string[];
  /** Default: `select_account`, so that nobody is signed in as somebody they did not choose. */
  readonly prompt?: 'select_account' | 'login';
}

/** Sign-in of a person by the authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636). */
export interface CodeFlow {
  /** The address at Entra that the browser visits. Rejects with a Problem. */
  start(
    secrets: { state: string; nonce: string; codeVerifierHash: string },
    options?: StartOptions,
  ): Promise<string>;
  /**
   * Who signed in; `scopes` are those of `start`. Rejects with a Problem: `token-refused` when the code or what it
   * brought is no good, `entra-unavailable`, or `exchange-unauthorized` when Entra does not accept our application.
   */
  redeem(
    answer: { code: string; nonce: string; codeVerifier: string },
    scopes?: readonly string[],
  ): Promise<SignedIn>;
}

export interface CodeFlowOptions extends EntraApplication {
  readonly keys: SigningKeys;
  /** Registered with the application, platform Web. */
  readonly redirectUri: string;
  /** Told the exact reason of every refusal, for the log. */
  readonly onRefused?: (flaw: TokenFlaw) => void;
}

const DirectoryRoles = z.array(z.string().max(64)).max(200).catch([]);

/**
 * The id token is used only after its signature was checked: msal-node believes it because it came over TLS, which a
 * proxy in between would undo. The client lives for one call and the tokens it was given die with it.
 */
export function createCodeFlow(options: CodeFlowOptions): CodeFlow {
  const { authority, clientId, certificates, keys, redirectUri, onRefused } = options;

  const ask = <T>(tenant: string, use: (client: Msal) => Promise<T>) =>
    withCertificates(certificates, (certificate) => createMsal(options, tenant, certificate), use);

  async function identify(idToken: string, nonce: string): Promise<Omit<SignedIn, 'accessToken'>> {
    const read = readToken(idToken, { authority, audiences: [clientId] });
    const claims = await checkSignature(idToken, read, keys, realNow());
    if (claims['nonce'] !== nonce) throw new TokenRefused('nonce');
    const person = PersonClaims.safeParse(claims);
    if (!person.success) throw new TokenRefused('person');
    const appRoles = appRolesOf(claims);
    if (!appRoles) throw new TokenRefused('claims');
    return {
      tenantId: read.tenantId,
      objectId: person.data.oid,
      ...describePerson(person.data),
      groups: groupsOf(claims),
      groupsReadAt: claims.iat * 1_000,
      directoryRoles: DirectoryRoles.parse(claims['wids']),
      appRoles,
      isGuest: isGuestBy(claims),
    };
  }

  return {
    async start({ state, nonce, codeVerifierHash }, { tenant = 'organizations', scopes = [], prompt } = {}) {
      const url = await ask(tenant, (client) =>
        client.getAuthCodeUrl({
          scopes: [...scopes],
          redirectUri,
          responseMode: 'query',
          state,
          nonce,
          codeChallenge: codeVerifierHash,
          codeChallengeMethod: 'S256',
          prompt: prompt ?? 'select_account',
        }),
      );
      if (new URL(url).origin !== authority) throw new Error('the sign-in address is not at Entra');
      return url;
    },

    async redeem({ code, nonce, codeVerifier }, scopes = []) {
      const result = await ask('organizations', (client) =>
        client.acquireTokenByCode({ scopes: [...scopes], code, codeVerifier, nonce, redirectUri }),
      ).catch((error: unknown) => {
        throw isSpentGrant(error) ? refused(error) : error;
      });
      try {
        const person = await identify(result.idToken, nonce);
        return { ...person, accessToken: scopes.length > 0 ? result.accessToken : null };
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
