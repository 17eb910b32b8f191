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

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const user = (number: number, more: object = {}) => ({
  id: id(number),
  displayName: `Person ${number}`,
  givenName: 'Person',
  surname: String(number),
  mail: `Person.${number}@X.example`,
  userPrincipalName: `person.${number}@x.example`,
  ...more,
});
const list =
  (...value: object[]): Answer =>
  (res) =>
    json(res, 200, { value });
const queryOf = (path: string | undefined) => new URL(path ?? '', 'https://graph.test').searchParams;

test('groups are found by how their name begins; a quote ends nothing', async () => {
  const { directory, received } = await connect(
    list({ id: id(1).toUpperCase(), displayName: "Ops' x & y", securityEnabled: true }),
  );

  expect(await directory.findGroups("Ops' x & y)#")).toEqual([{ id: id(1), name: "Ops' x & y" }]);
  expect(queryOf(received[0]?.path).get('$filter')).toBe("startswith(displayName,'Ops'' x & y)#')");
});

test('groups that no token would name are left out', async () => {
  const { directory } = await connect(
    list({ id: id(1), displayName: 'Newsletter', securityEnabled: false }, { id: id(2), displayName: null }),
  );

  expect(await directory.findGroups('n')).toEqual([{ id: id(2), name: id(2) }]);
});

test('people are found with what is missing of them, and guests are told by their sign-in name', async () => {
  const { directory } = await connect(
    list(
      user(1),
      user(2, { surname: null, mail: null }),
      user(3, { userPrincipalName: 'anna_home.example#EXT#@x.example' }),
    ),
  );

  expect(await directory.findPeople('p')).toEqual([
    { id: id(1), name: 'Person 1', surname: '1', mail: 'person.1@x.example', isGuest: false },
    { id: id(2), name: 'Person 2', surname: null, mail: null, isGuest: false },
    { id: id(3), name: 'Person 3', surname: '3', mail: 'person.3@x.example', isGuest: true },
  ]);
});

test('a person who left the directory is nobody, and one who cannot be read is a problem', async () => {
  const gone = await connect(graphError(404, 'Request_ResourceNotFound'));
  const closed = await connect(graphError(403, 'Authorization_RequestDenied'));

  expect(await gone.directory.readPerson(id(1))).toBeNull();
  await expect(closed.directory.readPerson(id(1))).rejects.toMatchObject({ code: 'exchange-forbidden' });
});

/** Ten members on each of `pages` pages. */
const members =
  (pages: number): Answer =>
  (res, { path }) => {
    const page = Number(queryOf(path).get('$skiptoken') ?? 0);
    const next = `https://graph.sim.test/v1.0/groups/g/transitiveMembers/microsoft.graph.user?$skiptoken=${page + 1}`;
    json(res, 200, {
      value: Array.from({ length: 10 }, (_, at) => user(page * 10 + at)),
      ...(page + 1 < pages && { '@odata.nextLink': next }),
    });
  };

test('members are read page by page, in the way that Graph wants a cast to be asked', async () => {
  const { directory, received } = await connect(members(3));

  const { people, isComplete } = await directory.listMembers(id(9), 5_000);

  expect([people.length, isComplete]).toEqual([30, true]);
  expect(received[0]?.path).toContain(`/v1.0/groups/${id(9)}/transitiveMembers/microsoft.graph.user?`);
  expect(queryOf(received[0]?.path).get('$count')).toBe('true');
  expect(received.map(({ headers }) => headers['consistencylevel'])).toEqual([
    'eventual',
    'eventual',
    'eventual',
  ]);
});

test('members are read up to a limit, which the answer tells', async () => {
  const { directory, received } = await connect(members(Infinity));

  const { people, isComplete } = await directory.listMembers(id(9), 25);

  expect([people.length, isComplete, received.length]).toEqual([30, false, 3]);
});

test('a group that is gone has no members', async () => {
  const { directory } = await connect(graphError(404, 'Request_ResourceNotFound'));

  expect(await directory.listMembers(id(9), 25)).toEqual({ people: [], isComplete: true });
});
