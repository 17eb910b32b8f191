import type { Instant, IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { Exchange, ExchangeRoom } from '../../exchange/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { realNow } from '../../kernel/time.ts';

/** A list of 10,000 rooms takes seconds to read, and people page, search and add within minutes. */
const KEPT_MS = 5 * 60_000;
const MOST_LISTS = 200;

export interface MailboxList {
  readonly rooms: readonly ExchangeRoom[];
  /** Business time at which Exchange was asked. */
  readonly readAt: Instant;
}

export interface MailboxListsDeps {
  /** The directory side of an integration, also while it is being proven; rejects with a Problem. */
  readonly roomsOf: (
    integration: IntegrationId,
    organization: OrganizationId,
  ) => Promise<Pick<Exchange, 'listRooms' | 'findRoom'>>;
  readonly clock: Clock;
  /** Real time. */
  readonly now?: () => number;
}

/** What each Exchange lists, read once for everybody who asks within five minutes. */
export interface MailboxLists {
  /** Rejects as `listRooms` does; a failure is not kept. `fresh` reads anew. */
  read(organization: OrganizationId, integration: IntegrationId, fresh?: boolean): Promise<MailboxList>;
}

export function createMailboxLists({ roomsOf, clock, now = realNow }: MailboxListsDeps): MailboxLists {
  const kept = new Map<string, { readonly until: number; readonly list: Promise<MailboxList> }>();

  async function ask(organization: OrganizationId, integration: IntegrationId): Promise<MailboxList> {
    const exchange = await roomsOf(integration, organization);
    return { rooms: await exchange.listRooms(), readAt: clock.now() };
  }

  return {
    read(organization, integration, fresh = false) {
      const key = `${organization} ${integration}`;
      const known = kept.get(key);
      if (known && known.until > now() && !fresh) return known.list;

      const list = ask(organization, integration);
      const entry = { until: now() + KEPT_MS, list };
      kept.delete(key);
      kept.set(key, entry);
      for (const oldest of kept.keys()) {
        if (kept.size > MOST_LISTS) kept.delete(oldest);
      }
      list.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      return list;
    },
  };
}
