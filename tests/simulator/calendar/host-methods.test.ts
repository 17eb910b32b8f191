import { seriesId } from '../../../simulator/calendar/outlook-host/item-id.ts';
import { aHost, anItem, ask } from './an-item.ts';

const REQUIRED = 0;
const room = { id: 'Fjord@nordhavn.example', type: 'room' };

describe('time', () => {
  test('a new start keeps the length', async () => {
    const item = anItem();
    await ask(aHost(item), 25, { TimeProperty: 1, time: Date.parse('2026-12-02T12:00:00Z') });
    expect(item.read().end).toBe(Date.parse('2026-12-02T13:00:00Z'));
  });

  test('a new start moves a weekly series to the new weekday', async () => {
    const item = anItem({
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
        range: { type: 'endDate', startDate: '2026-12-01', endDate: '2026-12-29' },
      },
    });
    await ask(aHost(item), 25, { TimeProperty: 1, time: Date.parse('2026-12-03T09:00:00Z') });
    expect(item.read().recurrence).toMatchObject({
      pattern: { daysOfWeek: ['thursday'] },
      range: { startDate: '2026-12-03', endDate: '2026-12-31' },
    });
  });

  test('an end before the start is refused and nothing changes', async () => {
    const item = anItem();
    const before = item.read();
    expect(await ask(aHost(item), 25, { TimeProperty: 2, time: before.start - 1 })).toEqual({ error: 9010 });
    expect(item.read()).toBe(before);
  });
});

describe('places', () => {
  test('a room is added once, however often and in whatever case it is asked for', async () => {
    const item = anItem();
    await ask(aHost(item), 155, { enhancedLocations: [room, room] });
    await ask(aHost(item), 155, { enhancedLocations: [{ ...room, id: 'fjord@nordhavn.example' }] });
    expect(item.read().places).toEqual([{ kind: 'room', address: 'fjord@nordhavn.example', name: 'fjord' }]);
  });

  test('a room that was among the people becomes a resource and is there once', async () => {
    const item = anItem({ required: [{ address: 'fjord@nordhavn.example', name: 'fjord' }] });
    await ask(aHost(item), 155, { enhancedLocations: [room] });
    expect(item.read().required).toEqual([]);
  });

  test('a room the directory does not have is refused, and with it all of that call', async () => {
    const item = anItem();
    const wanted = [room, { id: 'attic@nordhavn.example', type: 'room' }];
    expect(await ask(aHost(item), 155, { enhancedLocations: wanted })).toEqual({ error: 9002 });
    expect(item.read().places).toEqual([]);
  });

  test('a person is no room', async () => {
    const wanted = [{ id: 'bent@nordhavn.example', type: 'room' }];
    expect(await ask(aHost(anItem()), 155, { enhancedLocations: wanted })).toEqual({ error: 9002 });
  });

  test('the name of a room typed as text stays text', async () => {
    const item = anItem();
    await ask(aHost(item), 27, { location: 'fjord' });
    expect(item.read().places).toEqual([{ kind: 'text', name: 'fjord' }]);
  });

  test('only the place that is named is removed', async () => {
    const item = anItem({
      places: [
        { kind: 'room', address: 'fjord@nordhavn.example', name: 'fjord' },
        { kind: 'text', name: 'Lobby' },
      ],
    });
    await ask(aHost(item), 156, { enhancedLocations: [room] });
    expect(item.read().places).toEqual([{ kind: 'text', name: 'Lobby' }]);
  });
});

describe('recipients', () => {
  test('are added once, with the name the directory has', async () => {
    const item = anItem();
    const recipientArray = [
      { address: 'BENT@nordhavn.example', name: 'B' },
      { address: 'vera@fabrikam.example' },
    ];
    await ask(aHost(item), 22, { recipientField: REQUIRED, recipientArray });
    await ask(aHost(item), 22, { recipientField: REQUIRED, recipientArray });
    expect(await ask(aHost(item), 15, { recipientField: REQUIRED })).toEqual([
      { address: 'bent@nordhavn.example', name: 'Bent Kjær', recipientType: 2, appointmentResponse: 0 },
      {
        address: 'vera@fabrikam.example',
        name: 'vera@fabrikam.example',
        recipientType: 3,
        appointmentResponse: 0,
      },
    ]);
  });

  test('more than a hundred in one call are refused', async () => {
    const recipientArray = Array.from({ length: 101 }, (_, at) => ({
      address: `guest${at}@fabrikam.example`,
    }));
    expect(await ask(aHost(anItem()), 22, { recipientField: REQUIRED, recipientArray })).toEqual({
      error: 9012,
    });
  });

  test('nobody who could be invited is an error', async () => {
    const recipientArray = [{ address: 'nonsense' }];
    expect(await ask(aHost(anItem()), 22, { recipientField: REQUIRED, recipientArray })).toEqual({
      error: 9013,
    });
  });
});

describe('what add-ins store', () => {
  test('custom properties of 2,500 characters are kept, longer ones are not', async () => {
    const item = anItem();
    const longest = 'x'.repeat(2_500 - '{"k":""}'.length);
    expect(await ask(aHost(item), 4, { customProperties: { k: `${longest}x` } })).toEqual({ error: 9020 });
    await ask(aHost(item), 4, { customProperties: { k: longest } });
    expect(item.read().customProperties).toEqual({ k: longest });
  });

  test('session data beyond 50,000 characters is refused and the earlier data stays', async () => {
    const item = anItem({ session: { a: '1' } });
    expect(await ask(aHost(item), 185, { name: 'b', value: 'x'.repeat(50_000) })).toEqual({ error: 9051 });
    expect(await ask(aHost(item), 187)).toEqual({ a: '1' });
  });

  test('a key of session data that is not there is an error, also when objects have it', async () => {
    expect(await ask(aHost(anItem()), 186, { name: 'toString' })).toEqual({ error: 9050 });
    expect(await ask(aHost(anItem()), 189, { name: 'missing' })).toEqual({ error: 9050 });
  });

  test('roaming settings that cannot be stored are an error', async () => {
    const host = aHost(anItem(), { saveSettings: offline });
    expect(await ask(host, 404, [{ a: '1' }])).toEqual({ error: 9019 });
  });

  test('saveFails=first fails once for each item', async () => {
    const host = aHost(anItem(), { query: '?saveFails=first' });
    expect(await ask(host, 32)).toEqual({ error: 9021 });
    expect(await ask(host, 32)).toBe('AAMk1');
  });
});

describe('notifications', () => {
  test('a sixth is refused, a key is used once', async () => {
    const host = aHost(anItem());
    for (const key of ['1', '2', '3', '4', '5']) await ask(host, 33, note(key));
    expect(await ask(host, 33, note('5'))).toEqual({ error: 9023 });
    expect(await ask(host, 33, note('6'))).toEqual({ error: 9025 });
  });

  test('one that is not there can be neither replaced nor removed', async () => {
    expect(await ask(aHost(anItem()), 35, note('1'))).toEqual({ error: 9024 });
    expect(await ask(aHost(anItem()), 36, { key: '1' })).toEqual({ error: 9024 });
  });

  test('a message of more than 150 characters is refused', async () => {
    expect(await ask(aHost(anItem()), 33, { ...note('1'), message: 'x'.repeat(151) })).toEqual({
      error: 9002,
    });
  });
});

describe('the item', () => {
  test('has no id before it is saved', async () => {
    expect(await ask(aHost(anItem()), 164)).toEqual({ error: 9046 });
  });

  test('names its series only when it is one occurrence', () => {
    const meetingUid = '040000008200E00074C5B7101A82E008';
    const series = seriesId({ saved: { meetingUid, originalStart: '2026-12-08T09:00:00.000Z' } });
    expect(series).toMatch(/^AAMk/);
    expect(seriesId({ saved: { meetingUid, originalStart: null } })).toBeNull();
    expect(seriesId({ saved: null })).toBeNull();
  });

  test('an occurrence cannot be given another recurrence', async () => {
    const item = anItem({ saved: { meetingUid: 'u', originalStart: '2026-12-08T09:00:00.000Z' } });
    expect(await ask(aHost(item), 104, { recurrenceData: null })).toEqual({ error: 9033 });
  });

  test('a subject of more than 255 characters is refused', async () => {
    expect(await ask(aHost(anItem()), 17, { subject: 'x'.repeat(256) })).toEqual({ error: 9002 });
  });

  test('a call nobody knows is refused', async () => {
    expect(await ask(aHost(anItem()), 9999)).toEqual({ error: 9002 });
  });

  test('an organizer is not told before Mailbox 1.7', async () => {
    expect(await ask(aHost(anItem(), { query: '?mailbox=1.5' }), 107)).toEqual({ error: 9031 });
  });

  test('shared properties exist only in somebody else’s calendar', async () => {
    expect(await ask(aHost(anItem()), 108)).toEqual({ error: 9031 });
    expect(await ask(aHost(anItem(), { owner: 'carla@nordhavn.example' }), 108)).toMatchObject({
      owner: 'carla@nordhavn.example',
    });
  });
});

function note(key: string) {
  return { key, type: 0, message: 'Booked', icon: 'icon', persistent: false };
}

async function offline(): Promise<void> {
  throw new Error('offline');
}
