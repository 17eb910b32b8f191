import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Exchange, Integration } from '../../exchange/index.ts';
import { Problem } from '../../kernel/problem.ts';
import type { IntegrationStore } from './integrations.store.ts';

export interface ExchangesDeps {
  readonly integrations: IntegrationStore;
  readonly connect: (integration: Integration) => Exchange;
}

/**
 * The Exchange behind an integration of an organization. A connection is made once and kept, because it learns which
 * rooms can be read through; that the integration still belongs to the organization is asked every time.
 * Rejects with a Problem `exchange-unavailable` when there is no such integration in use.
 */
export function createExchanges({ integrations, connect }: ExchangesDeps) {
  const connected = new Map<string, Exchange>();

  return async (id: string, organization: OrganizationId): Promise<Exchange> => {
    const integration = await integrations.find(organization, id);
    if (!integration) {
      throw new Problem(
        'exchange-unavailable',
        'The connection to Exchange that these rooms belong to is not in use. Ask your Foyer administrator to look at Integrations.',
      );
    }
    const key = `${organization} ${id} ${integration.tenantId}`;
    const exchange = connected.get(key) ?? connect(integration);
    connected.set(key, exchange);
    return exchange;
  };
}
