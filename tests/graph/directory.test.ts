import { createGraph } from '../../simulator/graph/graph.ts';
import { layFixture } from '../../simulator/seed/fixtures.ts';
import { createWorld } from '../../simulator/state/world.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { ask, startTenant } from '../simulator/running-tenant.ts';
import type { RunningTenant } from '../simulator/running-tenant.ts';

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  await tenant.control('POST', '/reset', { fixture: 'F0' });
});
afterAll(() => tenant.close());

const groupId = (name: string): string =>
  tenant.simulator.world().tenants[0]?.groups.find(({ displayName }) => displayName === name)?.id ?? '';

function checkMemberGroups(handle: string, groupIds: readonly string[]) {
  return tenant.graph('POST', `/users/${handle}@nordhavn.example/checkMemberGroups`, { body: { groupIds } });
}

test('membership is told for the groups asked about only', async () => {
  const asked = [groupId('Sales'), groupId('Owners')];
  expect((await checkMemberGroups('anna', asked)).json).toMatchObject({ value: [groupId('Sales')] });
  expect((await checkMemberGroups('ivan', asked)).json).toMatchObject({ value: [] });
});

test('a person who is taken out of a group is no member any more', async () => {
  await tenant.control('PUT', '/people/anna', { groups: ['Add-in Users'] });
  expect((await checkMemberGroups('anna', [groupId('Sales')])).json).toMatchObject({ value: [] });
});

test('more than twenty groups at once are refused', async () => {
  const { status } = await checkMemberGroups(
    'anna',
    Array.from({ length: 21 }, () => groupId('Sales')),
  );
  expect(status).toBe(400);
});

test('somebody who left is not found, in words of the directory', async () => {
  const { status, json } = await tenant.graph('GET', '/users/gone@nordhavn.example');
  expect(status).toBe(404);
  expect(json).toMatchObject({ error: { code: 'Request_ResourceNotFound' } });
});

test('groups can be found by their name', async () => {
  const { json } = await tenant.graph(
    'GET',
    `/groups?$filter=${encodeURIComponent("displayName eq 'Sales'")}`,
  );
  expect(json).toMatchObject({ value: [{ displayName: 'Sales' }] });
});

test.each([
  ['no token', {}],
  ['nonsense', { authorization: 'Bearer abc' }],
])('%s is refused with 401 and the request named', async (_, headers) => {
  const {
    status,
    json,
    headers: reply,
  } = await ask('GET', `${tenant.root}/graph.sim.test/v1.0/organization`, {
    headers: { 'client-request-id': 'abc-123', ...headers },
  });
  expect(status).toBe(401);
  expect(json).toMatchObject({
    error: {
      code: 'InvalidAuthenticationToken',
      innerError: { 'request-id': reply.get('request-id'), 'client-request-id': 'abc-123' },
    },
  });
  expect(reply.get('www-authenticate')).toContain('Bearer');
});

test("a person's token opens nothing in Graph", async () => {
  const { json } = await tenant.control('POST', '/token', { person: 'anna' });
  const { token } = json as { token: string };
  const { status } = await ask('GET', `${tenant.root}/graph.sim.test/v1.0/organization`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(status).toBe(401);
});

test.each([
  ['/places/microsoft.graph.room', 'ErrorAccessDenied'],
  ['/organization', 'Authorization_RequestDenied'],
  ['/groups', 'Authorization_RequestDenied'],
  ['/users', 'Authorization_RequestDenied'],
])('%s without its permission is refused', async (path, code) => {
  const world = createWorld({ processingDelayMs: 0 });
  layFixture(world, { fixture: 'F0' });
  const tenantId = world.tenants()[0]?.id ?? '';
  const graph = createGraph({
    world,
    subscriptions: express.Router(),
    checkToken: async () => ({ ok: true, tenantId, clientId: 'app', roles: [], idtyp: 'app' }),
  });
  const server = createServer(express().use(graph.router));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await ask('GET', `http://127.0.0.1:${port}/v1.0${path}`, {
    headers: { authorization: 'Bearer x' },
  });
  server.closeAllConnections();
  server.close();
  expect(answer).toMatchObject({ status: 403, json: { error: { code } } });
});
