import {
  addDepartment,
  addUnit,
  changeDepartment,
  listDepartments,
  listUnits,
  removeDepartment,
  removeUnit,
} from '../../../contract/organization.ts';
import { readPortalMe } from '../../../contract/portal.ts';
import { DepartmentId, TimeZone, UnitId } from '../../../contract/primitives.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

const newId = () => DepartmentId.parse(crypto.randomUUID());

describeOnBothDatabases('departments', (_createDatabase, kind) => {
  let house: House;
  let hana: PortalPerson;
  let tenantId: string;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    hana = await house.portal('hana');
    ({ tenantId } = (await hana.call(readPortalMe, {})).person);
  });
  afterAll(() => house.close());

  const groupId = (name: string) =>
    house
      .world()
      .tenants.flatMap(({ groups }) => groups)
      .find(({ displayName }) => displayName === name)?.id ?? '';
  const sales = () => ({
    id: newId(),
    name: 'Sales',
    tenantId,
    groupId: groupId('Sales'),
    groupName: 'Sales',
    defaultUnit: null,
    costCenter: '4711',
    visibility: 'members' as const,
  });

  test('are made of Entra groups once, changed and removed, by one version after another', async () => {
    const body = sales();
    const added = await hana.call(addDepartment, { body });
    expect(added).toEqual({ ...body, calendars: 0, version: 1 });
    expect(await hana.call(addDepartment, { body })).toEqual(added);
    await expect(hana.call(addDepartment, { body: { ...body, costCenter: '1' } })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });

    const [unit] = (await hana.call(listUnits, {})).units;
    const params = { id: body.id };
    const change = { defaultUnit: unit?.id ?? null, costCenter: null };
    const changed = await hana.call(changeDepartment, { params, body: change, version: 1 });
    expect(changed).toEqual({ ...added, ...change, version: 2 });
    await expect(
      hana.call(changeDepartment, { params, body: { name: 'Late' }, version: 1 }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile', current: changed });
    await expect(hana.call(removeDepartment, { params, version: 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await hana.call(removeDepartment, { params, version: 2 });
    expect((await hana.call(listDepartments, {})).departments).toEqual([]);
  });

  test('are no two of one name or one group', async () => {
    const body = sales();
    await hana.call(addDepartment, { body });
    for (const other of [
      { ...sales(), name: 'SALES', groupId: groupId('Owners') },
      { ...sales(), name: 'Other' },
    ]) {
      await expect(hana.call(addDepartment, { body: other })).rejects.toMatchObject({
        code: 'already-exists',
      });
    }
    await hana.call(removeDepartment, { params: { id: body.id }, version: 1 });
  });

  test('are of a tenant and in a place of this organization', async () => {
    const stranger = crypto.randomUUID();
    const body = { ...sales(), tenantId: stranger, defaultUnit: UnitId.parse(stranger) };
    await expect(hana.call(addDepartment, { body })).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [
        { pointer: '/body/tenantId', detail: expect.any(String) },
        { pointer: '/body/defaultUnit', detail: expect.any(String) },
      ],
    });
  });

  test('keep their default place from being removed', async () => {
    const unit = {
      id: UnitId.parse(crypto.randomUUID()),
      parent: null,
      kind: 'region' as const,
      name: 'Nord',
    };
    await hana.call(addUnit, { body: { ...unit, timeZone: TimeZone.parse('Europe/Oslo') } });
    const body = { ...sales(), defaultUnit: unit.id };
    await hana.call(addDepartment, { body });
    await expect(hana.call(removeUnit, { params: { id: unit.id }, version: 1 })).rejects.toMatchObject({
      code: 'not-empty',
      detail: expect.stringContaining('1 department'),
    });
    await hana.call(removeDepartment, { params: { id: body.id }, version: 1 });
    await hana.call(removeUnit, { params: { id: unit.id }, version: 1 });
  });
});
