import type { CodeFlow, SignedIn, StartOptions } from '../../entra/code-flow.ts';
import { Problem } from '../../kernel/problem.ts';
import { challengeOf, isSecret, newSecret } from './one-time-secret.ts';
import type { Purpose, SignInStore } from './sign-in.store.ts';

/** As long as a person may take to pick an account, find their phone and approve. */
export const PRE_LOGIN_MS = 10 * 60_000;

export interface TripDeps {
  readonly store: Pick<SignInStore, 'addPreLogin' | 'takePreLogin' | 'removeExpired'>;
  readonly codeFlow: CodeFlow;
  /** Real time, as everything about sign-in. */
  readonly now: () => number;
}

/** A trip of a browser to Microsoft's sign-in page: what for, and what must be known when it comes back. */
export interface Trip {
  readonly purpose: Purpose;
  /** Plain JSON without secrets. */
  readonly payload: unknown;
  /** `keyOf` the secret that only this browser has: its pre-login cookie, or its portal session. */
  readonly browser: string;
}

/** What Entra sends the browser back with. */
export interface EntraAnswer {
  readonly state?: string | undefined;
  readonly code?: string | undefined;
}

/** A trip that ended at our address, in the browser that set out. */
export interface Returned {
  readonly purpose: Purpose;
  readonly payload: unknown;
  /** Who signed in. Rejects with `token-refused` when Entra confirmed nobody, for instance because the person gave up. */
  readonly redeem: (scopes?: readonly string[]) => Promise<SignedIn>;
}

/** Remembers the trip and gives the address at Entra to go to. Rejects with a Problem when Entra cannot be asked. */
export async function startTrip(
  { store, codeFlow, now }: TripDeps,
  trip: Trip,
  options: StartOptions = {},
): Promise<string> {
  const [state, nonce, codeVerifier] = [newSecret(), newSecret(), newSecret()];
  const secrets = { state, nonce, codeVerifierHash: challengeOf(codeVerifier) };
  const url = await codeFlow.start(secrets, options);

  await store.removeExpired(now());
  await store.addPreLogin(state, { ...trip, nonce, codeVerifier }, now() + PRE_LOGIN_MS);
  return url;
}

/**
 * Finds the trip that an answer belongs to; it is gone afterwards. `browsers` are the keys of the secrets that this
 * browser sent. Null when none of them began such a trip, when it took longer than ten minutes or has ended already.
 */
export async function takeReturn(
  { store, codeFlow, now }: TripDeps,
  { state = '', code }: EntraAnswer,
  browsers: readonly string[],
  purposes: readonly Purpose[],
): Promise<Returned | null> {
  const found = isSecret(state) ? await store.takePreLogin(state, browsers, purposes, now()) : null;
  if (!found) return null;

  const { purpose, payload, nonce, codeVerifier } = found;
  return {
    purpose,
    payload,
    async redeem(scopes) {
      if (!code) throw new Problem('token-refused', 'Microsoft did not confirm who you are. Sign in again.');
      return await codeFlow.redeem({ code, nonce, codeVerifier }, scopes);
    },
  };
}
