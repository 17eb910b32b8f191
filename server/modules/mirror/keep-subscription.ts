import { hash, randomBytes } from 'node:crypto';
import type { IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { ChangeNotifications } from '../../exchange/meetings.port.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db } from '../../storage/database.ts';
import type { Claim } from './claims.store.ts';
import type { HeldLease } from './hold-lease.ts';
import { noteOrphans, takeOrphanLooks } from './orphans.store.ts';
import type { OrphanLook } from './orphans.store.ts';
import { keepSubscription, noteRenewal, takeLeftSubscriptions } from './subscriptions.store.ts';

const MINUTE_MS = 60_000;
/** Exchange Online lets a subscription to a calendar live for under seven days (EXCHANGE.md, limits). */
const LIFE_MS = 3 * 24 * 60 * MINUTE_MS;
const PAUSE_MS = 5 * MINUTE_MS;
/** Orphans of one round; the others wait for the next one. */
const MOST_ENDED = 50;

export interface SubscriptionsDeps {
  readonly db: Db;
  /** Null where an Exchange cannot tell of changes. Rejects with a Problem for an integration that is not in use. */
  readonly notificationsOf: (
    integration: IntegrationId,
    organization: OrganizationId,
  ) => Promise<ChangeNotifications | null>;
  /** Where notifications go; null: this installation cannot be reached from outside, so none are asked for. */
  readonly addresses: { readonly notificationUrl: string; readonly lifecycleUrl: string } | null;
  /** Real time. */
  readonly now: () => number;
  readonly random: () => number;
  /** Told why a subscription could not be had, renewed or taken back; reading goes on without. */
  readonly onTrouble: (error: unknown) => void;
}

/** Being told of changes: one subscription per calendar, cared for by whoever holds the calendar's lease. */
export interface Subscriptions {
  /**
   * Sees to it that a calendar has a subscription that lives on. `hasGap`: changes may have gone untold, so the calendar
   * is to be read whole. Never rejects.
   */
  keep(claim: Claim, held: Held): Promise<{ readonly isSubscribed: boolean; readonly hasGap: boolean }>;
  /** Takes back subscriptions of calendars that are not read any more. Never rejects. */
  takeBack(signal: AbortSignal): Promise<void>;
  /**
   * Ends subscriptions that come to us and that nobody knows, as one is that was made by a node which died before it could
   * keep it: those that two looks, minutes apart, have found unknown. Never rejects.
   */
  endOrphans(signal: AbortSignal): Promise<void>;
}

type Held = Pick<HeldLease, 'lease' | 'signal'>;

export function createSubscriptions(deps: SubscriptionsDeps): Subscriptions {
  const { db, addresses, now, random } = deps;
  /** Integrations that refused lately, until when they are left alone. */
  const paused = new Map<IntegrationId, number>();

  async function subscribe(claim: Claim, notifications: ChangeNotifications, { lease, signal }: Held) {
    if (!addresses) return;
    const clientState = randomBytes(32).toString('base64url');
    const expiresAt = instantOf(now() + LIFE_MS);
    const { id, expiresAt: until } = await notifications.subscribe(
      claim.mailbox,
      { ...addresses, clientState, expiresAt },
      { signal },
    );
    const { organization, calendar, integration } = claim;
    const clientStateHash = hashOf(clientState);
    const renewAt = renewalOf(until);
    await keepSubscription(db, lease, {
      organization,
      calendar,
      integration,
      id,
      clientStateHash,
      expiresAt: until,
      renewAt,
    });
  }

  /** Between half and three quarters of what is left, so that thousands made in one minute are not renewed in one. */
  function renewalOf(until: string) {
    const left = Date.parse(until) - now();
    return instantOf(now() + left * (0.5 + 0.25 * random()));
  }

  async function bringAlive(claim: Claim, held: Held): Promise<{ readonly hasGap: boolean }> {
    const known = claim.subscription;
    if (known && !known.isExpired && !known.isRenewalDue) return { hasGap: false };
    const notifications = await deps.notificationsOf(claim.integration, claim.organization);
    if (!notifications) throw new Unsubscribed();
    if (known && !known.isExpired) {
      const renewed = await notifications.renew(known.id, instantOf(now() + LIFE_MS), {
        signal: held.signal,
      });
      if (renewed) {
        const { expiresAt } = renewed;
        await noteRenewal(db, known.id, { expiresAt, renewAt: renewalOf(expiresAt) });
        return { hasGap: false };
      }
    }
    await subscribe(claim, notifications, held);
    return { hasGap: known !== null };
  }

  /** How many were ended; one integration that does not answer is not to keep the others from it. */
  async function endOrphansOf(look: OrphanLook, most: number, notificationUrl: string, signal: AbortSignal) {
    let ended = 0;
    try {
      const notifications = await deps.notificationsOf(look.integration, look.organization);
      if (!notifications) return 0;
      const listed = await notifications.list({ signal });
      const ours = listed.filter((one) => one.notificationUrl === notificationUrl).map(({ id }) => id);
      for (const id of await noteOrphans(db, look, ours, most)) {
        await notifications.unsubscribe(id, { signal });
        ended += 1;
      }
    } catch (error) {
      if (!signal.aborted) deps.onTrouble(error);
    }
    return ended;
  }

  return {
    async keep(claim, held) {
      const none = { isSubscribed: false, hasGap: false };
      if (!addresses || claim.kind !== 'graph') return none;
      if ((paused.get(claim.integration) ?? 0) > now()) return none;
      try {
        return { isSubscribed: true, ...(await bringAlive(claim, held)) };
      } catch (error) {
        if (error instanceof Unsubscribed || held.signal.aborted) return none;
        paused.set(claim.integration, now() + PAUSE_MS * (1 + random()));
        deps.onTrouble(error);
        return none;
      }
    },

    async takeBack(signal) {
      if (!addresses) return;
      try {
        for (const { organization, integration, id } of await takeLeftSubscriptions(db)) {
          const notifications = await deps.notificationsOf(integration, organization);
          await notifications?.unsubscribe(id, { signal });
        }
      } catch (error) {
        if (!signal.aborted) deps.onTrouble(error); // what is not taken back ends by itself, and its wake-ups are dropped
      }
    },

    async endOrphans(signal) {
      if (!addresses) return;
      try {
        let left = MOST_ENDED;
        for (const look of await takeOrphanLooks(db)) {
          if (signal.aborted) return;
          left -= await endOrphansOf(look, left, addresses.notificationUrl, signal);
        }
      } catch (error) {
        if (!signal.aborted) deps.onTrouble(error);
      }
    },
  };
}

/** Of a client state only this is kept. */
export function hashOf(clientState: string): Buffer {
  return hash('sha256', clientState, 'buffer');
}

class Unsubscribed extends Error {}
