import type { Instant } from '../../../contract/primitives.ts';
import type { Principal } from '../../entra/principal.ts';
import { Problem } from '../../kernel/problem.ts';
import { instantOf } from '../../kernel/time.ts';
import { challengeOf, isSame, isSecret, newSecret } from './one-time-secret.ts';
import type { SignInStore } from './sign-in.store.ts';

/** A working day; after it the person signs in again. */
const SESSION_MS = 8 * 60 * 60_000;
const PREFIX = 'rs_';

/** Session tokens say so themselves, so that neither they nor Entra's tokens are ever tried as the other. */
export function isSessionToken(token: string): boolean {
  return token.startsWith(PREFIX);
}

export interface SessionDeps {
  readonly store: SignInStore;
  /** Real time. */
  readonly now: () => number;
}

/**
 * Exchanges a ticket for the session token of the pane that began the sign-in, which proves itself with the verifier
 * of its challenge. A ticket is gone after the first try, right or wrong. Rejects with `ticket-refused`.
 */
export async function openSession(
  { store, now }: SessionDeps,
  { ticket, verifier }: { readonly ticket: string; readonly verifier: string },
): Promise<{ readonly token: string; readonly expiresAt: Instant }> {
  const found = isSecret(ticket) ? await store.takeTicket(ticket, now()) : null;
  if (!found || !isSame(challengeOf(verifier), found.paneChallenge)) {
    throw new Problem('ticket-refused', 'This sign-in can no longer be used. Sign in again in the pane.');
  }

  const token = `${PREFIX}${newSecret()}`;
  const expiresAt = now() + SESSION_MS;
  await store.addSession(token, found.identity, now(), expiresAt);
  return { token, expiresAt: instantOf(expiresAt) };
}

/**
 * Who a session token speaks for; its groups are not known, so the directory is asked. Rejects with `token-refused`,
 * whether it is made up, over, or revoked.
 */
export async function readSession({ store, now }: SessionDeps, token: string): Promise<Principal> {
  const isOurs = isSessionToken(token) && isSecret(token.slice(PREFIX.length));
  const identity = isOurs ? await store.findSession(token, now()) : null;
  if (!identity) throw new Problem('token-refused', 'Your sign-in has ended. Sign in again.');
  return { ...identity, groups: null };
}
