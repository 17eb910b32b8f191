import { z } from 'zod';
import { startTrip } from './browser-trip.ts';
import type { Returned, TripDeps } from './browser-trip.ts';
import { keyOf } from './one-time-secret.ts';
import { openPortalSession } from './portal-sessions.ts';
import type { PortalSessionDeps } from './portal-sessions.ts';
import type { ShownSession } from './session-cookie.ts';

const Payload = z.object({ returnPath: z.string() });

/**
 * Begins a sign-in to the portal in the browser that keeps `browser`; afterwards it lands on `returnPath`, which
 * `returnPath()` has checked. Gives the address at Entra to go to. Rejects with a Problem when Entra cannot be asked.
 */
export async function startPortalSignIn(
  deps: TripDeps,
  returnPath: string,
  browser: string,
): Promise<string> {
  return await startTrip(deps, { purpose: 'portal', payload: { returnPath }, browser: keyOf(browser) });
}

/** Where the browser wanted to go when it set out. */
export function wantedPath({ payload }: Pick<Returned, 'payload'>): string {
  return Payload.parse(payload).returnPath;
}

/**
 * Ends a sign-in: gives the id of a new session. The one that this browser had ends, so that an id which somebody else
 * knows is worth nothing after a sign-in. Rejects as `Returned.redeem` does.
 */
export async function finishPortalSignIn(
  deps: PortalSessionDeps,
  returned: Returned,
  shown: ShownSession,
): Promise<string> {
  const person = await returned.redeem();
  if (shown.kind === 'one') await deps.sessions.revoke(keyOf(shown.id), deps.now());
  return await openPortalSession(deps, person);
}
