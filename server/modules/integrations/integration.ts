import type { Diagnosis, ExchangeVersion, IntegrationStatus } from '../../../contract/integrations.ts';
import type { Instant, IntegrationId, MailboxAddress } from '../../../contract/primitives.ts';
import type { Integration, WordField } from '../../exchange/index.ts';

/** The Entra tenant behind a connection to Exchange Online; what `/organization` said of it, when it was asked. */
export interface ConnectedTenant {
  readonly id: string;
  readonly name: string | null;
  readonly domain: string | null;
  /** The object id of our enterprise application there: the cmdlets of Exchange ask for it. */
  readonly servicePrincipalId: string | null;
}

/** How an Exchange Server is reached, without the password. */
export interface ServerReach {
  readonly url: string;
  readonly account: MailboxAddress;
  /** `DOMAIN\user` or a UPN; null: the account's address. */
  readonly userName: string | null;
  readonly exchangeVersion: ExchangeVersion;
  /** PEM of the customer's own certificate authority. */
  readonly authority: string | null;
}

/** How an Exchange is reached, whether or not it is stored yet. */
export type Reach =
  | { readonly kind: 'graph'; readonly tenant: ConnectedTenant }
  | {
      readonly kind: 'ews-online';
      readonly tenant: ConnectedTenant;
      readonly url: string;
      /** A room, in whose name questions are asked that concern no single room; null before the first one is known. */
      readonly anchor: MailboxAddress | null;
    }
  | { readonly kind: 'ews-server'; readonly server: ServerReach };

/** An integration as it is to become: what an attempt tries out, and stores when it works. */
export interface Draft {
  readonly id: IntegrationId;
  readonly label: string;
  /** A personal mailbox that must stay unreadable. */
  readonly controlMailbox: MailboxAddress | null;
  readonly reach: Reach;
}

/** An integration as it is stored. */
export interface StoredIntegration extends Draft {
  readonly status: IntegrationStatus;
  readonly version: number;
  /** Sealed; only servers have one. */
  readonly secret: string | null;
  readonly secretSetAt: Instant | null;
  readonly calendars: number;
  readonly diagnosis: Diagnosis | null;
  readonly lastCheckedAt: Instant | null;
  /** The latest first. */
  readonly unknownWords: readonly StoredWord[];
}

/** What Exchange said that nobody knows, as it was counted. */
export interface StoredWord {
  readonly field: WordField;
  readonly word: string;
  /** In how many readings it came up. */
  readonly readings: number;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
}

export function tenantOf({ reach }: Pick<Draft, 'reach'>): ConnectedTenant | null {
  return reach.kind === 'ews-server' ? null : reach.tenant;
}

/** The same in the words of server/exchange. */
export function connectionOf({ id, reach }: Pick<Draft, 'id' | 'reach'>): Integration {
  switch (reach.kind) {
    case 'graph':
      return { kind: 'graph', id, tenantId: reach.tenant.id };
    case 'ews-online':
      return { kind: 'ews-online', id, tenantId: reach.tenant.id, url: reach.url, account: anchorOf(reach) };
    case 'ews-server': {
      const { url, account, userName, exchangeVersion, authority } = reach.server;
      return {
        kind: 'ews-server',
        id,
        url,
        version: exchangeVersion,
        userName: userName ?? account,
        account,
        trustedCertificates: authority,
      };
    }
    default:
      return reach satisfies never;
  }
}

function anchorOf({ anchor, tenant }: Extract<Reach, { kind: 'ews-online' }>): MailboxAddress {
  if (anchor === null) throw new Error(`no room of tenant ${tenant.id} is known to ask through`);
  return anchor;
}
