import type { IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { ExchangeFault } from '../../exchange/index.ts';
import type { ExchangeMeetings } from '../../exchange/meetings.port.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import { windowOf } from './claims.store.ts';
import type { Claim } from './claims.store.ts';
import type { HeldLease } from './hold-lease.ts';
import { keepFailure, keepReading } from './keep-reading.store.ts';
import type { KeepDeps } from './keep-reading.store.ts';
import type { Subscriptions } from './keep-subscription.ts';
import { pollAfter } from './polling.ts';
import { sightingsIn } from './sighting.ts';
import { isSameWindow, windowAt } from './window.ts';

export interface ReadCalendarDeps extends KeepDeps {
  readonly clock: Clock;
  /** The Exchange behind an integration that is in use; rejects with a Problem for any other. */
  readonly exchangeOf: (
    integration: IntegrationId,
    organization: OrganizationId,
  ) => Promise<ExchangeMeetings>;
  readonly subscriptions: Pick<Subscriptions, 'keep'>;
}

/** `lost`: somebody else has the lease by now, or the worker ends; nothing was kept. */
export type Outcome = 'read' | 'unchanged' | 'failed' | 'lost';

/**
 * Brings the mirror of one calendar up to date: asks whether anything changed and, if so or if the window is another one,
 * reads it whole. Half a reading keeps nothing but the reason. Rejects only when the database fails, what listens to
 * readings fails, or on a bug.
 */
export async function readCalendar(deps: ReadCalendarDeps, claim: Claim, held: HeldLease): Promise<Outcome> {
  const { lease, signal } = held;
  const at = deps.clock.now();
  const window = windowAt(at);
  const failed = async (fault: ExchangeFault): Promise<Outcome> => {
    held.stop();
    return (await keepFailure(deps, { claim, lease, fault, at })) ? 'failed' : 'lost';
  };

  const connection = await connect(deps, claim);
  if ('fault' in connection) return await failed(connection.fault);
  const { exchange } = connection;

  if (!(await held.isHeld())) return 'lost';
  const { isSubscribed, hasGap } = await deps.subscriptions.keep(claim, signal);
  const since = isSameWindow(windowOf(claim), window) && !hasGap ? claim.cursor : null;

  if (!(await held.isHeld())) return 'lost';
  const changes = await exchange.readChanges(claim.mailbox, window, since, { signal });
  if (signal.aborted) return 'lost';
  if (!changes.known) return await failed(changes.fault);

  const isAsItWas = since !== null && !changes.hasChanged && claim.generation > 0;
  let meetings = null;
  if (!isAsItWas) {
    if (!(await held.isHeld())) return 'lost';
    const reading = await exchange.readMeetings(claim.mailbox, window, { signal });
    if (signal.aborted) return 'lost';
    if (!reading.known) return await failed(reading.fault);
    meetings = sightingsIn(reading.meetings);
  }

  held.stop();
  const isKept = await keepReading(deps, {
    claim,
    lease,
    window,
    at,
    meetings,
    cursor: changes.cursor,
    oldCursor: claim.cursor,
    pollMs: pollAfter(claim.kind, isSubscribed, deps.random()),
  });
  if (!isKept) return 'lost';
  return isAsItWas ? 'unchanged' : 'read';
}

async function connect(
  { exchangeOf }: ReadCalendarDeps,
  { integration, organization }: Claim,
): Promise<{ readonly exchange: ExchangeMeetings } | { readonly fault: ExchangeFault }> {
  try {
    return { exchange: await exchangeOf(integration, organization) };
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'storage-unavailable') throw error;
    const { exchangeCode = null, retryAfterSeconds = null } = error.extra;
    return { fault: { code: error.code, detail: error.message, exchangeCode, retryAfterSeconds } };
  }
}
