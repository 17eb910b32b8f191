import { listAssignments } from '../../../contract/access.ts';
import { listAudit } from '../../../contract/audit.ts';
import { readOrganization } from '../../../contract/organization.ts';
import { readPortalMe, signUp } from '../../../contract/portal.ts';
import { OrganizationId } from '../../../contract/primitives.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const newId = () => OrganizationId.parse(crypto.randomUUID());

describeOnBothDatabases('opening an organization', (_createDatabase, kind) => {
  let house: House;
  let logged = '';
  beforeAll(async () => {
    house = await startHouse({ database: kind, log: { write: (line) => void (logged += line) } });
  });
  afterAll(() => house.close());

  const wish = { name: 'Sydhavn', contactMail: 'siri@sydhavn.example' };
  const code = () => house.signUpCode ?? '';

  test('takes the code that the server printed, however it is typed, and makes its creator the owner', async () => {
    const siri = await house.portal('siri');
    expect(code()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const before = await siri.call(readPortalMe, {});
    expect([before.organizations, before.contacts, before.signUp]).toEqual([[], [], 'code']);

    const wrong = { ...wish, id: newId(), code: 'AAAA-BBBB-CCCC' };
    await expect(siri.call(signUp, { body: wrong })).rejects.toMatchObject({ code: 'sign-up-refused' });
    await expect(siri.call(signUp, { body: { ...wish, id: newId() } })).rejects.toMatchObject({
      code: 'sign-up-refused',
    });

    const id = newId();
    const body = { ...wish, id, code: ` ${code().toLowerCase().replaceAll('-', ' ')} ` };
    expect(await siri.call(signUp, { body })).toEqual({ id, name: 'Sydhavn' });
    siri.actIn(id);

    const me = await siri.call(readPortalMe, {});
    expect(me.organizations).toMatchObject([{ id, name: 'Sydhavn', roles: ['owner'] }]);
    const organization = await siri.call(readOrganization, {});
    expect(organization).toMatchObject({
      contact: { name: 'Siri Strand', mail: 'siri@sydhavn.example' },
      tenants: [{ tenantId: me.person.tenantId, name: null, domain: null }],
      version: 1,
    });
    const { assignments } = await siri.call(listAssignments, {});
    expect(assignments).toMatchObject([
      {
        role: 'owner',
        holder: { kind: 'user', id: me.person.objectId },
        holderName: 'Siri Strand',
        unit: null,
      },
    ]);
    const { entries } = await siri.call(listAudit, {});
    expect(entries.map(({ action, cause }) => [action, cause])).toEqual([
      ['assignment.added', 'sign-up'],
      ['organization.opened', 'sign-up'],
    ]);

    const again = await siri.call(signUp, { body });
    expect(again).toEqual({ id, name: 'Sydhavn' });
    await expect(siri.call(signUp, { body: { ...body, name: 'Other' } })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    const used = { ...body, id: newId() };
    await expect(siri.call(signUp, { body: used })).rejects.toMatchObject({ code: 'sign-up-refused' });
    expect((await siri.call(readPortalMe, {})).organizations).toHaveLength(1);
  });

  test('is open to nobody else by the same id', async () => {
    const [siri, hana] = await Promise.all([house.portal('siri'), house.portal('hana')]);
    const { organizations } = await siri.call(readPortalMe, {});
    const body = { ...wish, id: organizations[0]?.id ?? newId(), code: code() };
    await expect(hana.call(signUp, { body })).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  test('is not for guests', async () => {
    const guest = await house.portal('anna-guest');
    expect((await guest.call(readPortalMe, {})).person.isGuest).toBe(true);
    const body = { ...wish, id: newId(), code: code() };
    await expect(guest.call(signUp, { body })).rejects.toMatchObject({ code: 'sign-up-refused' });
  });

  test('is not a place to try codes', async () => {
    const dora = await house.portal('dora');
    const tries = Array.from({ length: 30 }, () =>
      dora.call(signUp, { body: { ...wish, id: newId(), code: 'AAAA-AAAA-AAAA' } }).then(
        () => 'opened',
        (error: unknown) => String(Reflect.get(Object(error), 'code')),
      ),
    );
    const outcomes = new Set(await Promise.all(tries));
    expect(outcomes).toEqual(new Set(['sign-up-refused', 'too-many-requests']));
  });

  test('leaves no code in the log', () => {
    expect(logged).not.toContain(code());
    expect(logged).not.toContain(code().replaceAll('-', ''));
    expect(logged).toContain('/portal-api/organizations');
  });
});

test('two who send the same code at once: one organization is opened', async () => {
  const house = await startHouse();
  try {
    const [siri, sofie] = await Promise.all([house.portal('siri'), house.portal('sofie')]);
    const body = () => ({
      name: 'X',
      contactMail: 'x@sydhavn.example',
      id: newId(),
      code: house.signUpCode ?? '',
    });
    const outcomes = await Promise.allSettled([
      siri.call(signUp, { body: body() }),
      sofie.call(signUp, { body: body() }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  } finally {
    await house.close();
  }
});

test('a server that is open to everybody prints no code and asks for none', async () => {
  const house = await startHouse({ environment: { SIGN_UP: 'open' } });
  try {
    const siri = await house.portal('siri');
    const id = newId();
    const body = { id, name: 'Sydhavn', contactMail: 'siri@sydhavn.example' };
    expect(house.signUpCode).toBeNull();
    expect((await siri.call(readPortalMe, {})).signUp).toBe('open');
    expect(await siri.call(signUp, { body })).toEqual({ id, name: 'Sydhavn' });
  } finally {
    await house.close();
  }
});
