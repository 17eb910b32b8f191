import type { MailboxAddress } from '../../contract/primitives.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { GetAccessToken } from './access-token.ts';
import { createEwsExchange } from './ews/ews-exchange.ts';
import { loadEws } from './ews/ews-library.ts';
import type { EwsVersion } from './ews/ews-library.ts';
import { createEwsSetup } from './ews/ews-setup.ts';
import type { Exchange } from './exchange.port.ts';
import { createGraphExchange } from './graph/graph-exchange.ts';
import { createGraphNotifications } from './graph/graph-notifications.ts';
import { createGraphSetup } from './graph/graph-setup.ts';
import type { ChangeNotifications } from './meetings.port.ts';
import type { ExchangeSetup } from './setup.port.ts';

export type { BusyBlock, Exchange, ExchangeFault, ExchangeRoom, Schedule } from './exchange.port.ts';
export type {
  ChangeNotifications,
  ChangesReading,
  ExchangeMeetings,
  MeetingsReading,
  RoomMeeting,
  Subscription,
  SubscriptionWish,
} from './meetings.port.ts';
export type {
  ExchangeOrganization,
  ExchangeServerVersion,
  ExchangeSetup,
  ProbeResult,
  ProbeTarget,
  TokenFacts,
} from './setup.port.ts';
export { createGraphDirectory } from './graph/graph-directory.ts';
export { NOT_A_WORD, wordFields } from './unknown-words.ts';
export type { UnknownWord, WordField } from './unknown-words.ts';
export { isNoMailbox, saysNoMailbox } from './unknown-mailbox.ts';

/** The day on which Microsoft ends Exchange Web Services in Exchange Online for good; whoever connects enforces it. */
export const EWS_ONLINE_ENDS = '2027-04-01';

/** One connection of an organization to an Exchange, as far as reaching it goes. */
export type Integration =
  | {
      readonly kind: 'graph';
      readonly id: string;
      /** The Entra tenant that is read. */
      readonly tenantId: string;
    }
  | {
      readonly kind: 'ews-server';
      readonly id: string;
      /** e.g. `https://mail.example.com/EWS/Exchange.asmx` */
      readonly url: string;
      readonly version: EwsVersion;
      /** `DOMAIN\user` or a UPN. */
      readonly userName: string;
      /** The mailbox of the service account. */
      readonly account: MailboxAddress;
      /** PEM of a private authority that may vouch for the server. */
      readonly trustedCertificates: string | null;
    }
  | {
      readonly kind: 'ews-online';
      readonly id: string;
      readonly tenantId: string;
      readonly url: string;
      /** The mailbox in whose name questions are asked that concern no single room. */
      readonly account: MailboxAddress;
    };

export interface ExchangeDeps {
  readonly outbound: Outbound;
  /** e.g. `https://graph.microsoft.com` */
  readonly graphOrigin: string;
  /** An app-only token of `tenantId` for `resourceOrigin`; throws a Problem when Entra gives none. */
  readonly getToken: (
    tenantId: string,
    resourceOrigin: string,
    wish?: { readonly fresh?: boolean; readonly claims?: string },
  ) => Promise<string>;
  /** The service account's password in the clear, asked for at every call and kept nowhere; throws a Problem. */
  readonly readPassword: (integrationId: string) => Promise<string>;
}

/**
 * The Exchange behind an integration, by its kind. It remembers which rooms may be read through and how to sign in, so
 * keep it for as long as the integration stands unchanged.
 */
export function connectExchange(integration: Integration, deps: ExchangeDeps): Exchange {
  return integration.kind === 'graph'
    ? createGraphExchange(graphOptions(integration, deps))
    : createEwsExchange(ewsOptions(integration, deps));
}

/** Loads what a kind of connection needs, before the deadline of a first question runs. */
export async function prepareExchange({ kind }: Pick<Integration, 'kind'>): Promise<void> {
  if (kind !== 'graph') await loadEws();
}

/** The same connection for setting it up and proving what it may read. */
export function connectSetup(integration: Integration, deps: ExchangeDeps): ExchangeSetup {
  return integration.kind === 'graph'
    ? createGraphSetup(graphOptions(integration, deps))
    : createEwsSetup(ewsOptions(integration, deps));
}

/** Being told of changes in calendars of the same connection; null where the service cannot do that, and is asked instead. */
export function connectNotifications(
  integration: Integration,
  deps: ExchangeDeps,
): ChangeNotifications | null {
  return integration.kind === 'graph' ? createGraphNotifications(graphOptions(integration, deps)) : null;
}

function graphOptions({ id, tenantId }: Extract<Integration, { kind: 'graph' }>, deps: ExchangeDeps) {
  const { outbound, graphOrigin: origin } = deps;
  return { origin, outbound, integrationId: id, getAccessToken: tokensFor(tenantId, origin, deps) };
}

function ewsOptions(integration: Exclude<Integration, { kind: 'graph' }>, deps: ExchangeDeps) {
  const { id: integrationId, url, account } = integration;
  const { outbound } = deps;
  if (integration.kind === 'ews-online') {
    const getAccessToken = tokensFor(integration.tenantId, new URL(url).origin, deps);
    const credentials = { kind: 'oauth', getAccessToken } as const;
    return { url, outbound, integrationId, account, version: 'Exchange2016', credentials } as const;
  }
  const { version, userName, trustedCertificates } = integration;
  const password = () => deps.readPassword(integrationId);
  return {
    url,
    outbound,
    integrationId,
    account,
    version,
    credentials: { kind: 'password', userName, password } as const,
    ...(trustedCertificates !== null && { trustedCertificates }),
  };
}

function tokensFor(tenantId: string, resource: string, deps: ExchangeDeps): GetAccessToken {
  return (wish) => deps.getToken(tenantId, resource, wish);
}
