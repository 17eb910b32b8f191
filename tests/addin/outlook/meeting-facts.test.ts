import { schemeOf } from '../../../addin/outlook/color-scheme.ts';
import { splitLocation } from '../../../addin/outlook/locations.ts';
import { differenceAfterAdd, differenceAfterRemove } from '../../../addin/outlook/room-difference.ts';
import type { Placement } from '../../../addin/outlook/room-difference.ts';
import { meetingZone } from '../../../addin/outlook/time-zone.ts';

const fjord = { mailbox: 'fjord@nordhavn.example', name: 'fjord' };
const skov = 'skov@nordhavn.example';
const empty: Placement = { rooms: [], texts: [], attendees: [] };
const withRooms = (...rooms: string[]): Placement => ({ ...empty, rooms });

test('an added room is there exactly once', () => {
  expect(differenceAfterAdd(empty, withRooms(fjord.mailbox), fjord)).toEqual({ outcome: 'done' });
});

test('a room that is missing, doubled or only text after Outlook said yes is not called added', () => {
  expect(differenceAfterAdd(empty, empty, fjord)).toEqual({ outcome: 'not-added' });
  expect(differenceAfterAdd(empty, withRooms(fjord.mailbox, fjord.mailbox), fjord)).toEqual({
    outcome: 'added-twice',
  });
  expect(differenceAfterAdd(empty, { ...empty, texts: ['fjord'] }, fjord)).toEqual({ outcome: 'only-text' });
});

test('an old room that Outlook brings back or loses while adding is named', () => {
  expect(differenceAfterAdd(empty, withRooms(fjord.mailbox, skov), fjord)).toEqual({
    outcome: 'others-changed',
    appeared: [skov],
    vanished: [],
  });
  expect(differenceAfterAdd(withRooms(skov), withRooms(fjord.mailbox), fjord)).toEqual({
    outcome: 'others-changed',
    appeared: [],
    vanished: [skov],
  });
});

test('a removed room is neither a location nor an attendee any more', () => {
  const before = withRooms(fjord.mailbox);
  expect(differenceAfterRemove(before, empty, fjord.mailbox)).toEqual({ outcome: 'done' });
  expect(differenceAfterRemove(before, before, fjord.mailbox)).toEqual({ outcome: 'kept', as: 'location' });
  expect(differenceAfterRemove(before, { ...empty, attendees: [fjord.mailbox] }, fjord.mailbox)).toEqual({
    outcome: 'kept',
    as: 'attendee',
  });
});

test('reads a location of several places as Outlook writes it', () => {
  expect(splitLocation('fjord; Canteen ;; skov')).toEqual(['fjord', 'Canteen', 'skov']);
});

test('knows the city of a Windows zone: the browser’s own, else one of the person’s country, else the first', async () => {
  const name = 'Romance Standard Time';
  expect(await meetingZone(name, 'en-US', 'Europe/Copenhagen')).toMatchObject({
    name: 'Europe/Copenhagen',
    known: true,
  });
  expect(await meetingZone(name, 'da-DK', 'Asia/Tokyo')).toMatchObject({
    name: 'Europe/Copenhagen',
    known: true,
  });
  expect(await meetingZone(name, 'en-US', 'Asia/Tokyo')).toMatchObject({
    name: 'Europe/Paris',
    known: true,
    cityGuessed: true,
  });
});

test('takes an IANA name as it is', async () => {
  expect(await meetingZone('America/New_York', 'en-US', 'Asia/Tokyo')).toMatchObject({
    name: 'America/New_York',
    known: true,
  });
});

test.each(['Mars Standard Time', '', 'EST', 'No/Where'])(
  'says that the zone %p is unknown and shows the browser’s',
  async (outlookName) => {
    expect(await meetingZone(outlookName, 'en-US', 'Asia/Tokyo')).toEqual({
      name: 'Asia/Tokyo',
      known: false,
      cityGuessed: false,
      outlookName,
    });
  },
);

test('tells a dark Outlook from a light one by its background', () => {
  expect(schemeOf('#292929')).toBe('dark');
  expect(schemeOf('#FFFFFF')).toBe('light');
  expect(schemeOf(undefined)).toBeNull();
  expect(schemeOf('white')).toBeNull();
});
