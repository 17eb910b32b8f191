import { UnitId } from '../../../contract/primitives.ts';
import { can, grantsOf, isRole } from '../../../server/modules/access/roles.ts';

const [region, campus, building, elsewhere] = [1, 2, 3, 4].map((digit) =>
  UnitId.parse(`0000000${digit}-0000-4000-8000-000000000000`),
);

describe('roles', () => {
  test('let people who use the add-in read rooms, with or without delegated access', () => {
    for (const role of ['add-in-user', 'add-in-user-with-delegated-access'] as const) {
      expect(can(grantsOf([{ role, unit: null }]), 'rooms.read')).toBe(true);
    }
  });

  test('let owners and administrators use nothing that their role is not for', () => {
    for (const role of ['owner', 'integrations-administrator'] as const) {
      expect(grantsOf([{ role, unit: null }])).toEqual([]);
    }
  });

  test('grant the same thing once, however often it was given', () => {
    const grants = grantsOf([
      { role: 'add-in-user', unit: campus! },
      { role: 'add-in-user-with-delegated-access', unit: campus! },
      { role: 'add-in-user', unit: null },
    ]);

    expect(grants).toEqual([
      { permission: 'rooms.read', unit: campus },
      { permission: 'rooms.read', unit: null },
    ]);
  });

  test.each(['toString', '__proto__', 'constructor', 'Owner', ''])('do not include %p', (name) => {
    expect(isRole(name)).toBe(false);
  });
});

describe('a permission held in a unit', () => {
  const grants = grantsOf([{ role: 'add-in-user', unit: campus! }]);

  test('reaches the unit and everything below it', () => {
    expect(can(grants, 'rooms.read', [campus!])).toBe(true);
    expect(can(grants, 'rooms.read', [building!, campus!, region!])).toBe(true);
  });

  test('reaches neither what is above, nor what is beside, nor the organization', () => {
    expect(can(grants, 'rooms.read', [region!])).toBe(false);
    expect(can(grants, 'rooms.read', [elsewhere!, region!])).toBe(false);
    expect(can(grants, 'rooms.read')).toBe(false);
  });
});
