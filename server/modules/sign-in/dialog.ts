import type { CodeFlow } from '../../entra/code-flow.ts';
import { Problem } from '../../kernel/problem.ts';
import { challengeOf, isSecret, newSecret } from './one-time-secret.ts';
import type { SignInStore } from './sign-in.store.ts';

/** As long as a person may take to pick an account, find their phone and approve. */
export const PRE_LOGIN_MS = 10 * 60_000;
const TICKET_MS = 60_000;

export interface DialogDeps {
  readonly store: SignInStore;
  readonly codeFlow: CodeFlow;
  /** Real time, as everything about sign-in. */
  readonly now: () => number;
}

/**
 * Begins a sign-in for the pane that holds the verifier of `paneChallenge`, in the browser that keeps `browser`. Gives
 * the address at Entra to go to. Rejects with a Problem when Entra cannot be asked.
 */
export async function startDialog(
  { store, codeFlow, now }: DialogDeps,
  paneChallenge: string,
  browser: string,
): Promise<string> {
  const [state, nonce, codeVerifier] = [newSecret(), newSecret(), newSecret()];
  const url = await codeFlow.start({ state, nonce, codeVerifierHash: challengeOf(codeVerifier) });

  await store.removeExpired(now());
  await store.addPreLogin(state, browser, { nonce, codeVerifier, paneChallenge }, now() + PRE_LOGIN_MS);
  return url;
}

/** What Entra sends the browser back with. */
export interface EntraAnswer {
  readonly state?: string | undefined;
  readonly code?: string | undefined;
}

/**
 * Ends a sign-in: gives the ticket that the pane exchanges within a minute. Rejects with `ticket-refused` when this
 * browser began no such sign-in (or ended it already, or took too long), and with `token-refused` when Entra did not
 * confirm anybody, for instance because the person changed their mind.
 */
export async function finishDialog(
  { store, codeFlow, now }: DialogDeps,
  { state = '', code }: EntraAnswer,
  browser: string,
): Promise<string> {
  const known = isSecret(state) && isSecret(browser);
  const preLogin = known ? await store.takePreLogin(state, browser, now()) : null;
  if (!preLogin) {
    throw new Problem(
      'ticket-refused',
      'This sign-in was not begun in this window, is over already, or took longer than ten minutes. Start it again in the pane.',
    );
  }
  if (!code) throw new Problem('token-refused', 'Microsoft did not confirm who you are. Sign in again.');

  const { nonce, codeVerifier, paneChallenge } = preLogin;
  const identity = await codeFlow.redeem({ code, nonce, codeVerifier });
  const ticket = newSecret();
  await store.addTicket(ticket, { identity, paneChallenge }, now() + TICKET_MS);
  return ticket;
}
