import type { composeExchange } from '../composition/exchange.ts';

/** A fixture is connected through Graph, where there is no password. */
export function connectFixture(connect: ReturnType<typeof composeExchange>['connect']) {
  return (integration: Parameters<typeof connect>[0]) =>
    connect(integration, () => Promise.reject(new Error('a fixture has no password'))).exchange;
}
