import { randomUUID } from 'node:crypto';
import { readProof, runProof } from '../../../contract/access-proof.ts';
import { listAudit } from '../../../contract/audit.ts';
import { addCalendars } from '../../../contract/calendars.ts';
import { connectServer, listIntegrations, readAttempt } from '../../../contract/integrations.ts';
import type { IntegrationId, MailboxAddress } from '../../../contract/primitives.ts';
import { findRooms } from '../../../contract/rooms.ts';
import { hashOfEvidence } from '../../../server/modules/access-proof/proof-hash.ts';
import type { Call } from '../../../ui/api/call.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

const query = {
  start: '2026-12-01T09:00:00.000Z',
  end: '2026-12-01T10:00:00.000Z',
  equipment: [],
  savedRoom: [],
  seats: 1,
};

let house: House;
let hana: PortalPerson;
let anna: Call;
let online: IntegrationId;
beforeAll(async () => {
  house = await startHouse({ mirror: 'off' }); // a search that knows nothing of a calendar asks Exchange
  anna = await house.caller('anna');
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.reset();
  hana = await house.portal('hana');
  const [first] = (await hana.call(listIntegrations, {})).integrations;
  if (!first) throw new Error('the fixture has no integration');
  online = first.id;
});

const tenant = (change: object) => house.control('PUT', '/tenant', change);
const prove = () => hana.call(runProof, { params: { id: online } });
const status = async () => (await hana.call(listIntegrations, {})).integrations[0]?.status;
const search = async () => await anna(findRooms, { query });

test('is proven in a tenant that is set up as it should be', async () => {
  const run = await prove();

  expect(run.verdict).toBe('proven');
  expect(run.checks.map(({ name, expected, outcome }) => [name, expected, outcome])).toEqual([
    ['room-calendar', 'allowed', 'allowed'],
    ['personal-calendar', 'denied', 'denied'],
    ['personal-mail', 'denied', 'denied'],
    ['room-mail', 'denied', 'denied'],
    ['token-roles', 'denied', 'denied'],
    ['rooms-in-scope', 'allowed', 'allowed'],
  ]);
  expect(JSON.stringify(run.checks)).not.toContain('hana@');
  expect(run.means).toEqual({ scopeMode: 'exchange-roles', tokenId: expect.stringMatching(/^[\w-]{10,}$/) });
});

test('turns red when an unscoped consent is left beside the scope, stops reading, and turns green again by itself', async () => {
  await prove();
  await tenant({ entraGrants: ['Calendars.Read'] });

  const red = await prove();
  expect(red.means?.scopeMode).toBe('unscoped');
  expect(red).toMatchObject({ verdict: 'violated', diagnosis: { code: 'ScopeTooWide' } });
  expect(red.diagnosis?.fix).toBeTruthy();
  expect(await status()).toBe('violated');
  const { offers, notices } = await search();
  expect(offers.every(({ availability }) => availability === 'unknown')).toBe(true);
  expect(notices[0]).toMatchObject({
    exchangeCode: 'ScopeTooWide',
    detail: expect.stringMatching(/suspended/),
  });

  await tenant({ entraGrants: [] });
  await house.control('PUT', '/clock', { now: '2026-11-30T08:05:00.000Z' }); // the first retry
  expect(await status()).toBe('active');
  expect((await search()).offers.some(({ availability }) => availability === 'free')).toBe(true);
  const { history, isStale } = await hana.call(readProof, { params: { id: online } });
  expect(history.map(({ trigger, verdict }) => [trigger, verdict])).toEqual([
    ['retry', 'proven'],
    ['by-hand', 'violated'],
    ['by-hand', 'proven'],
  ]);
  expect(isStale).toBe(false);
  const { entries } = await hana.call(listAudit, { query: { action: 'integration.proof-run' } });
  expect(entries.map(({ actor }) => actor.kind)).toEqual(['system', 'person', 'person']);
});

test('turns red when mail can be read, and names the rooms that the scope does not cover', async () => {
  await tenant({ entraGrants: ['Mail.Read'] });
  expect((await prove()).verdict).toBe('violated');

  await tenant({ entraGrants: [], scope: 'half' });
  const half = await prove();
  expect(half.verdict).toBe('proven');
  expect(half.outOfScope.length).toBeGreaterThan(0);
});

test('runs daily, at a minute of its own', async () => {
  await house.control('PUT', '/clock', { now: '2026-11-30T08:01:00.000Z' }); // plans it
  await house.control('PUT', '/clock', { now: '2026-12-01T08:02:00.000Z' });

  const { last } = await hana.call(readProof, { params: { id: online } });
  expect(last).toMatchObject({ trigger: 'daily', verdict: 'proven' });
});

test('is downloaded as a page that names no person and as JSON whose hashes anybody can compute', async () => {
  await search(); // so that there are calls to report
  await prove();
  await prove();
  const path = `/portal-api/integrations/${online}/proof/report`;

  const page = await hana.send(path);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-disposition')).toMatch(
    /^attachment; filename="?access-proof-2026-11-30.html"?/,
  );
  const html = await page.text();
  expect(html).toContain('Exchange refuses the calendar of a person, as it should.');
  expect(html).toContain('Every hash on this page fits.');
  expect(html).toContain('getSchedule');
  expect(html).not.toMatch(/hana@|<script/);

  const json = (await (await hana.send(`${path}?format=json`)).json()) as {
    isChainIntact: boolean;
    runs: { evidence: never; previousHash: string; hash: string }[];
  };
  expect(json.isChainIntact).toBe(true);
  for (const { evidence, previousHash, hash } of json.runs) {
    expect(hashOfEvidence(Buffer.from(previousHash, 'hex'), evidence).toString('hex')).toBe(hash);
  }
  expect((await hana.send(`${path}?format=pdf`)).status).toBe(422);
  expect((await hana.send(path.replace(online, '00000000-0000-4000-8000-000000000000'))).status).toBe(404);
});

test('of an Exchange Server turns red when its service account may impersonate people', async () => {
  const id = await connectServerOf(hana.call);
  await hana.call(addCalendars, {
    body: { integration: id, unit: null, mailboxes: ['kaj', 'dok', 'smedje'].map(mail) },
  });
  const proveServer = () => hana.call(runProof, { params: { id } });

  const green = await proveServer();
  expect(green.verdict).toBe('proven');
  expect(green.checks.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['room-calendar', 'allowed'],
    ['personal-calendar', 'denied'],
    ['personal-calendar', 'denied'],
    ['personal-mail', 'denied'],
    ['rooms-in-scope', 'allowed'],
  ]);

  await tenant({ serverScope: 'everything' });
  expect((await proveServer()).verdict).toBe('violated');
  await tenant({ serverScope: 'rooms' });
  expect((await proveServer()).verdict).toBe('proven');
});

const mail = (name: string) => `${name}@nordhavn.example` as MailboxAddress;

/** Connects the simulated Exchange Server and waits until every step has passed. */
async function connectServerOf(call: Call): Promise<IntegrationId> {
  const id = randomUUID() as IntegrationId;
  let attempt = await call(connectServer, {
    body: {
      id,
      label: 'Server',
      url: 'https://exchange.sim.test/EWS/Exchange.asmx',
      account: 'svc-foyer@nordhavn.example',
      userName: String.raw`NORDHAVN\svc-foyer`,
      password: 'Lys på Havnen 7!',
      exchangeVersion: 'Exchange2013_SP1',
      controlMailbox: mail('olav'),
    },
  });
  while (attempt.state === 'running') attempt = await call(readAttempt, { params: { id: attempt.id } });
  expect(attempt.steps.filter(({ state }) => state === 'failed')).toEqual([]);
  return id;
}
