import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  addCostCenter,
  addCostCenterGroup,
  addVatCategory,
  changeCostCenter,
  changeCurrency,
  readFinance,
} from '../../../contract/finance.ts';
import { Currency } from '../../../contract/money.ts';
import { ProblemBody } from '../../../contract/problem.ts';
import { readMenu, removeItem } from '../../../contract/menus.ts';
import { listProviders } from '../../../contract/service-teams.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

const currency = (code: string) => Currency.parse(code);

describe('what is set up about money', () => {
  let house: House;
  let hana: PortalPerson;
  beforeAll(async () => {
    house = await startHouse({ mirror: 'off' });
    hana = await house.portal('hana');
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  async function mistakes(method: string, path: string, body: object, version: string | null = '"1"') {
    const reply = await hana.send(`/portal-api${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(version && { 'if-match': version }) },
      body: JSON.stringify(body),
    });
    const { errors = [] } = ProblemBody.parse(await reply.json());
    return [reply.status, ...errors.map(({ pointer }) => pointer)];
  }

  test('is there in the fixture: kroner, 25 %, a cost center for everybody and one for Sales', async () => {
    const { currency, vatCategories, costCenters, groups } = await hana.call(readFinance, {});
    expect(currency).toMatchObject({ currency: 'DKK', version: 1 });
    expect(vatCategories).toMatchObject([{ name: 'VAT 25 %', rate: 2_500, isActive: true }]);
    expect(costCenters).toMatchObject([
      { code: '1000', isOpen: true, holders: [] },
      { code: '2000', isOpen: false, holders: [{ kind: 'entra_group', name: 'Sales' }] },
    ]);
    expect(groups).toEqual([]);
  });

  test('is added once however often it is sent, changed by version, and shown by code', async () => {
    const body = { id: randomUUID(), code: '0500', name: 'Board', isOpen: true, holders: [] };
    const added = await hana.call(addCostCenter, { body });
    expect(await hana.call(addCostCenter, { body })).toEqual(added);
    const params = { id: body.id };
    const changed = await hana.call(changeCostCenter, { params, version: 1, body: { isOpen: false } });
    expect(changed).toEqual({ ...added, isOpen: false, version: 2 });
    await expect(
      hana.call(changeCostCenter, { params, version: 1, body: { isOpen: true } }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile', status: 409, current: changed });
    expect((await hana.call(readFinance, {})).costCenters.map(({ code }) => code)).toEqual([
      '0500',
      '1000',
      '2000',
    ]);
    const group = { id: randomUUID(), name: 'Everything', costCenters: [body.id, body.id], members: [] };
    const { costCenters } = await hana.call(addCostCenterGroup, { body: group });
    expect(costCenters).toEqual([body.id]);
  });

  test.each([
    ['a currency that is none', 'PUT', '/finance/currency', { currency: 'XXL' }, '/body/currency'],
    ['a currency in small letters', 'PUT', '/finance/currency', { currency: 'dkk' }, '/body/currency'],
    ['a rate of more than everything', 'POST', '/vat-categories', aVat({ rate: 10_001 }), '/body/rate'],
    ['a rate below nothing', 'POST', '/vat-categories', aVat({ rate: -1 }), '/body/rate'],
    ['a rate with a fraction', 'POST', '/vat-categories', aVat({ rate: 0.5 }), '/body/rate'],
    ['a name that is empty', 'POST', '/vat-categories', aVat({ name: '  ' }), '/body/name'],
    ['a name that turns around', 'POST', '/vat-categories', aVat({ name: 'a\u202Eb' }), '/body/name'],
    ['an id that is none', 'POST', '/vat-categories', aVat({ id: '7' }), '/body/id'],
    ['a field that nobody knows', 'POST', '/vat-categories', aVat({ price: 1 }), '/body/price'],
    ['a code of 51 characters', 'POST', '/cost-centers', aCenter({ code: 'x'.repeat(51) }), '/body/code'],
    ['no word on who may charge it', 'POST', '/cost-centers', aCenter({ isOpen: undefined }), '/body/isOpen'],
    [
      'people of another tenant',
      'POST',
      '/cost-centers',
      aCenter({ holders: [{ kind: 'user', tenantId: randomUUID(), id: randomUUID(), name: 'x' }] }),
      '/body/holders/0/tenantId',
    ],
    [
      'a cost center that is not there',
      'POST',
      '/cost-center-groups',
      { id: randomUUID(), name: 'x', costCenters: [randomUUID()], members: [] },
      '/body/costCenters/0',
    ],
  ])('takes no %s', async (_what, method, path, body, pointer) => {
    expect(await mistakes(method, path, body)).toEqual([422, pointer]);
  });

  test('is not changed without saying which version was seen', async () => {
    expect(await mistakes('PUT', '/finance/currency', { currency: 'EUR' }, null)).toEqual([428]);
    expect(await mistakes('PUT', '/finance/currency', { currency: 'EUR' }, '"2"')).toEqual([409]);
    expect(await mistakes('PATCH', `/cost-centers/${randomUUID()}`, { name: 'x' }, null)).toEqual([428]);
  });

  test('nothing of it is for people who work for a team or who only use the add-in', async () => {
    for (const name of ['fatima', 'anna']) {
      const somebody = await house.portal(name);
      await expect(somebody.call(readFinance, {})).rejects.toMatchObject({
        code: 'permission-missing',
        status: 403,
      });
      const body = aVat({});
      await expect(somebody.call(addVatCategory, { body })).rejects.toMatchObject({ status: 403 });
    }
  });

  test('two who choose a currency at the same moment do not both get their way', async () => {
    for (const { id } of (await hana.call(listProviders, {})).providers) {
      const { items } = await hana.call(readMenu, { params: { id } });
      for (const { id: item, version } of items)
        await hana.call(removeItem, { params: { id: item }, version });
    }
    const { currency: before } = await hana.call(readFinance, {});
    expect(before.isFixed).toBe(false); // nothing carries a price any more
    const outcomes = await Promise.allSettled(
      ['SEK', 'NOK', 'EUR'].map((code) =>
        hana.call(changeCurrency, { version: before.version, body: { currency: currency(code) } }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const Refusal = z.object({ reason: z.object({ code: z.literal('changed-meanwhile') }) });
    expect(outcomes.filter((one) => Refusal.safeParse(one).success)).toHaveLength(2);
  });
});

function aVat(more: object) {
  return { id: randomUUID(), name: 'Reduced', rate: 1_200, ...more };
}

function aCenter(more: object) {
  return { id: randomUUID(), code: '42', name: 'Lab', isOpen: true, holders: [], ...more };
}
