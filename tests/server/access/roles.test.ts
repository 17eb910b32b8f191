import { roles } from '../../../contract/access.ts';
import { DepartmentId, UnitId } from '../../../contract/primitives.ts';
import { permissions } from '../../../contract/route.ts';
import { can, grantsOf, isOwner, isRole, scopeOf } from '../../../server/modules/access/roles.ts';
import { roleTable } from '../../../server/modules/access/role-table.ts';

const unit = (digit: number) => UnitId.parse(`0000000${digit}-0000-4000-8000-000000000000`);
const [region, campus, building, elsewhere] = [unit(1), unit(2), unit(3), unit(4)];
const sales = DepartmentId.parse('00000005-0000-4000-8000-000000000000');
const legal = DepartmentId.parse('00000006-0000-4000-8000-000000000000');
const whole = { unit: null, department: null };

const holders = (permission: (typeof permissions)[number]) =>
  roles.filter((role) => roleTable[role].permissions.includes(permission));

describe('roles', () => {
  test('let people who use the add-in read rooms, with or without delegated access', () => {
    for (const role of ['add-in-user', 'add-in-user-with-delegated-access'] as const) {
      expect(can(grantsOf([{ role, ...whole }]), 'rooms.read')).toBe(true);
    }
  });

  test('let administrators, owners among them, use nothing that their role is not for', () => {
    const users = roles.filter((role) => roleTable[role].permissions.includes('rooms.read'));

    expect(users).toEqual(['add-in-user', 'add-in-user-with-delegated-access']);
  });

  test('let administrators of services set teams up, and portal users work for them', () => {
    expect(holders('services.read')).toEqual(['owner', 'services-administrator']);
    expect(holders('services.write')).toEqual(['owner', 'services-administrator']);
    expect(holders('requests.work')).toEqual(['owner', 'services-administrator', 'portal-user']);
  });

  test('let only delegates act on meetings of others, and care takers of rooms and services decide unclear ones', () => {
    expect(holders('meetings.act-for-others')).toEqual(['add-in-user-with-delegated-access']);
    expect(holders('meetings.reconcile')).toEqual([
      'owner',
      'resources-administrator',
      'services-administrator',
    ]);
  });

  test('let everybody look up what they were told', () => {
    expect(holders('feed.read')).toEqual([...roles]);
  });

  test('let an owner set up everything', () => {
    const grants = grantsOf([{ role: 'owner', ...whole }]);

    expect(permissions.filter((permission) => !can(grants, permission))).toEqual([
      'kiosk.use', // of devices: no role brings it
      'meetings.act-for-others',
      'rooms.read',
    ]);
  });

  test('make nobody an owner but owners', () => {
    const owners = roles.filter((role) => isOwner({ grants: grantsOf([{ role, ...whole }]) }));

    expect(owners).toEqual(['owner']);
  });

  test('let those who connect Exchange or look after rooms add calendars and find groups by name, and only those', () => {
    const adding = roles.filter((role) => roleTable[role].permissions.includes('calendars.write'));

    expect(adding).toEqual(['owner', 'integrations-administrator', 'resources-administrator']);
    for (const role of adding) expect(roleTable[role].permissions).toContain('directory.read');
  });

  test('let those who look after teams or receptions find members by name', () => {
    for (const role of ['services-administrator', 'visitors-administrator'] as const)
      expect(roleTable[role].permissions).toContain('directory.read');
  });

  test('let an integrations administrator neither give roles nor move places', () => {
    const allowed = roleTable['integrations-administrator'].permissions;

    expect(allowed).not.toEqual(expect.arrayContaining(['access.write']));
    expect(allowed).not.toEqual(expect.arrayContaining(['units.write']));
  });

  test('let an auditor change nothing', () => {
    const changing = roleTable.auditor.permissions.filter((permission) => !permission.endsWith('.read'));

    expect(changing).toEqual([]);
  });

  test('are for the whole organization when they set it up, but for the care of rooms', () => {
    const confined = roles.filter((role) => roleTable[role].mayBeConfined);

    expect(confined).toEqual([
      'resources-administrator',
      'finance',
      'portal-user',
      'add-in-user',
      'add-in-user-with-delegated-access',
    ]);
  });

  test('that are confined to a part bring nothing that only the whole has', () => {
    const role = 'resources-administrator' as const;

    expect(can(grantsOf([{ role, ...whole }]), 'units.write', [campus])).toBe(true);
    expect(can(grantsOf([{ role, unit: campus, department: null }]), 'units.write', [campus])).toBe(false);
    expect(can(grantsOf([{ role, unit: campus, department: null }]), 'calendars.write', [campus])).toBe(true);
  });

  test('grant the same thing once, however often it was given', () => {
    const grants = grantsOf([
      { role: 'add-in-user', unit: campus, department: null },
      { role: 'add-in-user-with-delegated-access', unit: campus, department: null },
      { role: 'add-in-user', ...whole },
    ]);

    expect(grants).toEqual([
      { permission: 'rooms.read', unit: campus, department: null },
      { permission: 'feed.read', unit: campus, department: null },
      { permission: 'meetings.act-for-others', unit: campus, department: null },
      { permission: 'rooms.read', unit: null, department: null },
      { permission: 'feed.read', unit: null, department: null },
    ]);
  });

  test.each(['toString', '__proto__', 'constructor', 'Owner', ''])('do not include %p', (name) => {
    expect(isRole(name)).toBe(false);
  });
});

describe('a permission held in a unit', () => {
  const grants = grantsOf([{ role: 'add-in-user', unit: campus, department: null }]);

  test('reaches the unit and everything below it', () => {
    expect(can(grants, 'rooms.read', [campus])).toBe(true);
    expect(can(grants, 'rooms.read', [building, campus, region])).toBe(true);
  });

  test('reaches neither what is above, nor what is beside, nor the organization', () => {
    expect(can(grants, 'rooms.read', [region])).toBe(false);
    expect(can(grants, 'rooms.read', [elsewhere, region])).toBe(false);
    expect(can(grants, 'rooms.read')).toBe(false);
  });

  test('reaches no department', () => {
    expect(can(grants, 'rooms.read', [], sales)).toBe(false);
  });
});

describe('a permission held for a department', () => {
  const grants = grantsOf([{ role: 'resources-administrator', unit: null, department: sales }]);

  test('reaches its rooms wherever they are', () => {
    expect(can(grants, 'calendars.write', [building, campus, region], sales)).toBe(true);
  });

  test('reaches neither those of another, nor those of none, nor the organization', () => {
    expect(can(grants, 'calendars.write', [building], legal)).toBe(false);
    expect(can(grants, 'calendars.write', [building])).toBe(false);
    expect(can(grants, 'calendars.write')).toBe(false);
  });
});

const administrator = 'resources-administrator' as const;
const scope = (...held: Parameters<typeof grantsOf>[0]) =>
  scopeOf({ grants: grantsOf(held) }, 'calendars.write');

describe('the scope of a permission', () => {
  test('is everywhere once it is held for the organization', () => {
    expect(
      scope({ role: administrator, unit: campus, department: null }, { role: administrator, ...whole }),
    ).toEqual({ everywhere: true });
  });

  test('is the units and departments it is held for otherwise', () => {
    expect(
      scope(
        { role: administrator, unit: campus, department: null },
        { role: administrator, unit: null, department: sales },
      ),
    ).toEqual({
      everywhere: false,
      units: [campus],
      departments: [sales],
    });
  });

  test('is nowhere without it', () => {
    expect(scope({ role: 'auditor', ...whole })).toEqual({ everywhere: false, units: [], departments: [] });
  });
});
