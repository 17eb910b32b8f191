import { draftOf, patchOf, refusalToSend } from '../../../simulator/calendar/compose/draft.ts';
import { resolveRecipients } from '../../../simulator/calendar/compose/resolve-recipients.ts';
import { patternOf, repeatChoices } from '../../../simulator/calendar/compose/repeat.ts';
import { createSender } from '../../../simulator/calendar/compose/send.ts';
import { lanes } from '../../../simulator/calendar/grid/lanes.ts';
import { createGate } from '../../../simulator/calendar/outlook-host/call-gate.ts';
import { eventsOf } from '../../../simulator/calendar/outlook-host/events.ts';
import { readSwitches } from '../../../simulator/calendar/outlook-host/switches.ts';
import { readPlace, writePlace } from '../../../simulator/calendar/place.ts';
import {
  fromField,
  nextHalfHour,
  sameClockIn,
  spokenInterval,
  toField,
} from '../../../simulator/calendar/wall-clock.ts';
import { windowsZone, zoneOffsets } from '../../../simulator/calendar/zones.ts';
import { aSession } from './a-session.ts';
import { anItem } from './an-item.ts';

const session = aSession();
const room = { address: 'fjord@nordhavn.example', name: 'fjord' };

describe('recipients as typed', () => {
  test('are found by handle, name, beginning of a name, or address', () => {
    expect(resolveRecipients('bent; anna h, vera@Fabrikam.example', session)).toEqual({
      people: [
        { address: 'bent@nordhavn.example', name: 'Bent Kjær' },
        { address: 'anna@nordhavn.example', name: 'Anna Holm' },
        { address: 'vera@fabrikam.example', name: 'vera@fabrikam.example' },
      ],
      rooms: [],
      unknown: [],
    });
  });

  test('stay unknown when nobody or more than one could be meant', () => {
    expect(resolveRecipients('Ben, Zoe', session).unknown).toEqual(['Ben', 'Zoe']);
  });

  test('a room is a room', () => {
    expect(resolveRecipients('fjord', session).rooms).toEqual([room]);
  });
});

describe('what is sent', () => {
  test('a room among the people is invited once, as a room', () => {
    const state = anItem({
      required: [room, { address: 'bent@nordhavn.example', name: 'Bent Kjær' }],
      optional: [{ address: 'bent@nordhavn.example', name: 'Bent Kjær' }],
      places: [{ kind: 'room', ...room }],
    }).read();
    expect(draftOf(state, session)).toMatchObject({
      rooms: ['fjord@nordhavn.example'],
      attendees: [{ address: 'bent@nordhavn.example', optional: false }],
    });
  });

  test('a series begins where the form begins, in the form’s zone', () => {
    const recurrence = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'noEnd', startDate: '2020-01-01', recurrenceTimeZone: 'Asia/Tokyo' },
    } as const;
    expect(draftOf(anItem({ recurrence }).read(), session).recurrence?.range).toEqual({
      type: 'noEnd',
      startDate: '2026-12-01',
      recurrenceTimeZone: 'Europe/Copenhagen',
    });
  });

  test('an update names only what has changed', () => {
    const before = draftOf(anItem().read(), session);
    expect(patchOf(before, { ...before, subject: 'Other' })).toEqual({ subject: 'Other' });
  });

  test.each([
    [-1, 'The meeting ends before it starts. Change Start or End.'],
    [0, 'The meeting has no length. Change Start or End.'],
    [60_000, null],
  ])('with an end %i ms after the start the refusal is %p', (length, refusal) => {
    const { start } = anItem().read();
    expect(refusalToSend(anItem({ end: start + length }).read())).toBe(refusal);
  });

  test('saving a new meeting invites nobody, sending it afterwards invites everybody', async () => {
    const item = anItem({ places: [{ kind: 'room', ...room }] });
    const calls: unknown[] = [];
    const meeting = { meetingUid: 'u', organizer: 'anna@nordhavn.example' };
    const reply = (call: unknown) => {
      calls.push(call);
      return Promise.resolve({ meeting, customProperties: {} } as never);
    };
    const sender = createSender({ send: reply, change: (_uid, body) => reply(body) }, session, item, null);

    expect(await sender.keep()).toMatch(/^AAMk/);
    await sender.send();
    expect(calls).toMatchObject([
      { draft: { rooms: [], attendees: [] } },
      { scope: 'all', patch: { rooms: ['fjord@nordhavn.example'] } },
    ]);
  });
});

describe('times', () => {
  test('a field holds the clock time of its zone', () => {
    const instant = Date.parse('2026-12-01T09:00:00Z');
    expect(toField(instant, 'Europe/Copenhagen')).toBe('2026-12-01T10:00');
    expect(fromField('2026-12-01T10:00', 'Europe/Copenhagen')).toBe(instant);
    expect(fromField('', 'Europe/Copenhagen')).toBeNull();
  });

  test('a new zone keeps the clock time', () => {
    const inCopenhagen = Date.parse('2026-12-01T09:00:00Z');
    expect(sameClockIn(inCopenhagen, 'Europe/Copenhagen', 'America/New_York')).toBe(
      Date.parse('2026-12-01T15:00:00Z'),
    );
  });

  test('a new meeting begins at the next full half hour, never now', () => {
    const half = Date.parse('2026-11-30T08:30:00Z');
    expect(nextHalfHour(Date.parse('2026-11-30T08:00:00Z'))).toBe(half);
    expect(nextHalfHour(Date.parse('2026-11-30T08:29:59Z'))).toBe(half);
  });

  test('are spoken with the day, and with both days when there are two', () => {
    const from = Date.parse('2026-12-01T09:00:00Z');
    expect(spokenInterval(from, from + 3_600_000, 'Europe/Copenhagen')).toBe(
      'Tuesday 1 December 10:00 to 11:00',
    );
    expect(spokenInterval(from, from + 24 * 3_600_000, 'Europe/Copenhagen')).toBe(
      'Tuesday 1 December 10:00 to Wednesday 2 December 10:00',
    );
  });

  test('a zone has its Windows name and its offsets on both sides of summer time', () => {
    expect(windowsZone('America/New_York')).toBe('Eastern Standard Time');
    const offsets = zoneOffsets('America/New_York', Date.parse('2026-12-01T00:00:00Z'));
    const at = (time: string) =>
      offsets.find(({ start, end }) => start <= Date.parse(time) && Date.parse(time) < end)?.offset;
    expect([at('2026-12-01T00:00:00Z'), at('2027-07-01T00:00:00Z')]).toEqual([-300, -240]);
    expect(zoneOffsets('UTC', 0)).toHaveLength(1);
  });
});

describe('repeating', () => {
  test('the choices follow the first day; the fifth Tuesday is the last', () => {
    expect(repeatChoices('2026-12-29').map(({ label }) => label)).toContain('Monthly on the last Tuesday');
    expect(patternOf('relativeYearly', 1, '2026-12-08')).toEqual({
      type: 'relativeYearly',
      interval: 1,
      daysOfWeek: ['tuesday'],
      index: 'second',
      month: 12,
    });
  });
});

describe('events of the item', () => {
  const before = anItem().read();

  test('a room that comes or goes changes locations and resources', () => {
    const after = { ...before, places: [{ kind: 'room' as const, ...room }] };
    const events = eventsOf(new Set(['places']), before, after);
    expect(events.map(({ name }) => name)).toEqual(['olkRecipientsChanged', 'olkEnhancedLocationsChanged']);
    expect(JSON.parse(events[0]!.payload[0])).toMatchObject({ resources: true, requiredAttendees: false });
  });

  test('text in the location is nobody’s invitation', () => {
    const after = { ...before, places: [{ kind: 'text' as const, name: 'Lobby' }] };
    const events = eventsOf(new Set(['places']), before, after);
    expect(events.map(({ name }) => name)).toEqual(['olkEnhancedLocationsChanged']);
  });

  test('a subject raises none', () => {
    expect(eventsOf(new Set(['subject']), before, { ...before, subject: 'Other' })).toEqual([]);
  });
});

describe('the address', () => {
  test('a place is kept in it, beside the switches of the host', () => {
    const place = {
      person: 'nora',
      view: 'day',
      date: '2026-12-01',
      mailbox: 'hudson@nordhavn.example',
    } as const;
    const search = writePlace(place, '?mailbox=1.5&sso=13001&person=anna');
    expect(readPlace(search)).toEqual(place);
    expect(readSwitches(search)).toMatchObject({ mailbox: '1.5', sso: 13_001 });
  });

  test('a kind of Outlook is a set of switches, and each of them can be told otherwise', () => {
    expect(readSwitches('?client=classic')).toMatchObject({ mailbox: '1.9', nestedAuth: 'off' });
    expect(readSwitches('?client=new&callLimit=5')).toMatchObject({ callLimit: 5, saveFails: 'first' });
    expect(readSwitches('?client=server&mailbox=fjord@nordhavn.example')).toMatchObject({ mailbox: '1.5' });
    expect(readSwitches('?client=fax')).toEqual(readSwitches(''));
  });

  test('nonsense is left out', () => {
    expect(readPlace('?view=year&date=2026-02-30&mailbox=x')).toEqual({
      person: '',
      view: 'week',
      date: '',
      mailbox: '',
    });
    expect(readSwitches('?mailbox=9.9&sso=1&nestedAuth=maybe&locale=x&callLimit=0')).toEqual(
      readSwitches(''),
    );
  });
});

test('overlapping meetings lie beside each other, the next ones have the width again', () => {
  const stretches = [
    { from: 0, to: 60 },
    { from: 30, to: 90 },
    { from: 60, to: 90 },
    { from: 90, to: 120 },
  ];
  expect(lanes(stretches)).toEqual([
    { lane: 0, of: 2 },
    { lane: 1, of: 2 },
    { lane: 0, of: 2 },
    { lane: 0, of: 1 },
  ]);
});

test('with callLimit=3 a fourth simultaneous call is refused, and later ones are served', async () => {
  const gate = createGate(3, 'refused');
  const call = () => gate(() => Promise.resolve('served'));
  expect(await Promise.all([call(), call(), call(), call()])).toEqual([
    'served',
    'served',
    'served',
    'refused',
  ]);
  expect(await call()).toBe('served');
});
