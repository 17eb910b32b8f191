import { randomUUID } from 'node:crypto';
import { addAssignment, searchDirectory, signOutPerson } from '../../../contract/access.ts';
import { listAudit } from '../../../contract/audit.ts';
import { AssignmentId } from '../../../contract/primitives.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { accountOf, portalOf } from '../../support/portal-person.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

let house: House;
let hana: PortalPerson;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.reset();
  hana = await house.portal('hana');
});

/** Another browser of the person, in which nobody is signed in yet. */
const inAnotherBrowser = (person: string) => portalOf(house.productUrl, house.world)(person);
const personOf = (handle: string) => {
  const [tenantId = '', id = ''] = accountOf(house.world(), handle).split('.');
  return { tenantId, id };
};
const problemOf = async (reply: Response) => {
  const { type } = (await reply.json()) as { type?: string };
  return [reply.status, type?.split('/').at(-1)];
};
const ended = [401, 'session-ended'];
const inPane = (path: string, token: string) =>
  fetch(`${house.productUrl}/addin-api${path}`, {
    headers: { authorization: `Bearer ${token}`, 'foyer-organization': hana.organization() ?? '' },
  });

test('an administrator ends every sign-in of somebody: pane and portal are shut with the next call, and open again after a sign-in', async () => {
  const { tenantId, id } = personOf('anna');
  const holder = { kind: 'user', tenantId, id } as const;
  const given = { id: AssignmentId.parse(randomUUID()), holder, holderName: 'Anna' };
  await hana.call(addAssignment, { body: { ...given, role: 'auditor' } });
  const token = await house.token('anna');
  const laptop = await inAnotherBrowser('anna');
  expect((await inPane('/places', token)).status).toBe(200);
  expect((await laptop.send('/portal-api/audit')).status).toBe(200);

  await hana.call(signOutPerson, { params: { tenantId, id } });

  expect(await problemOf(await inPane('/places', token))).toEqual(ended);
  expect(await problemOf(await inPane('/me', token))).toEqual(ended);
  expect(await problemOf(await laptop.send('/portal-api/audit'))).toEqual(ended);
  expect(await problemOf(await laptop.send('/portal-api/me'))).toEqual(ended);
  const again = await inAnotherBrowser('anna');
  expect((await again.send('/portal-api/audit')).status).toBe(200);
  expect((await inPane('/places', await house.token('hana'))).status).toBe(403); // nobody else noticed
});

test('somebody whose account was disabled is out at once, and cannot come back', async () => {
  const token = await house.token('anna');
  await house.control('PUT', '/people/anna', { enabled: false });
  expect((await inPane('/places', token)).status).toBe(200); // Microsoft ends no token, and shows us no switch

  await hana.call(signOutPerson, { params: personOf('anna') });

  expect(await problemOf(await inPane('/places', token))).toEqual(ended);
  await expect(house.token('anna')).rejects.toThrow(/AADSTS50057/);
  await expect(inAnotherBrowser('anna')).rejects.toThrow(/Entra sent nobody back|signing in ended/);
});

test('is audited by the name that the directory has, and by the id of somebody whom it does not know', async () => {
  const nobody = { tenantId: personOf('anna').tenantId, id: randomUUID() };
  await hana.call(signOutPerson, { params: personOf('anna') });
  await hana.call(signOutPerson, { params: nobody });

  const { found } = await hana.call(searchDirectory, { query: { kind: 'person', search: 'Anna' } });
  const { entries } = await hana.call(listAudit, { query: { action: 'person.signed-out' } });
  expect(entries.map(({ subject }) => [subject.id, subject.name])).toEqual([
    [nobody.id, nobody.id],
    [personOf('anna').id, found[0]?.name],
  ]);
});

test('only an owner signs an owner out, whatever made them one', async () => {
  const give = async (person: string, role: 'owner' | 'user-administrator') => {
    const { tenantId, id } = personOf(person);
    const holder = { kind: 'user', tenantId, id } as const;
    const given = { id: AssignmentId.parse(randomUUID()), holder, holderName: person, role };
    await hana.call(addAssignment, { body: given });
  };
  await give('bent', 'user-administrator');
  await give('ivan', 'owner');
  const bent = await inAnotherBrowser('bent');

  for (const owner of ['hana', 'ivan']) {
    // through a group, by name
    const asked = bent.call(signOutPerson, { params: personOf(owner) });
    await expect(asked).rejects.toMatchObject({ code: 'owner-needed' });
  }
  expect((await hana.send('/portal-api/me')).status).toBe(200);
  await bent.call(signOutPerson, { params: personOf('anna') });
  await hana.call(signOutPerson, { params: personOf('ivan') });
});

test('is for those who give roles, and for people who may sign in here', async () => {
  const params = personOf('anna');
  const gus = await house.portal('gus');
  await expect(gus.call(signOutPerson, { params })).rejects.toMatchObject({ code: 'permission-missing' });
  const elsewhere = { params: { tenantId: randomUUID(), id: params.id } };
  await expect(hana.call(signOutPerson, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
});
