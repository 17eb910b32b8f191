import { randomUUID } from 'node:crypto';
import {
  changeIntegration,
  listIntegrations,
  readAttempt,
  readIntegration,
  removeIntegration,
  testIntegration,
} from '../../../contract/integrations.ts';
import { signUp } from '../../../contract/portal.ts';
import { OrganizationId } from '../../../contract/primitives.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';
import { answerConsent, attemptIn, comeBack, onlineForm, proveAdministrator } from './consent-support.ts';
import { ended, integrate, serverForm } from './integrations-support.ts';

describe('several tenants, several organizations', () => {
  let house: House;
  let gus: PortalPerson;
  let siri: PortalPerson;
  beforeAll(async () => {
    house = await startHouse();
    [gus, siri] = await Promise.all([house.portal('gus'), house.portal('siri')]);
    const id = OrganizationId.parse(randomUUID());
    const body = { id, name: 'Syd', contactMail: 'siri@sydhavn.example', code: house.signUpCode ?? '' };
    await siri.call(signUp, { body });
    siri.actIn(id);
  });
  afterAll(() => house.close());

  async function connect(person: PortalPerson) {
    const form = onlineForm();
    const { flow } = await proveAdministrator(house, person, 'siri', form);
    const back = await answerConsent(house, person, flow, 'siri');
    const attempt = await ended(person, attemptIn(await comeBack(person, back)));
    expect(attempt.state).toBe('established');
    return { id: form.id, attempt: attempt.id };
  }

  test('two tenants and a server live beside each other, and one tenant in two organizations, unseen', async () => {
    const theirs = await connect(gus);
    await integrate(gus, serverForm());
    const own = await connect(siri);

    const kinds = (await gus.call(listIntegrations, {})).integrations.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['ews-server', 'graph', 'graph']);
    expect((await siri.call(listIntegrations, {})).integrations.map(({ id }) => id)).toEqual([own.id]);

    const params = { id: theirs.id };
    for (const call of [
      () => siri.call(readIntegration, { params }),
      () => siri.call(testIntegration, { params }),
      () => siri.call(changeIntegration, { params, version: 1, body: { label: 'Mine' } }),
      () => siri.call(removeIntegration, { params, version: 1 }),
      () => siri.call(readAttempt, { params: { id: theirs.attempt } }),
    ]) {
      await expect(call()).rejects.toMatchObject({ status: 404 });
    }
  });

  test('removing one organization’s connection leaves that of the other working', async () => {
    const [theirs, own] = [await connect(gus), await connect(siri)];
    const { version } = await gus.call(readIntegration, { params: { id: theirs.id } });
    await gus.call(removeIntegration, { params: { id: theirs.id }, version });

    const again = await siri.call(testIntegration, { params: { id: own.id } });
    expect(await ended(siri, again.id)).toMatchObject({ state: 'established' });
  });
});
