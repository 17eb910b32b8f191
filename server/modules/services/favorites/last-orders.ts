import { MOST_LAST_ORDERS } from '../../../../contract/favorites.ts';
import type { listLastOrders as contractRoute, RememberedDelivery } from '../../../../contract/favorites.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import type { ProviderId } from '../../../../contract/services.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { currencyOf } from '../../finance/index.ts';
import { listProviders } from '../providers.store.ts';
import type { Template } from '../request.ts';
import type { ServiceUseDeps } from '../service-deps.ts';
import { enteredBy } from './favorites.store.ts';
import { rememberedLine } from './remembered.ts';

/** Looked through for what is not the same again: somebody who orders the same every day has one last order. */
const LOOKED_AT = 30;

/**
 * What the caller entered last for a team, whoever's meeting it was on; the same lines at the same moment once. Without
 * the note and the answers: those were about the guests of then. `not-found` for a team that is not there.
 */
export async function listLastOrders(
  { db }: Pick<ServiceUseDeps, 'db'>,
  caller: Caller,
  id: ProviderId,
): Promise<RouteReply<typeof contractRoute>> {
  const [provider] = await listProviders(db, caller.organization, [id]);
  if (!provider) throw new Problem('not-found', 'There is no such team.');
  const currency = await currencyOf(db, caller.organization);
  const entered = await enteredBy(db, caller, id, LOOKED_AT);
  const once = new Map<string, Template>();
  for (const template of entered) {
    const { offsetFrom, offsetMinutes, lines } = template;
    const same = JSON.stringify([
      offsetFrom,
      offsetMinutes,
      lines.map(({ item, quantity, options }) => [item, quantity, options]),
    ]);
    if (!once.has(same)) once.set(same, template);
  }
  return {
    orders: [...once.values()].slice(0, MOST_LAST_ORDERS).map((template) => ({
      id: template.id,
      orderedAt: template.enteredAt,
      delivery: deliveryOf(template, currency),
    })),
  };
}

function deliveryOf(template: Template, currency: RememberedDelivery['currency']): RememberedDelivery {
  const { provider, offsetMinutes, offsetFrom, guests, lines } = template;
  return {
    provider,
    offsetMinutes,
    offsetFrom,
    guests,
    currency: lines[0]?.currency ?? currency,
    lines: lines.map(rememberedLine),
  };
}
