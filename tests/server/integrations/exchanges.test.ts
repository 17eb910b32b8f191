import { OrganizationId } from '../../../contract/primitives.ts';
import { createExchanges } from '../../../server/modules/integrations/exchanges.ts';
import type { ExchangesDeps } from '../../../server/modules/integrations/exchanges.ts';
import type { StoredIntegration } from '../../../server/modules/integrations/integration.ts';
import { clockAt, MONDAY, nordhavn, online, tenant } from '../calendars/small-organization.ts';

const integration: StoredIntegration = {
  id: online,
  label: 'Nordhavn',
  controlMailbox: null,
  reach: { kind: 'graph', tenant: { id: tenant, name: null, domain: null, servicePrincipalId: null } },
  status: 'active',
  version: 1,
  secret: null,
  secretSetAt: null,
  calendars: 0,
  diagnosis: null,
  lastCheckedAt: null,
  unknownWords: [],
};

type Connection = ReturnType<ExchangesDeps['connect']>;

/** An Exchange that nobody calls: only who is asked about, and when, matters here. */
const connection = { exchange: {}, notifications: null, setup: {} } as unknown as Connection;

function office() {
  const looks: PromiseWithResolvers<StoredIntegration | undefined>[] = [];
  const exchanges = createExchanges({
    integrations: {
      find() {
        const look = Promise.withResolvers<StoredIntegration | undefined>();
        looks.push(look);
        return look.promise;
      },
    },
    connect: () => connection,
    prepare: async () => undefined,
    secrets: { open: () => '' },
    clock: clockAt(MONDAY),
  });
  return { exchanges, looks, ask: (id = nordhavn) => exchanges.exchangeOf(online, id) };
}

test('who asks for the same integration at the same time shares one look, and the next one looks again', async () => {
  const { looks, ask, exchanges } = office();

  const together = [ask(), ask(), exchanges.notificationsOf(online, nordhavn)];
  expect(looks).toHaveLength(1);
  looks[0]?.resolve(integration);
  expect(await Promise.all(together)).toEqual([connection.exchange, connection.exchange, null]);

  const afterwards = ask();
  expect(looks).toHaveLength(2);
  looks[1]?.resolve({ ...integration, status: 'disabled' });
  await expect(afterwards).rejects.toMatchObject({ code: 'exchange-unavailable' });
});

test('a look that fails is nobody’s afterwards', async () => {
  const { looks, ask } = office();

  const failing = ask();
  looks[0]?.reject(new Error('no connection'));
  await expect(failing).rejects.toThrow('no connection');

  const next = ask();
  looks[1]?.resolve(integration);
  expect(await next).toBe(connection.exchange);
});

test('another organization does not share it', () => {
  const { looks, ask } = office();

  void ask();
  void ask(OrganizationId.parse('00000001-0000-4000-8000-000000000002'));

  expect(looks).toHaveLength(2);
});
