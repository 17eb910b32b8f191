import { listAudit } from '../../../contract/audit.ts';
import { addUnit, changeUnit, listUnits, removeUnit } from '../../../contract/organization.ts';
import type { UnitReply } from '../../../contract/organization.ts';
import { TimeZone, UnitId } from '../../../contract/primitives.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

const newId = () => UnitId.parse(crypto.randomUUID());
const copenhagen = TimeZone.parse('Europe/Copenhagen');

const wanted = (more: Partial<UnitReply> & Pick<UnitReply, 'name' | 'kind'>) => ({
  id: newId(),
  parent: null,
  timeZone: copenhagen,
  ...more,
});

describeOnBothDatabases('places', (_createDatabase, kind) => {
  let house: House;
  let hana: PortalPerson;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    hana = await house.portal('hana');
  });
  afterAll(() => house.close());

  const list = async () => (await hana.call(listUnits, {})).units;
  const named = async (name: string): Promise<UnitReply> => {
    const found = (await list()).find((unit) => unit.name === name);
    if (!found) throw new Error(`no place is called ${name}`);
    return found;
  };

  test('are listed parents first, with the calendars in and below each', async () => {
    const units = await list();
    const places = new Map(units.map((unit, place) => [unit.id, place]));
    const early = units.filter(
      ({ parent }, place) => parent !== null && (places.get(parent) ?? place) >= place,
    );
    expect(early).toEqual([]);
    const [eu, hq] = [await named('EU'), await named('HQ')];
    expect(eu.calendars).toBe(hq.calendars);
    expect(hq.calendars).toBeGreaterThan(0);
  });

  test('are added below a larger one; sent twice it is added once', async () => {
    const body = wanted({ name: 'Pakhus', kind: 'building', parent: (await named('CPH')).id });
    const added = await hana.call(addUnit, { body });
    expect(added).toMatchObject({ ...body, version: 1, calendars: 0 });
    expect(await hana.call(addUnit, { body })).toEqual(added);
    expect((await list()).filter(({ name }) => name === 'Pakhus')).toHaveLength(1);
    await expect(hana.call(addUnit, { body: { ...body, name: 'Other' } })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  test.each([
    ['in a floor', { kind: 'building', parent: 'Floor 1' }],
    ['in another of its kind', { kind: 'building', parent: 'HQ' }],
  ] as const)('cannot stand %s', async (_, { kind, parent }) => {
    const body = wanted({ name: 'Wrong', kind, parent: (await named(parent)).id });
    await expect(hana.call(addUnit, { body })).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body/parent', detail: expect.stringContaining('larger') }],
    });
  });

  test('cannot stand in a place that this organization does not have', async () => {
    const body = wanted({ name: 'Wrong', kind: 'floor', parent: newId() });
    await expect(hana.call(addUnit, { body })).rejects.toMatchObject({ code: 'invalid-request' });
  });

  test('have names of their own among their siblings, whatever the case', async () => {
    const hq = await named('HQ');
    const body = wanted({ name: 'fLOOR 1', kind: 'floor', parent: hq.id });
    await expect(hana.call(addUnit, { body })).rejects.toMatchObject({
      code: 'already-exists',
      errors: [{ pointer: '/body/name', detail: expect.any(String) }],
    });
    const elsewhere = wanted({ name: 'Floor 1', kind: 'floor', parent: (await named('BW')).id });
    expect(await hana.call(addUnit, { body: elsewhere })).toMatchObject({ name: 'Floor 1' });
    expect(
      await hana.call(changeUnit, {
        params: { id: elsewhere.id },
        body: { name: 'FLOOR 1' },
        version: 1,
      }),
    ).toMatchObject({ name: 'FLOOR 1' });
  });

  test('are renamed, moved and put into another zone; whoever is late sees the newer version', async () => {
    const id = newId();
    await hana.call(addUnit, {
      body: wanted({ id, name: 'Annex', kind: 'floor', parent: (await named('HQ')).id }),
    });
    const cph = await named('CPH');
    const moved = await hana.call(changeUnit, {
      params: { id },
      body: { name: 'Annex 2', parent: cph.id, timeZone: TimeZone.parse('Europe/London') },
      version: 1,
    });
    expect(moved).toMatchObject({ name: 'Annex 2', parent: cph.id, timeZone: 'Europe/London', version: 2 });
    await expect(
      hana.call(changeUnit, { params: { id }, body: { name: 'Late' }, version: 1 }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile', current: moved });
    const { entries } = await hana.call(listAudit, {});
    expect(entries[0]).toMatchObject({
      action: 'unit.changed',
      subject: { kind: 'unit', id, name: 'Annex 2' },
      before: { name: 'Annex' },
      after: { name: 'Annex 2', timeZone: 'Europe/London' },
    });
  });

  test('cannot be moved into themselves or below', async () => {
    const cph = await named('CPH');
    const hq = await named('HQ');
    for (const parent of [cph.id, hq.id]) {
      await expect(
        hana.call(changeUnit, { params: { id: cph.id }, body: { parent }, version: cph.version }),
      ).rejects.toMatchObject({ code: 'invalid-request' });
    }
  });

  test('two that are named alike at once: one is there', async () => {
    const parent = (await named('BW')).id;
    const both = [1, 2].map(() =>
      hana.call(addUnit, { body: wanted({ name: 'Twin', kind: 'floor', parent }) }),
    );
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('are removed when they are empty, and otherwise say what is left in them', async () => {
    const hq = await named('HQ');
    await expect(hana.call(removeUnit, { params: { id: hq.id }, version: hq.version })).rejects.toMatchObject(
      { code: 'not-empty', detail: expect.stringMatching(/HQ still holds 2 places/) },
    );
    const cph = await named('CPH');
    await expect(
      hana.call(removeUnit, { params: { id: cph.id }, version: cph.version }),
    ).rejects.toMatchObject({ code: 'not-empty', detail: expect.stringMatching(/and 3 teams\b/) });
    const floor = await named('Floor 5');
    await expect(
      hana.call(removeUnit, { params: { id: floor.id }, version: floor.version }),
    ).rejects.toMatchObject({ code: 'not-empty', detail: expect.stringMatching(/\d calendars?\b/) });

    const body = wanted({ name: 'Soon gone', kind: 'region' });
    await hana.call(addUnit, { body });
    await expect(hana.call(removeUnit, { params: { id: body.id }, version: 9 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await hana.call(removeUnit, { params: { id: body.id }, version: 1 });
    expect((await list()).some(({ id }) => id === body.id)).toBe(false);
    await expect(hana.call(removeUnit, { params: { id: body.id }, version: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('are seen by whoever may read the organization and changed by nobody else than may', async () => {
    const gus = await house.portal('gus');
    expect((await gus.call(listUnits, {})).units.length).toBeGreaterThan(0);
    const body = wanted({ name: 'Not his', kind: 'region' });
    await expect(gus.call(addUnit, { body })).rejects.toMatchObject({ code: 'permission-missing' });
  });
});
