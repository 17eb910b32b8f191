import { describeWithSchema } from './graph-schema.ts';
import { startTenant } from '../simulator/running-tenant.ts';
import type { RunningTenant } from '../simulator/running-tenant.ts';

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

interface Page {
  readonly value: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly emailAddress: string;
  }[];
  readonly '@odata.nextLink'?: string;
}

test('rooms carry seats, equipment, building and floor', async () => {
  const { json } = await tenant.graph('GET', '/places/microsoft.graph.room');
  const fjord = (json as Page).value.find(({ displayName }) => displayName === 'fjord');
  expect(fjord).toMatchObject({
    emailAddress: 'fjord@nordhavn.example',
    capacity: 8,
    building: 'HQ',
    floorLabel: '1',
    floorNumber: 1,
    isWheelChairAccessible: true,
    tags: ['teams', 'whiteboard'],
  });
});

test('a room list holds the rooms of its building only', async () => {
  const { json } = await tenant.graph(
    'GET',
    '/places/bw-rooms@nordhavn.example/microsoft.graph.roomList/rooms',
  );
  expect((json as Page).value.map(({ displayName }) => displayName)).toEqual(['hudson']);
});

test('an unknown property in $select is refused', async () => {
  const { status, json } = await tenant.graph(
    'GET',
    '/places/microsoft.graph.room?$select=displayName,color',
  );
  expect(status).toBe(400);
  expect(json).toMatchObject({ error: { code: 'RequestBroker--ParseUri' } });
});

test('an unknown query option is refused', async () => {
  const { status } = await tenant.graph('GET', '/places/microsoft.graph.room?$magic=1');
  expect(status).toBe(400);
});

test('more than a hundred rooms come in pages with absolute links, each room once', async () => {
  await tenant.control('POST', '/reset', {
    fixture: 'campus',
    rooms: 250,
    meetingsPerRoomDay: 0,
    days: 0,
    organizations: 1,
    seed: 1,
  });
  const ids: string[] = [];
  const pages: number[] = [];
  for (let link: string | undefined = '/places/microsoft.graph.room'; link !== undefined;) {
    const page = (await tenant.graph('GET', link)).json as Page;
    pages.push(page.value.length);
    ids.push(...page.value.map(({ id }) => id));
    link = page['@odata.nextLink'];
    expect(link ?? '').toMatch(/^(|https:\/\/graph\.sim\.test\/v1\.0\/places\/microsoft\.graph\.room\?.+)$/);
  }
  expect(pages).toEqual([100, 100, 50]);
  expect(new Set(ids).size).toBe(250);
});

test('desks are a workspace: no room, in no room list, with a capacity and without a building', async () => {
  await tenant.control('POST', '/reset', { fixture: 'F0', workspaces: true });
  const { json } = await tenant.graph('GET', '/places/microsoft.graph.workspace');
  expect((json as Page).value).toMatchObject([
    { displayName: 'desks', emailAddress: 'desks@nordhavn.example', capacity: 12, parentId: null },
  ]);
  expect((json as Page).value[0]).not.toHaveProperty('building');
  for (const path of [
    '/places/microsoft.graph.room',
    '/places/hq-rooms@nordhavn.example/microsoft.graph.roomList/rooms',
  ]) {
    const { value } = (await tenant.graph('GET', path)).json as Page;
    expect(value.map(({ displayName }) => displayName)).not.toContain('desks');
  }
  expect((await tenant.graph('GET', '/places/desks@nordhavn.example')).json).toMatchObject({
    '@odata.type': '#microsoft.graph.workspace',
    displayName: 'desks',
  });
});

describeWithSchema('a workspace fits Microsoft’s types', (mistakes) => {
  test('workspace', async () => {
    await tenant.control('POST', '/reset', { fixture: 'F0', workspaces: true });
    const { json } = await tenant.graph('GET', '/places/microsoft.graph.workspace');
    const { value } = json as Page;
    expect(value).toHaveLength(1);
    expect(value.flatMap((body) => mistakes('workspace', body))).toEqual([]);
  });
});
