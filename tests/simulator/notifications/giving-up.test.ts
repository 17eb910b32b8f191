import { mock } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createFaults } from '../../../simulator/control/faults.ts';
import { createDelivery } from '../../../simulator/graph/subscriptions/delivery.ts';
import type { Endpoint } from '../../../simulator/graph/subscriptions/endpoint.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
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
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
});
afterEach(() => {
  mock.timers.reset();
});

/** Lets so much time pass, a minute at a time, and whoever waited for it go on. */
async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += MINUTE_MS) {
    mock.timers.tick(MINUTE_MS);
    await turn();
  }
}

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

  await pass(4 * HOUR_MS - 10 * MINUTE_MS);
  expect(delivery.waiting()).toBe(1);
  expect(endpoint.calls).toBeGreaterThan(40);
  expect(endpoint.calls).toBeLessThan(70);

  await pass(HOUR_MS);
  expect(delivery.waiting()).toBe(0);
  const calls = endpoint.calls;
  await pass(HOUR_MS);
  expect(endpoint.calls).toBe(calls);
});
