import type { Instant, IntegrationId, Interval, OrganizationId } from '../../../contract/primitives.ts';
import type { ExchangeFault } from '../../exchange/index.ts';
import type { ExchangeMeetings, RoomMeeting } from '../../exchange/meetings.port.ts';
import type { Clock } from '../../kernel/clock.ts';
import { failpoint } from '../../kernel/failpoint.ts';
import { Problem } from '../../kernel/problem.ts';
import { lookBeyond } from './beyond.ts';
import type { BeyondLook } from './beyond.ts';
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
  /** Told once a room that was read before does not answer under its address any more: it may have got another one. */
  readonly onRoomGone: (organization: OrganizationId, integration: IntegrationId) => void;
}

/** `lost`: somebody else has the lease by now, or the worker ends; nothing was kept. */
export type Outcome = 'read' | 'unchanged' | 'failed' | 'lost';

/**
 * Brings the mirror of one calendar up to date: asks whether anything changed and, if so or if the window is another one,
 * reads it whole. Half a reading keeps nothing but the reason. Rejects only when the database fails, what listens to
 * readings fails, or on a bug.
 */
export async function readCalendar(deps: ReadCalendarDeps, claim: Claim, held: HeldLease): Promise<Outcome> {
  const at = deps.clock.now();
  const window = windowAt(at);
  const asked = await ask(deps, claim, held, { window, at });
  held.stop();
  if (asked === 'lost' || held.signal.aborted) return 'lost';

  const { lease } = held;
  if ('fault' in asked) {
    if (!(await keepFailure(deps, { claim, lease, at, fault: asked.fault }))) return 'lost';
    const { organization, integration } = claim;
    if (asked.fault.code === 'room-not-found' && !claim.isUnreadable)
      deps.onRoomGone(organization, integration);
    return 'failed';
  }
  const { cursor, meetings, beyond, isSubscribed } = asked;
  const pollMs = pollAfter(claim.kind, isSubscribed, deps.random());
  const reading = { claim, lease, window, at, meetings, beyond, cursor, oldCursor: claim.cursor, pollMs };
  failpoint('calendar-read');
  if (!(await keepReading(deps, reading))) return 'lost';
  failpoint('reading-kept');
  return meetings === null ? 'unchanged' : 'read';
}

type Asked =
  | 'lost'
  | { readonly fault: ExchangeFault }
  | {
      readonly cursor: string;
      /** Null: nothing changed since the last reading. */
      readonly meetings: readonly RoomMeeting[] | null;
      /** Null: nobody wants to know what lies beyond the window. */
      readonly beyond: BeyondLook | null;
      readonly isSubscribed: boolean;
    };

/** The conversation with Exchange. Before each call the lease is looked at: another worker may be reading by now. */
async function ask(
  deps: ReadCalendarDeps,
  claim: Claim,
  held: HeldLease,
  { window, at }: { readonly window: Interval; readonly at: Instant },
): Promise<Asked> {
  const connection = await connect(deps, claim);
  if ('fault' in connection) return connection;
  const { exchange } = connection;
  const { signal } = held;

  if (!(await held.isSurelyHeld())) return 'lost';
  const { isSubscribed, hasGap } = await deps.subscriptions.keep(claim, held);
  const since = isSameWindow(windowOf(claim), window) && !hasGap ? claim.cursor : null;

  // Before the window: what comes back from beyond meanwhile is seen there.
  if (claim.beyond.length > 0 && !(await held.isHeld())) return 'lost';
  const beyond = await lookBeyond(exchange, claim, at, signal);

  if (!(await held.isSurelyHeld())) return 'lost';
  const asked = await askWindow(exchange, claim, held, { window, since });
  return asked === 'lost' || 'fault' in asked ? asked : { ...asked, beyond, isSubscribed };
}

/** Whether anything changed and, if so, what there is. */
async function askWindow(
  exchange: ExchangeMeetings,
  { mailbox }: Claim,
  { signal, isHeld }: HeldLease,
  { window, since }: { readonly window: Interval; readonly since: string | null },
): Promise<
  | Extract<Asked, 'lost' | { readonly fault: ExchangeFault }>
  | { readonly cursor: string; readonly meetings: readonly RoomMeeting[] | null }
> {
  const changes = await exchange.readChanges(mailbox, window, since, { signal });
  if (!changes.known) return changes;
  const { cursor } = changes;
  if (since !== null && !changes.hasChanged) return { cursor, meetings: null };

  if (!(await isHeld())) return 'lost';
  const reading = await exchange.readMeetings(mailbox, window, { signal });
  if (!reading.known) return reading;
  return { cursor, meetings: sightingsIn(reading.meetings) };
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
