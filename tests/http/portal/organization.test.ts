import { listAudit } from '../../../contract/audit.ts';
import { changeOrganization, readChecklist, readOrganization } from '../../../contract/organization.ts';
import { listPlaces } from '../../../contract/rooms.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import type { PortalPerson } from '../../support/portal-person.ts';

describeOnBothDatabases('the organization', (_createDatabase, kind) => {
  let house: House;
  let hana: PortalPerson;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
    hana = await house.portal('hana');
  });
  afterAll(() => house.close());

  test('is changed by its owner, one version at a time, and the audit says what it was before', async () => {
    const before = await hana.call(readOrganization, {});
    const after = await hana.call(changeOrganization, {
      body: { contactName: 'Nora Quinn', contactMail: 'Nora@Nordhavn.example' },
      version: before.version,
    });

    expect(after).toEqual({
      ...before,
      version: before.version + 1,
      contact: { name: 'Nora Quinn', mail: 'nora@nordhavn.example' },
    });
    const { entries } = await hana.call(listAudit, {});
    expect(entries[0]).toMatchObject({
      action: 'organization.changed',
      actor: { kind: 'person', name: 'Hana Berg' },
      before: { contact: { name: 'Hana Berg' } },
      after: { contact: { name: 'Nora Quinn' } },
    });
    expect(entries[0]?.requestId).toEqual(expect.any(String));
  });

  test('shows what somebody else made of it to whoever changed an older version, and keeps it', async () => {
    const seen = await hana.call(readOrganization, {});
    await hana.call(changeOrganization, { body: { name: 'Nordhavn A/S' }, version: seen.version });

    const late = hana.call(changeOrganization, { body: { name: 'Late' }, version: seen.version });
    await expect(late).rejects.toMatchObject({
      code: 'changed-meanwhile',
      current: { name: 'Nordhavn A/S', version: seen.version + 1 },
    });
    expect((await hana.call(readOrganization, {})).name).toBe('Nordhavn A/S');
  });

  test('lets one of two who change the same version at once win', async () => {
    const { version } = await hana.call(readOrganization, {});
    const both = ['one', 'other'].map((name) => hana.call(changeOrganization, { body: { name }, version }));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await hana.call(readOrganization, {})).version).toBe(version + 1);
  });

  test('is not changed without saying which version was seen', async () => {
    await expect(hana.call(changeOrganization, { body: { name: 'x' } })).rejects.toMatchObject({
      code: 'precondition-required',
      status: 428,
    });
  });

  test('is not changed by others than its owner, and is nothing to those without a role', async () => {
    const [gus, ivan] = await Promise.all([house.portal('gus'), house.portal('ivan')]);
    ivan.actIn(hana.organization());
    const { version } = await gus.call(readOrganization, {});
    await expect(gus.call(changeOrganization, { body: { name: 'x' }, version })).rejects.toMatchObject({
      code: 'permission-missing',
    });
    await expect(ivan.call(readOrganization, {})).rejects.toMatchObject({ code: 'no-role' });
  });

  test('does not exist for people of other tenants', async () => {
    const siri = await house.portal('siri');
    siri.actIn(hana.organization());
    await expect(siri.call(readOrganization, {})).rejects.toMatchObject({ code: 'not-found' });
  });

  test('has a checklist that is computed from what is there', async () => {
    const { steps } = await hana.call(readChecklist, {});
    const byCode = Object.fromEntries(steps.map((step) => [step.code, step]));
    expect(byCode['organization']).toMatchObject({ isDone: true });
    expect(byCode['integration']).toMatchObject({ isDone: true, count: 1 });
    expect(byCode['calendars']).toMatchObject({ isDone: true });
    expect(byCode['places']).toMatchObject({ isDone: true, count: 0 });
    expect(byCode['roles']).toMatchObject({ isDone: true });
    expect(byCode['access-proof']).toMatchObject({ isDone: false, count: 0 });
  });

  test('has the add-in once somebody with a role has used it in Outlook, not when the portal is used or a guess is refused', async () => {
    const deploy = async () =>
      (await hana.call(readChecklist, {})).steps.find(({ code }) => code === 'deploy');
    const [anna, ivan] = await Promise.all([house.caller('anna'), house.token('ivan')]);
    const url = `${house.productUrl}/addin-api/places`;
    const headers = { authorization: `Bearer ${ivan}`, 'foyer-organization': hana.organization() ?? '' };
    expect((await fetch(url, { headers })).status).toBe(403);
    expect(await deploy()).toMatchObject({ isDone: false, isHalfDone: true });

    await anna(listPlaces, {});
    expect(await deploy()).toMatchObject({ isDone: true, isHalfDone: false });
  });
});
