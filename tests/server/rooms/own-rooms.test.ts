import { findRooms } from '../../../server/modules/rooms/find-rooms.ts';
import { listPlaces } from '../../../server/modules/rooms/list-places.ts';
import { nothingOwn } from '../../../server/modules/rooms/own/own-rooms.ts';
import type { OwnRooms } from '../../../server/modules/rooms/own/own-rooms.ts';
import { address, aCaller, aRoom, aWish, calendarOf, someDeps, unitOf } from './nordhavn.ts';

const connected = new AbortController().signal;
const own = (more: Partial<OwnRooms>): OwnRooms => ({ ...nothingOwn, ...more });
const find = (of: OwnRooms, wish: Parameters<typeof aWish>[0] = {}) =>
  findRooms(someDeps({ own: of }), aCaller(), aWish(wish), connected);
const namesOf = async (...given: Parameters<typeof find>) =>
  (await find(...given)).offers.map(({ name }) => name).sort();

const fits = async (of: OwnRooms) =>
  (await find(of)).offers.map(({ name, fit }) => [name, fit.familiar, fit.points.familiar]);

const marked = own({ favorites: new Set([calendarOf('skov')]) });
const booked = own({ recent: new Set([address('hudson'), address('skov')]) });

test('what somebody marked or booked lately is said, counts in the order, and is all there is when they want it so', async () => {
  expect((await fits(nothingOwn))[0]).toEqual(['fjord', null, 0]);
  expect(await fits({ ...booked, favorites: marked.favorites })).toEqual(
    expect.arrayContaining([
      ['skov', 'favorite', -150],
      ['hudson', 'recent', -30],
      ['fjord', null, 0],
    ]),
  );
  expect(await namesOf(marked, { mine: 'favorites' })).toEqual(['skov']);
  expect(await namesOf(booked, { mine: 'recent' })).toEqual(['hudson', 'skov']);
  expect(await namesOf(booked, { mine: 'favorites' })).toEqual([]);
});

test('a favorite comes first where rooms are much alike, and not when it is too large by far', async () => {
  const rooms = [aRoom('fjord'), aRoom('bro', { capacity: 9 }), aRoom('hall', { capacity: 80 })];
  const first = async (name: string) => {
    const deps = someDeps({ rooms, own: own({ favorites: new Set([calendarOf(name)]) }) });
    return (await findRooms(deps, aCaller(), aWish(), connected)).offers[0]?.name;
  };

  expect(await first('bro')).toBe('bro');
  expect(await first('hall')).toBe('fjord');
});

describe('somebody who said where they are', () => {
  const onFloor2 = own({ place: unitOf('floor2') });

  test('looks in their whole building, unless they name a place or look everywhere', async () => {
    expect(await namesOf(onFloor2, { around: 'yes' })).toEqual(['bestyrelse', 'fjord', 'lille', 'skov']);
    expect(await namesOf(onFloor2)).toContain('hudson');
    expect(await namesOf(onFloor2, { around: 'yes', unit: unitOf('bw') })).toEqual(['hudson']);
    expect(await namesOf(nothingOwn, { around: 'yes' })).toContain('hudson');
  });

  test('finds what is near themselves first, unless they say where else they are', async () => {
    const near = async (wish: Parameters<typeof aWish>[0]) =>
      (await find(onFloor2, wish)).offers.find(({ name }) => name === 'skov')?.fit;

    expect(await near({})).toMatchObject({ shares: 'floor', nearTo: 'own', points: { distance: 0 } });
    expect(await near({ near: unitOf('floor1') })).toMatchObject({ shares: 'building', nearTo: 'asked' });
    expect((await find(nothingOwn)).offers[0]?.fit).toMatchObject({ shares: null, nearTo: null });
  });
});

test('the choices of the search name only those own rooms that the caller may see', async () => {
  const of = {
    ...booked,
    favorites: new Set([calendarOf('skov'), calendarOf('fjord')]),
    place: unitOf('hq'),
  };
  const deps = someDeps({ own: of, seenBy: { skov: 'board' } });

  expect((await listPlaces(deps, aCaller())).own).toEqual({
    favorites: [address('fjord')],
    recent: [address('hudson')],
    place: unitOf('hq'),
  });
});
