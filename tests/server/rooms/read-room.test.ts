import { listPlaces } from '../../../server/modules/rooms/list-places.ts';
import { readRoom } from '../../../server/modules/rooms/read-room.ts';
import {
  aCaller,
  address,
  anExchange,
  aRoom,
  aWish,
  busy,
  fjord,
  hudson,
  lille,
  someDeps,
  unitOf,
} from './nordhavn.ts';

const connected = new AbortController().signal;

describe('one room, read before it is added', () => {
  test('is answered as it is at this moment, and no other room is asked about', async () => {
    const askedFor: string[] = [];
    const exchange = anExchange({ fjord: [busy('09:00', '09:30')] });
    const deps = someDeps({
      exchangeOf: async () => ({
        readSchedules: (mailboxes, ...rest) => {
          askedFor.push(...mailboxes);
          return exchange.readSchedules(mailboxes, ...rest);
        },
      }),
    });

    const { offer } = await readRoom(deps, aCaller(), fjord.mailbox, aWish(), connected);

    expect(offer).toMatchObject({ name: 'fjord', availability: 'busy' });
    expect(askedFor).toEqual([fjord.mailbox]);
  });

  test('does not exist when it vanished, is shown to others only, or lies beyond the role', async () => {
    const missing = { code: 'room-not-found' };
    const hidden = someDeps({ seenBy: { fjord: 'sales' } });
    const inFloor2 = aCaller({
      grants: [{ permission: 'rooms.read', unit: unitOf('floor2'), department: null }],
    });

    await expect(readRoom(someDeps(), aCaller(), address('gone'), aWish(), connected)).rejects.toMatchObject(
      missing,
    );
    await expect(readRoom(hidden, aCaller(), fjord.mailbox, aWish(), connected)).rejects.toMatchObject(
      missing,
    );
    await expect(readRoom(someDeps(), inFloor2, fjord.mailbox, aWish(), connected)).rejects.toMatchObject(
      missing,
    );
  });
});

describe('the choices of the search', () => {
  test('are the units that hold rooms somewhere below, parents first, in their order', async () => {
    const desk = aRoom('desk', { kind: 'workspace', unit: hudson.unit });
    const { units, equipment, kinds } = await listPlaces(
      someDeps({ rooms: [hudson, fjord, lille, desk] }),
      aCaller(),
    );

    expect(units.map(({ name }) => name)).toEqual([
      'EU',
      'CPH',
      'HQ',
      'Floor 1',
      'US',
      'NYC',
      'BW',
      'Floor 5',
    ]);
    expect(equipment).toEqual(['display', 'video']);
    expect(kinds).toEqual(['room', 'workspace']);
  });

  test('say nothing about rooms that the caller may not see', async () => {
    const secret = aRoom('secret', { unit: unitOf('floor2'), equipment: ['vault'] });
    const deps = someDeps({ rooms: [hudson, secret], seenBy: { secret: 'board' } });

    const { units, equipment } = await listPlaces(deps, aCaller());

    expect(units.map(({ name }) => name)).toEqual(['US', 'NYC', 'BW', 'Floor 5']);
    expect(equipment).toEqual([]);
  });

  test('are empty for someone without a role', async () => {
    expect(await listPlaces(someDeps(), aCaller({ grants: [] }))).toEqual({
      units: [],
      equipment: [],
      kinds: [],
      own: { favorites: [], recent: [], place: null },
    });
  });
});
