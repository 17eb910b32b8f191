import { ResourceMailbox } from '../../../contract/calendars.ts';
import { buildingsOf, filterMailboxes } from '../../../portal/calendars/filter-mailboxes.ts';
import type { MailboxFilter } from '../../../portal/calendars/filter-mailboxes.ts';
import { filterCalendars } from '../../../portal/calendars/filter-calendars.ts';
import { stepOf } from '../../../portal/calendars/row-step.ts';

const mailboxes = (
  [
    ['fjord', 'room', 'HQ', 'Floor 1'],
    ['skov', 'room', null, null],
    ['projector-3', 'equipment', 'BW', null],
  ] as const
).map(([name, kind, building, floor]) =>
  ResourceMailbox.parse({
    mailbox: `${name}@nordhavn.example`,
    name: name.toUpperCase(),
    kind,
    capacity: null,
    building,
    floor,
    equipment: [],
    roomLists: building === 'HQ' ? ['Copenhagen rooms'] : [],
    addedThrough: null,
  }),
);
const all: MailboxFilter = { search: '', kind: 'all', building: null };
const found = (filter: Partial<MailboxFilter>) =>
  filterMailboxes(mailboxes, { ...all, ...filter }).map(({ mailbox }) => mailbox.split('@')[0]);

test('every word of a search must be somewhere, in letters of any case', () => {
  expect(found({ search: 'FLOOR hq' })).toEqual(['fjord']);
  expect(found({ search: 'copenhagen' })).toEqual(['fjord']);
  expect(found({ search: 'hq skov' })).toEqual([]);
});

test('kind and building narrow down, and having no building is a choice of its own', () => {
  expect(found({ kind: 'equipment' })).toEqual(['projector-3']);
  expect(found({ building: '' })).toEqual(['skov']);
  expect(buildingsOf(mailboxes)).toEqual(['', 'BW', 'HQ']);
});

test('calendars with trouble are those that cannot be read, are no rooms any more, or have warnings', () => {
  const calendars = [
    calendar('a', 'ok'),
    calendar('b', 'unread'),
    calendar('c', 'failing'),
    calendar('d', 'not-a-resource'),
    calendar('e', 'ok', ['never confirms']),
  ];
  const shown = filterCalendars(calendars, '', 'trouble', () => '');
  expect(shown.map(({ name }) => name)).toEqual(['c', 'd', 'e']);
});

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowUp', 0, 0],
  ['PageDown', 95, 99],
  ['Home', 50, 0],
  ['End', 0, 99],
  ['Tab', 5, null],
])('%s leads from row %i to %s of a hundred', (key, from, to) => {
  expect(stepOf(key, from, 100)).toBe(to);
});

function never(): never {
  throw new Error('there is a first mailbox');
}

function calendar(
  name: string,
  state: 'ok' | 'unread' | 'failing' | 'not-a-resource',
  warnings: string[] = [],
) {
  return { name, unit: null, warnings, health: { state }, mailbox: mailboxes[0]?.mailbox ?? never() };
}
