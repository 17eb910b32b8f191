import { createGraphDirectory } from '../../server/exchange/index.ts';
import type { Answer } from '../server/outbound/far-side.ts';
import { json } from '../server/outbound/far-side.ts';
import { graphError, startSmallGraph } from './small-graph.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(answer: Answer) {
  const graph = await startSmallGraph(answer);
  open.push(graph);
  return { received: graph.received, directory: createGraphDirectory(graph.options) };
}

const groupIds = (body: string) => (JSON.parse(body) as { groupIds: string[] }).groupIds;
const groups = Array.from({ length: 45 }, (_, at) => `group-${at}`);

test('memberships are asked twenty groups at a time and put together', async () => {
  const { directory, received } = await connect((res, { body }) =>
    json(res, 200, { value: groupIds(body).filter((group) => group.endsWith('1')) }),
  );

  const held = await directory.memberGroups('person', groups);

  expect([...held].sort()).toEqual(['group-1', 'group-11', 'group-21', 'group-31', 'group-41']);
  expect(received.map(({ body }) => groupIds(body).length).sort((one, other) => one - other)).toEqual([
    5, 20, 20,
  ]);
  expect(received[0]?.path).toBe('/v1.0/users/person/checkMemberGroups');
});

test('ids are compared without regard to case and given back as asked', async () => {
  const { directory } = await connect((res) => json(res, 200, { value: ['ABC'] }));

  expect([...(await directory.memberGroups('person', ['aBc', 'x']))]).toEqual(['aBc']);
});

test('a group that nobody asked about is not believed', async () => {
  const { directory } = await connect((res) => json(res, 200, { value: ['other'] }));

  expect((await directory.memberGroups('person', ['one'])).size).toBe(0);
});

test('nobody is asked about no groups', async () => {
  const { directory, received } = await connect((res) => json(res, 200, { value: [] }));

  expect((await directory.memberGroups('person', [])).size).toBe(0);
  expect(received).toEqual([]);
});

test('someone who left the directory is in no group', async () => {
  const { directory } = await connect(graphError(404, 'Request_ResourceNotFound'));

  expect((await directory.memberGroups('person', ['one'])).size).toBe(0);
});

test.each([
  ['forbidden', graphError(403, 'Authorization_RequestDenied'), 'exchange-forbidden'],
  ['not available', graphError(503, 'ServiceUnavailable'), 'exchange-unavailable'],
  ['of another shape', ((res) => json(res, 200, {})) satisfies Answer, 'exchange-unreadable'],
])('an answer that is %s is a problem and never "in no group"', async (_case, answer, code) => {
  const { directory } = await connect(answer);

  await expect(directory.memberGroups('person', ['one'])).rejects.toMatchObject({ name: 'Problem', code });
});
