import { auditFilterOf, paramsOf, queryOf } from '../../../portal/audit/audit-filter.ts';
import { changesIn } from '../../../portal/audit/changes.ts';

const words = { yes: 'yes', no: 'no' };

test('shows what differs, field by field, and leaves out what stayed', () => {
  const before = { label: 'HQ', server: { url: 'https://old', ownAuthority: false }, seats: 8 };
  const after = { label: 'HQ', server: { url: 'https://new', ownAuthority: true }, seats: 8 };
  expect(changesIn(before, after, words)).toEqual([
    { field: 'server.url', before: 'https://old', after: 'https://new' },
    { field: 'server.ownAuthority', before: 'no', after: 'yes' },
  ]);
});

test('a thing that was added has nothing before, one that was removed nothing after', () => {
  expect(changesIn(null, { name: 'HQ' }, words)).toEqual([{ field: 'name', before: null, after: 'HQ' }]);
  expect(changesIn({ name: 'HQ' }, null, words)).toEqual([{ field: 'name', before: 'HQ', after: null }]);
});

test('plain lists stay in one row, lists of things are numbered', () => {
  expect(changesIn({ equipment: ['display'] }, { equipment: ['display', 'video'] }, words)).toEqual([
    { field: 'equipment', before: 'display', after: 'display, video' },
  ]);
  expect(changesIn({}, { rooms: [{ id: 'a' }, { id: 'b' }] }, words).map(({ field }) => field)).toEqual([
    'rooms.1.id',
    'rooms.2.id',
  ]);
});

test('the days of a filter begin where the person is, and the last one is covered to its end', () => {
  const query = queryOf({ search: '', action: '', from: '2026-12-01', to: '2026-12-31' });
  expect(query).toEqual({
    from: new Date(2026, 11, 1).toISOString(),
    to: new Date(2027, 0, 1).toISOString(),
  });
});

test('an address that somebody mistyped asks for what can be read of it', () => {
  const filter = auditFilterOf(new URLSearchParams('search=%20hana%20&from=2026-99-99&to=soon'));
  expect(paramsOf(filter)).toEqual({ search: 'hana' });
});
