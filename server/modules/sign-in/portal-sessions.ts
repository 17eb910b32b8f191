import type { SignedIn } from '../../entra/code-flow.ts';
import type { Principal } from '../../entra/principal.ts';
import { Problem } from '../../kernel/problem.ts';
import { keyOf, newSecret } from './one-time-secret.ts';
import type { PortalSessionStore } from './portal-sessions.store.ts';
import { PORTAL_SESSION_MS } from './session-cookie.ts';
import type { ShownSession } from './session-cookie.ts';

/** Somebody who left the room has not left the portal open for the next person. */
const IDLE_MS = 30 * 60_000;
/** One write a minute is enough to know that somebody is there. */
const TOUCH_MS = 60_000;

export interface PortalSessionDeps {
  readonly sessions: PortalSessionStore;
  /** Real time. */
  readonly now: () => number;
}

/** Opens a session under a new id, which is what the browser keeps; nothing of Microsoft's tokens is kept. */
export async function openPortalSession(
  { sessions, now }: PortalSessionDeps,
  person: SignedIn,
): Promise<string> {
  const id = newSecret();
  await sessions.add(keyOf(id), person, now(), now() + PORTAL_SESSION_MS);
  return id;
}

/**
 * Who is signed in to the portal in the browser that shows `shown`. Rejects with `token-missing` without a session, and
 * with `session-ended` for one that is unknown, revoked, idle for half an hour or twelve hours old, and for several at once.
 */
export async function readPortalSession(
  { sessions, now }: PortalSessionDeps,
  shown: ShownSession,
): Promise<Principal & { readonly session: string }> {
  if (shown.kind === 'none') {
    throw new Problem('token-missing', 'You are not signed in to the portal. Sign in first.');
  }
  const key = shown.kind === 'one' ? keyOf(shown.id) : null;
  const found = key === null ? null : await sessions.find(key);
  const at = now();
  if (!key || !found || found.isRevoked || found.expiresAt <= at || found.lastSeenAt + IDLE_MS <= at) {
    throw new Problem(
      'session-ended',
      'Your sign-in to the portal has ended. Sign in again to go on where you were.',
    );
  }
  if (found.lastSeenAt + TOUCH_MS <= at) await sessions.touch(key, at);
  return { ...found.principal, session: key };
}
