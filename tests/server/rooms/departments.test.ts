import { DepartmentId } from '../../../contract/primitives.ts';
import { countRooms } from '../../../server/modules/rooms/index.ts';
import { visibleRooms } from '../../../server/modules/rooms/visible-rooms.ts';
import { aCaller, aRoom, lille, someDeps, unitOf } from './nordhavn.ts';

const sales = DepartmentId.parse('44444444-4444-4444-8444-444444444441');
const legal = DepartmentId.parse('44444444-4444-4444-8444-444444444442');
const members = { tenantId: 'tenant', groupId: 'sales' };
const ofSales = aRoom('ofsales', { department: { id: sales, onlyFor: members } });
const shared = aRoom('shared', { department: { id: legal, onlyFor: null } });
const { directory } = someDeps({ rooms: [ofSales, shared, lille] });

const namesFor = async (caller: ReturnType<typeof aCaller>) =>
  (await visibleRooms(directory, caller)).rooms.map(({ name }) => name).sort();
const forDepartment = (department: DepartmentId) =>
  aCaller({ grants: [{ permission: 'rooms.read', unit: null, department }] });

describe('a department', () => {
  test('may keep its rooms to its members', async () => {
    expect(await namesFor(aCaller())).toEqual(['lille', 'shared']);
    expect(await namesFor(aCaller({ groups: new Set(['sales']) }))).toEqual(['lille', 'ofsales', 'shared']);
  });

  test('takes nobody for a member whose group of that id is in another tenant', async () => {
    const stranger = aCaller({ tenantId: 'elsewhere', groups: new Set(['sales']) });

    expect(await namesFor(stranger)).toEqual(['lille', 'shared']);
  });

  test('is all that a role for it reaches, wherever its rooms are and whoever is a member', async () => {
    expect(await namesFor(forDepartment(sales))).toEqual(['ofsales']);
    expect(await namesFor(forDepartment(legal))).toEqual(['shared']);
  });

  test('shows a member nothing that no role of theirs reaches', async () => {
    const grants = [{ permission: 'rooms.read' as const, unit: unitOf('nyc'), department: null }];

    expect(await namesFor(aCaller({ groups: new Set(['sales']), grants }))).toEqual([]);
  });
});

test('rooms are counted as a search would show them', async () => {
  const closed = aRoom('closed', { bookedBy: ['board'] });
  const deps = someDeps({ rooms: [ofSales, shared, closed] });

  expect(await countRooms(deps, aCaller())).toEqual({ seen: 2, bookable: 1 });
  expect(await countRooms(deps, aCaller({ groups: new Set(['board', 'sales']) }))).toEqual({
    seen: 3,
    bookable: 3,
  });
});
