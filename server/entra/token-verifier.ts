import { z } from 'zod';
import { Problem } from '../kernel/problem.ts';
import { realNow } from '../kernel/time.ts';
import { checkSignature } from './check-signature.ts';
import { describePerson, PersonClaims } from './person-claims.ts';
import type { Principal } from './principal.ts';
import { readToken } from './read-token.ts';
import { appRolesOf, isGuestBy } from './sign-in-claims.ts';
import type { SigningKeys } from './signing-keys.ts';
import { TokenRefused } from './token-refused.ts';
import type { TokenFlaw } from './token-refused.ts';
import { rememberVerified } from './verified-tokens.ts';
import type { Verified } from './verified-tokens.ts';

/** The scope our registration exposes, and the only one that the pane asks for. */
export const API_SCOPE = 'access_as_user';

/**
 * Office's own clients, which `OfficeRuntime.auth.getAccessToken` puts into `azp`; with nested app authentication it is
 * our own id (learn.microsoft.com/office/dev/add-ins/develop/register-sso-add-in-aad-v2).
 */
const officeClients = [
  'ea5a67f6-b6f3-4338-b240-c655ddc3cc8e',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  '93d53678-613d-4013-afc1-62e9e444a0a5',
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
];

const Groups = z.array(z.string().max(64)).max(1_000);
const Overage = z.object({ groups: z.string() });

export interface TokenVerifierOptions {
  /** e.g. `https://login.microsoftonline.com`. */
  readonly authority: string;
  readonly clientId: string;
  /** The Application ID URI. */
  readonly apiUri: string;
  readonly keys: SigningKeys;
  /** Told the exact reason of every refusal, for the log. */
  readonly onRefused?: (flaw: TokenFlaw) => void;
  /** Real time. */
  readonly now?: () => number;
}

export interface TokenVerifier {
  /**
   * Who an access token for our API speaks for. Rejects with a Problem: `token-refused`, whatever the reason, or
   * `entra-unavailable` when the keys to check it with cannot be had.
   */
  readonly verify: (token: string) => Promise<Principal>;
}

/**
 * Checks access tokens of people: version 2.0, any Entra tenant of work accounts, signed with a key that may sign for
 * that tenant, for our API, asked for by us or by Office. Whether the tenant has anything to do with us is the gate's
 * question. Id tokens, app-only tokens, tokens for Graph and version 1.0 tokens are all refused.
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { clientId, keys, onRefused, now = realNow } = options;
  const expected = { authority: options.authority, audiences: [clientId, options.apiUri] };
  const clients = new Set([clientId, ...officeClients]);

  async function check(token: string): Promise<Verified<Principal>> {
    const read = readToken(token, expected);
    const claims = await checkSignature(token, read, keys, now());

    if (claims['idtyp'] === 'app') throw new TokenRefused('app-only');
    const scope = claims['scp'];
    if (typeof scope !== 'string' || !scope.split(' ').includes(API_SCOPE)) throw new TokenRefused('scope');
    const client = claims['azp'];
    if (typeof client !== 'string' || !clients.has(client)) throw new TokenRefused('client');
    const person = PersonClaims.safeParse(claims);
    if (!person.success) throw new TokenRefused('person');
    const appRoles = appRolesOf(claims);
    if (!appRoles) throw new TokenRefused('claims');

    const principal: Principal = {
      tenantId: read.tenantId,
      objectId: person.data.oid,
      ...describePerson(person.data),
      groups: groupsOf(claims),
      groupsReadAt: claims.iat * 1_000,
      signedInAt: claims.iat * 1_000,
      appRoles,
      isGuest: isGuestBy(claims),
    };
    return { value: principal, expiresAt: claims.exp * 1_000 };
  }

  const verify = rememberVerified(check, now);
  return {
    async verify(token) {
      try {
        return await verify(token);
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error;
        onRefused?.(error.code);
        throw new Problem(
          'token-refused',
          'Your sign-in was not accepted. Sign in again.',
          {},
          { cause: error },
        );
      }
    },
  };
}

/**
 * Above 200 groups Entra lists none and points elsewhere (`_claim_names`); the address it points to is of a retired
 * service, so only the fact is used. Neither a list nor a pointer means no groups.
 */
export function groupsOf(claims: Readonly<Record<string, unknown>>): ReadonlySet<string> | null {
  if (Overage.safeParse(claims['_claim_names']).success) return null;
  if (claims['groups'] === undefined) return new Set();
  const groups = Groups.safeParse(claims['groups']);
  if (!groups.success) throw new TokenRefused('claims');
  return new Set(groups.data);
}
