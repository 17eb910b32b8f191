import { MailboxAddress } from '../../contract/primitives.ts';
import { createGraphNotifications } from '../../server/exchange/graph/graph-notifications.ts';
import { instantOf, realNow } from '../../server/kernel/time.ts';
import { startApp } from '../simulator/notifications/listening-app.ts';
import type { ListeningApp } from '../simulator/notifications/listening-app.ts';
import { startSimulatedExchange } from './simulated-exchange.ts';
import { GRAPH } from './small-graph.ts';

let app: ListeningApp;
let simulated: Awaited<ReturnType<typeof startSimulatedExchange>>;
beforeAll(async () => {
  app = await startApp();
  simulated = await startSimulatedExchange({ publicUrl: app.url });
});
afterAll(async () => {
  await simulated.close();
  await app.close();
});

const fjord = MailboxAddress.parse('fjord@nordhavn.example');
const HOUR_MS = 3_600_000;
const notifications = () =>
  createGraphNotifications({
    origin: GRAPH,
    outbound: simulated.outbound,
    getAccessToken: simulated.tokensFor(GRAPH),
    integrationId: 'contract',
  });
const wish = (hours: number) => ({
  notificationUrl: 'https://foyer.sim.test/webhooks/graph',
  lifecycleUrl: 'https://foyer.sim.test/webhooks/graph/lifecycle',
  clientState: 'a secret of the app',
  expiresAt: instantOf(realNow() + hours * HOUR_MS),
});
/** What the app was told, once nothing is under way. */
async function told() {
  await simulated.control('POST', '/notifications/settle', {});
  return app.deliveries.splice(0).flatMap(({ value }) => value);
}
const book = (start: string, end: string) =>
  simulated.control('POST', '/meetings', { organizer: 'anna', subject: 'x', start, end, rooms: ['fjord'] });

test('a subscribed calendar tells of its changes until it is ended, and one that is unknown is not prolonged', async () => {
  await simulated.control('POST', '/reset', { fixture: 'F0' });
  const graph = notifications();
  const { id, expiresAt } = await graph.subscribe(fjord, wish(1));
  expect(Date.parse(expiresAt)).toBeGreaterThan(realNow());

  await book('2026-12-05T09:00:00Z', '2026-12-05T10:00:00Z');
  const heard = await told();
  expect(heard.length).toBeGreaterThan(0);
  expect(new Set(heard.map(({ subscriptionId, clientState }) => `${subscriptionId} ${clientState}`))).toEqual(
    new Set([`${id} a secret of the app`]),
  );

  const later = wish(24).expiresAt;
  expect(await graph.renew(id, later)).toEqual({ id, expiresAt: later });

  await graph.unsubscribe(id);
  await graph.unsubscribe(id);
  expect(await graph.renew(id, later)).toBeNull();
  await book('2026-12-05T11:00:00Z', '2026-12-05T12:00:00Z');
  expect(await told()).toEqual([]);
});

test('all that the app has are listed, page by page, with where they go', async () => {
  await simulated.control('POST', '/reset', {
    fixture: 'campus',
    rooms: 120,
    meetingsPerRoomDay: 0,
    days: 1,
  });
  const graph = notifications();
  expect(await graph.list()).toEqual([]);
  const ids: string[] = [];
  for (let room = 1; room <= 102; room += 1) {
    const mailbox = MailboxAddress.parse(`r1-${String(room).padStart(4, '0')}@campus1.example`);
    ids.push((await graph.subscribe(mailbox, wish(1))).id);
  }

  const { notificationUrl } = wish(1);
  expect((await graph.list()).toSorted(byId)).toEqual(
    ids.map((id) => ({ id, notificationUrl })).toSorted(byId),
  );
});

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}

test('no calendar of a person can be subscribed to, and no address that does not answer', async () => {
  await simulated.control('POST', '/reset', { fixture: 'F0' });
  const anna = MailboxAddress.parse('anna@nordhavn.example');
  await expect(notifications().subscribe(anna, wish(1))).rejects.toMatchObject({
    code: 'exchange-forbidden',
  });

  app.answerValidation = (_token, res) => void res.writeHead(404).end();
  await expect(notifications().subscribe(fjord, wish(1))).rejects.toMatchObject({
    code: 'exchange-unreadable',
  });
});
