import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import { startTrip, takeReturn } from './browser-trip.ts';
import type { EntraAnswer, TripDeps } from './browser-trip.ts';
import { keyOf, newSecret } from './one-time-secret.ts';
import type { SignInStore } from './sign-in.store.ts';

const TICKET_MS = 60_000;

export interface DialogDeps extends TripDeps {
  readonly store: SignInStore;
}

const Payload = z.object({ paneChallenge: z.string() });

/**
 * Begins a sign-in for the pane that holds the verifier of `paneChallenge`, in the browser that keeps `browser`. Gives
 * the address at Entra to go to. Rejects with a Problem when Entra cannot be asked.
 */
export async function startDialog(deps: DialogDeps, paneChallenge: string, browser: string): Promise<string> {
  return await startTrip(deps, { purpose: 'dialog', payload: { paneChallenge }, browser: keyOf(browser) });
}

/**
 * Ends a sign-in: gives the ticket that the pane exchanges within a minute. Rejects with `ticket-refused` when this
 * browser began no such sign-in (or ended it already, or took too long), and with `token-refused` when Entra did not
 * confirm anybody, for instance because the person changed their mind.
 */
export async function finishDialog(deps: DialogDeps, answer: EntraAnswer, browser: string): Promise<string> {
  const browsers = browser === '' ? [] : [keyOf(browser)];
  const returned = await takeReturn(deps, answer, browsers, ['dialog']);
  if (!returned) {
    throw new Problem(
      'ticket-refused',
      'This sign-in was not begun in this window, is over already, or took longer than ten minutes. Start it again in the pane.',
    );
  }
  const { tenantId, objectId, name, mail } = await returned.redeem();
  const { paneChallenge } = Payload.parse(returned.payload);
  const ticket = newSecret();
  const identity = { tenantId, objectId, name, mail };
  await deps.store.addTicket(ticket, { identity, paneChallenge }, deps.now() + TICKET_MS);
  return ticket;
}
