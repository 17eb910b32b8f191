import { jest } from '@jest/globals';
import { createFaults } from '../../../simulator/control/faults.ts';
import { createDelivery } from '../../../simulator/graph/subscriptions/delivery.ts';
import type { Endpoint } from '../../../simulator/graph/subscriptions/endpoint.ts';

const HOUR_MS = 3_600_000;
const parcel = {
  url: 'https://foyer.sim.test/webhooks/graph',
  mailbox: 'fjord@nordhavn.example',
  notification: {
    subscriptionId: 's',
    subscriptionExpirationDateTime: '2026-12-01T00:00:00Z',
    clientState: null,
    tenantId: 't',
    resource: 'Users/r/Events/e',
    resourceData: null,
    changeType: 'created',
  },
} as const;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** An address at which nobody ever takes anything; `calls` counts the attempts. */
function deafEndpoint(): Endpoint & { calls: number } {
  const endpoint = {
    calls: 0,
    validate: async () => undefined,
    post: async () => {
      endpoint.calls += 1;
      return false;
    },
  };
  return endpoint;
}

test('what nobody takes is tried for four hours, ever more rarely, and given up', async () => {
  const endpoint = deafEndpoint();
  const delivery = createDelivery({ endpoint, faults: createFaults() });
  delivery.send(parcel);

  await jest.advanceTimersByTimeAsync(4 * HOUR_MS - 600_000);
  expect(delivery.waiting()).toBe(1);
  expect(endpoint.calls).toBeGreaterThan(40);
  expect(endpoint.calls).toBeLessThan(70);

  await jest.advanceTimersByTimeAsync(HOUR_MS);
  expect(delivery.waiting()).toBe(0);
  const calls = endpoint.calls;
  await jest.advanceTimersByTimeAsync(HOUR_MS);
  expect(endpoint.calls).toBe(calls);
});
