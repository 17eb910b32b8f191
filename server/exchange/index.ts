import type { Outbound } from '../outbound/outbound.ts';
import type { Exchange } from './exchange.port.ts';
import type { GetAccessToken } from './graph/graph-client.ts';
import { createGraphExchange } from './graph/graph-exchange.ts';

export type { BusyBlock, Exchange, ExchangeFault, ExchangeRoom, Schedule } from './exchange.port.ts';
export { createGraphDirectory } from './graph/graph-directory.ts';

/** One connection of an organization to an Exchange, as far as reaching it goes. */
export interface Integration {
  readonly id: string;
  readonly kind: 'graph';
  /** The Entra tenant that is read. */
  readonly tenantId: string;
}

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
}

/**
 * The Exchange behind an integration, by its kind. It remembers which rooms may be read through, so keep it for as
 * long as the integration stands.
 */
export function connectExchange(integration: Integration, deps: ExchangeDeps): Exchange {
  const { outbound, graphOrigin } = deps;
  const getAccessToken: GetAccessToken = (wish) => deps.getToken(integration.tenantId, graphOrigin, wish);

  return adapters[integration.kind]({
    origin: graphOrigin,
    outbound,
    getAccessToken,
    integrationId: integration.id,
  });
}

const adapters = { graph: createGraphExchange } as const;
