import {
  giveConsent,
  listIntegrations,
  readConsentFlow,
  startOnline,
} from '../../../contract/integrations.ts';
import { signOut } from '../../../contract/portal.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { accountOf, chooseAccount, portalOf } from '../../support/portal-person.ts';
import type { PortalPerson } from '../../support/portal-person.ts';
import {
  answerConsent,
  attemptIn,
  comeBack,
  onlineForm,
  pathOf,
  proveAdministrator,
} from '../portal/consent-support.ts';
import { ended } from '../portal/integrations-support.ts';

const REFUSED = '/portal/integrations?problem=consent-refused';
const ENDED = '/portal/integrations?problem=flow-ended';

describe('attacks on the consent', () => {
  let house: House;
  let gus: PortalPerson;
  let victim: string;
  beforeAll(async () => {
    house = await startHouse();
    gus = await house.portal('gus');
    victim = house.world().tenants.find(({ domain }) => domain === 'nordhavn.example')?.id ?? '';
  });
  afterAll(() => house.close());

  const connections = async () => (await gus.call(listIntegrations, {})).integrations.length;
  const asked = async () => {
    const { flow } = await proveAdministrator(house, gus, 'siri');
    return await answerConsent(house, gus, flow, 'siri');
  };

  test('a tenant that consented for somebody else cannot be had by writing its id into the answer', async () => {
    const before = await connections();
    const back = await asked();
    back.searchParams.set('tenant', victim);

    expect(await comeBack(gus, back)).toBe(REFUSED);
    expect(await connections()).toBe(before);
  });

  test('nor by sending the answer without ever having been to Microsoft', async () => {
    const { flow } = await proveAdministrator(house, gus, 'siri');
    const { next } = await gus.call(giveConsent, { params: { flow } });
    const back = new URL('http://localhost/integrations/consent/callback');
    back.searchParams.set('state', new URL(next).searchParams.get('state') ?? '');
    back.searchParams.set('admin_consent', 'True');
    back.searchParams.set('tenant', victim);

    expect(await comeBack(gus, back)).toBe(REFUSED);
  });

  test('the address of the consent page does not stand in for the click', async () => {
    const { flow, shown } = await proveAdministrator(house, gus, 'siri');
    const back = new URL(
      `http://localhost/integrations/consent/callback?admin_consent=True&tenant=${shown.tenant.id}`,
    );
    back.searchParams.set('state', flow);

    expect(await comeBack(gus, back)).toBe(ENDED);
  });

  test('an answer works once', async () => {
    const back = await asked();
    const attempt = attemptIn(await comeBack(gus, back));

    expect(await comeBack(gus, back)).toBe(ENDED);
    await ended(gus, attempt);
  });

  test('a click works once', async () => {
    const { flow } = await proveAdministrator(house, gus, 'siri');
    await gus.call(giveConsent, { params: { flow } });

    await expect(gus.call(giveConsent, { params: { flow } })).rejects.toMatchObject({ code: 'flow-ended' });
  });

  test('admin_consent=True means nothing beside an error', async () => {
    const { flow } = await proveAdministrator(house, gus, 'siri');
    const back = await answerConsent(house, gus, flow, 'siri', 'cancel');

    expect(back.searchParams.get('admin_consent')).toBe('True');
    back.searchParams.set('tenant', (await tenantOf('sydhavn.example')) ?? '');
    expect(await comeBack(gus, back)).toBe(REFUSED);
  });

  test('another person, or the same one in another session, cannot end what one session began', async () => {
    const back = await asked();
    const again = await portalOf(house.productUrl, house.world)('gus');

    expect(await comeBack(await house.portal('hana'), back)).toBe(ENDED);
    const second = await asked();
    expect(await comeBack(again, second)).toBe(ENDED);
  });

  test('a page of the flow opens in its own session and organization only', async () => {
    const { flow } = await proveAdministrator(house, gus, 'siri');
    const params = { flow };

    for (const other of [await house.portal('hana'), await portalOf(house.productUrl, house.world)('gus')]) {
      await expect(other.call(readConsentFlow, { params })).rejects.toMatchObject({ code: 'flow-ended' });
      await expect(other.call(giveConsent, { params })).rejects.toMatchObject({ code: 'flow-ended' });
    }
  });

  test('nothing begins for somebody who signed out on the way', async () => {
    const leaving = await portalOf(house.productUrl, house.world)('gus');
    const { flow } = await proveAdministrator(house, leaving, 'siri');
    const back = await answerConsent(house, leaving, flow, 'siri');
    await leaving.call(signOut, {});

    expect(await comeBack(leaving, back)).toBe('/portal/integrations?problem=session-ended');
  });

  test('the return from the sign-in belongs to the session that began it', async () => {
    const { next } = await gus.call(startOnline, { body: onlineForm() });
    const back = await chooseAccount(next, accountOf(house.world(), 'siri'));
    const other = await portalOf(house.productUrl, house.world)('hana');
    const landed = await other.send(pathOf(back));

    expect(landed.headers.get('location')).toBe('/portal/?problem=flow-ended');
  });

  test('a flow ends after ten minutes', async () => {
    const back = await asked();
    house.realTime.ahead = 10 * 60_000 + 1;
    const late = await comeBack(gus, back);
    house.realTime.ahead = 0;

    expect(late).toBe(ENDED);
  });

  test('a guest of the tenant proves nothing about it', async () => {
    const { next } = await gus.call(startOnline, { body: onlineForm() });
    const guest = accountOf(house.world(), 'anna-guest');
    const inTenant = next.replace('/organizations/', `/${guest.split('.')[0] ?? ''}/`);
    const landed = await gus.send(pathOf(await chooseAccount(inTenant, guest)));
    const flow = landed.headers.get('location')?.split('/').at(-1) ?? '';

    const { diagnosis } = await gus.call(readConsentFlow, { params: { flow } });
    expect(diagnosis?.code).toBe('GuestAccount');
  });

  async function tenantOf(domain: string): Promise<string | undefined> {
    return house.world().tenants.find((tenant) => tenant.domain === domain)?.id;
  }
});
