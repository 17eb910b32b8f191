import { readChoices, writeChoices } from '../../../addin/rooms/kept-choices.ts';
import { placeChoices } from '../../../addin/rooms/place-choices.ts';
import { parseSeats } from '../../../addin/rooms/SeatsField.tsx';
import { deriveWish, noChoices } from '../../../addin/rooms/wish.ts';
import type { Unit } from '../../../contract/rooms.ts';
import { aMeeting, at } from '../outlook/composed-fakes.ts';
import { HQ } from './offers.ts';

const now = at('2026-11-30T08:00:00Z');
const noRooms = new Set<string>();
const derive = (change: Parameters<typeof aMeeting>[0], choices = noChoices, rooms = noRooms) =>
  deriveWish(aMeeting(change), choices, rooms, now);

const unit = (id: number, parent: number | null, name: string) =>
  ({ id: `u${id}`, parent: parent === null ? null : `u${parent}`, name }) as unknown as Unit;

test('needs a seat for the organizer and for everybody invited', () => {
  expect(derive({}).seats).toBe(6);
});

test('counts the organizer once, and rooms not at all, whether the meeting or the list knows them', () => {
  const attendees = [
    'anna@nordhavn.example',
    'fjord@nordhavn.example',
    'skov@nordhavn.example',
    'x@y.example',
  ];
  const rooms = [{ mailbox: 'fjord@nordhavn.example', name: 'fjord' }];
  expect(derive({ attendees, rooms }, noChoices, new Set(['skov@nordhavn.example'])).people).toBe(2);
});

test('seats set by the person win until they are given back', () => {
  const set = derive({}, { ...noChoices, seats: 12 });
  expect(set).toMatchObject({ seats: 12, people: 6, seatsSetByPerson: true });
  expect(set.query.seats).toBe(12);
  expect(derive({}).seatsSetByPerson).toBe(false);
});

test('six thousand attendees are a wish like any other', () => {
  const attendees = Array.from({ length: 6000 }, (_unused, index) => `guest${index}@nordhavn.example`);
  expect(derive({ attendees })).toMatchObject({ seats: 6001, trouble: null });
});

test.each([
  ['end-before-start', '2026-12-01T09:00:00Z', '2026-12-01T08:00:00Z'],
  ['no-length', '2026-12-01T09:00:00Z', '2026-12-01T09:00:00Z'],
  ['past', '2026-11-30T07:00:00Z', '2026-11-30T08:00:00Z'],
  ['too-long', '2026-12-01T09:00:00Z', '2027-01-30T09:00:01Z'],
  [null, '2026-11-30T07:30:00Z', '2026-11-30T08:30:00Z'],
  [null, '2026-12-01T09:00:00Z', '2027-01-30T09:00:00Z'],
])('finds %p with the time from %s to %s', (trouble, start, end) => {
  expect(derive({ interval: { start: at(start), end: at(end) } }).trouble).toBe(trouble);
});

test('says what a meeting saved before occupies, so that it does not stand in its own way', () => {
  const interval = { start: at('2026-12-01T09:00:00Z'), end: at('2026-12-01T10:00:00Z') };
  const { query } = derive({ saved: { interval, rooms: ['fjord@nordhavn.example'] } });
  expect(query).toMatchObject({
    savedStart: interval.start,
    savedEnd: interval.end,
    savedRoom: ['fjord@nordhavn.example'],
  });
  expect(derive({}).query).not.toHaveProperty('savedStart');
});

test('choices are found again as they were kept', () => {
  const choices = { ...noChoices, seats: 12, equipment: ['video'], unit: HQ, near: HQ, before: 15 };
  expect(readChoices(writeChoices(choices))).toEqual(choices);
});

test.each([null, '', 'nonsense', '{"version":2}', '{"version":1,"seats":-1,"equipment":[],"unit":null}'])(
  'starts without choices when %p was kept',
  (text) => {
    expect(readChoices(text)).toEqual(noChoices);
  },
);

test.each([
  ['12', 12],
  ['1', 1],
  ['1000000', 1_000_000],
  ['0', null],
  ['-3', null],
  ['2.5', null],
  ['1e3', null],
  ['1000001', null],
  ['', null],
])('reads the seats typed as %p as %p', (text, seats) => {
  expect(parseSeats(text)).toBe(seats);
});

test('lists every place below the one it lies in, in the order of names', () => {
  const units = [
    unit(1, null, 'US'),
    unit(2, 4, 'HQ'),
    unit(3, 2, 'Floor 1'),
    unit(4, null, 'EU'),
    unit(5, 9, 'Lone'),
  ];

  expect(placeChoices(units).map(({ unit, depth }) => `${depth} ${unit.name}`)).toEqual([
    '0 EU',
    '1 HQ',
    '2 Floor 1',
    '0 Lone',
    '0 US',
  ]);
});

test('says in which zone the meeting is composed, unless Outlook’s own is not known', () => {
  const timeZone = {
    name: 'Asia/Tokyo',
    known: false,
    cityGuessed: false,
    outlookName: 'Mars Standard Time',
  };

  expect(derive({}).query.timeZone).toBe('Europe/Copenhagen');
  expect(derive({ timeZone }).query).not.toHaveProperty('timeZone');
});
