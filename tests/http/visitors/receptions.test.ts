import { randomUUID } from 'node:crypto';
import { addAssignment } from '../../../contract/access.ts';
import { listAudit } from '../../../contract/audit.ts';
import { listMyReceptions } from '../../../contract/front-desk.ts';
import { listUnits } from '../../../contract/organization.ts';
import { addReception, changeReception, listReceptions } from '../../../contract/receptions.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

describe('receptions', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse();
  });
  beforeEach(() => house.reset());
  afterAll(() => house.close());

  const personOf = (handle: string) => {
    const [tenant] = house.world().tenants;
    const person = tenant?.people.find((one) => one.handle === handle);
    return { tenantId: tenant?.id ?? '', id: person?.id ?? '' };
  };

  async function aReception(more: object = {}) {
    const { call } = await house.portal('hana');
    const [unit] = (await call(listUnits, {})).units;
    const body = {
      id: randomUUID(),
      name: 'Night desk',
      language: 'da',
      country: 'DK',
      timeZone: 'Europe/Copenhagen',
      asks: {},
      units: [unit?.id ?? ''],
      members: [],
      ...more,
    };
    return { call, body };
  }

  test('are added once, with what is usual for whatever is left out', async () => {
    const { call, body } = await aReception();
    const added = await call(addReception, { body });
    expect(added).toMatchObject({
      name: 'Night desk',
      noticeMinutes: 1_440,
      retentionDays: 30,
      asks: {
        mail: 'optional',
        company: 'optional',
        phone: 'optional',
        carPlate: 'hidden',
        language: 'hidden',
        fields: [],
      },
      isActive: true,
      version: 1,
    });
    expect(await call(addReception, { body })).toEqual(added);
    await expect(call(addReception, { body: { ...body, name: 'Day desk' } })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    await expect(
      call(addReception, { body: { ...body, id: randomUUID(), name: 'reception cph' } }),
    ).rejects.toMatchObject({ code: 'already-exists', errors: [{ pointer: '/body/name' }] });
  });

  test.each([
    ['no country', { country: 'Denmark' }, '/body/country'],
    ['a notice of half an hour', { noticeMinutes: 30 }, '/body/noticeMinutes'],
    ['a notice of a month', { noticeMinutes: 43_200 }, '/body/noticeMinutes'],
    ['no retention', { retentionDays: 0 }, '/body/retentionDays'],
    ['a place of nobody', { units: [randomUUID()] }, '/body/units/0'],
    ['directions without an end', { directions: 'x'.repeat(2_001) }, '/body/directions'],
    ['a question of another kind', { asks: { company: 'maybe' } }, '/body/asks/company'],
  ])('are not set up with %s', async (_what, more, pointer) => {
    const { call, body } = await aReception(more);
    await expect(call(addReception, { body })).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer }],
    });
  });

  test('are changed from the version that was seen, and the audit says what was before', async () => {
    const { call, body } = await aReception();
    const { id } = await call(addReception, { body });
    const change = { params: { id }, version: 1 };
    const changed = await call(changeReception, { ...change, body: { noticeMinutes: 60, isActive: false } });
    expect(changed).toMatchObject({ noticeMinutes: 60, isActive: false, version: 2 });
    await expect(call(changeReception, { ...change, body: { name: 'Lost' } })).rejects.toMatchObject({
      code: 'changed-meanwhile',
      current: { name: 'Night desk', version: 2 },
    });
    const { entries } = await call(listAudit, { query: {} });
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: 'reception.changed',
        before: expect.objectContaining({ noticeMinutes: 1_440, isActive: true }),
        after: expect.objectContaining({ noticeMinutes: 60, isActive: false }),
      }),
    );
  });

  test('are for their members, and for nobody who was taken out', async () => {
    const dora = personOf('dora');
    const { call, body } = await aReception({
      members: [{ kind: 'user', ...personOf('dora'), name: 'Dora' }],
    });
    const doras = (await house.portal('dora')).call;
    const names = async () => (await doras(listMyReceptions, {})).receptions.map(({ name }) => name);
    expect(await names()).toEqual([]);
    const { id } = await call(addReception, { body });
    expect(dora.id).not.toBe('');
    expect(await names()).toEqual(['Night desk']);
    await call(changeReception, { params: { id }, version: 1, body: { members: [] } });
    expect(await names()).toEqual([]);
  });

  test('are set up by who looks after visitors, and read by nobody who only works at one', async () => {
    const fatima = (await house.portal('fatima')).call;
    await expect(fatima(listReceptions, {})).rejects.toMatchObject({ code: 'permission-missing' });

    const { call } = await house.portal('hana');
    const holder = { kind: 'user' as const, ...personOf('fatima') };
    await call(addAssignment, {
      body: { id: randomUUID(), holder, holderName: 'Fatima Noor', role: 'visitors-administrator' },
    });
    const again = (await house.portal('fatima')).call;
    expect((await again(listReceptions, {})).receptions.map(({ name }) => name)).toEqual([
      'Reception CPH',
      'Reception NYC',
    ]);
    expect((await again(listMyReceptions, {})).receptions).toHaveLength(2);
  });
});
