import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { ChangeNotifications } from '../../../server/exchange/index.ts';
import { createRegistered } from '../../../server/modules/calendars/registered-only.ts';
import type { CalendarReader } from '../../../server/modules/calendars/registered-only.ts';
import { address, fabrikam, MONDAY, nordhavn, online } from './small-organization.ts';

const hour = { start: MONDAY, end: MONDAY };

function wall() {
  const calendars = new Map<string, MailboxAddress[]>([[nordhavn, [address('fjord')]]]);
  const asked: MailboxAddress[][] = [];
  let now = 0;
  const registered = createRegistered({
    listReadable: async (organization) => calendars.get(organization) ?? [],
    now: () => now,
  });
  const openToEverything: CalendarReader = {
    async readSchedules(rooms) {
      asked.push([...rooms]);
      return rooms.map((mailbox) => ({ mailbox, known: true, busy: [] }));
    },
    async readMeetings(mailbox) {
      asked.push([mailbox]);
      return { known: true, meetings: [] };
    },
    async readChanges(mailbox) {
      asked.push([mailbox]);
      return { known: true, hasChanged: false, cursor: 'c' };
    },
  };
  const notifications: ChangeNotifications = {
    async subscribe(mailbox, { expiresAt }) {
      asked.push([mailbox]);
      return { id: 'one', expiresAt };
    },
    renew: async (id, expiresAt) => ({ id, expiresAt }),
    unsubscribe: async () => undefined,
    list: async () => [],
  };
  return {
    calendars,
    asked,
    pass: (ms: number) => void (now += ms),
    forget: registered.forget,
    guarded: registered.guard(openToEverything, nordhavn, online),
    guardedNotifications: registered.guardNotifications(notifications, nordhavn, online),
    read: async (names: readonly string[], organization = nordhavn) =>
      await registered.guard(openToEverything, organization, online).readSchedules(names.map(address), hour),
  };
}

test('a mailbox that is no calendar of ours is unknown, and nothing about it leaves the server', async () => {
  const { asked, read } = wall();

  const schedules = await read(['anna', 'fjord', 'geheim']);

  expect(schedules.map(({ mailbox, known }) => [mailbox, known])).toEqual([
    [address('anna'), false],
    [address('fjord'), true],
    [address('geheim'), false],
  ]);
  expect(schedules[0]).toMatchObject({ fault: { code: 'exchange-forbidden' } });
  expect(asked).toEqual([[address('fjord')]]);
});

test('a calendar of one organization is none of another, though the address is the same', async () => {
  const { asked, read } = wall();

  expect((await read(['fjord'], fabrikam)).map(({ known }) => known)).toEqual([false]);
  expect(asked).toEqual([]);
});

test('a calendar that was added on another node is read within a second, a removed one not any more after a while', async () => {
  const { calendars, pass, read } = wall();
  const isRead = async (name: string) => (await read([name]))[0]?.known;
  expect(await isRead('skov')).toBe(false);

  calendars.set(nordhavn, [address('skov')]);
  expect(await isRead('skov')).toBe(false);
  pass(1_000);
  expect(await isRead('skov')).toBe(true);

  calendars.set(nordhavn, []);
  expect(await isRead('skov')).toBe(true);
  pass(15_000);
  expect(await isRead('skov')).toBe(false);
});

test('those who ask at the same time share one look, and none that was begun before a change', async () => {
  const asked: PromiseWithResolvers<MailboxAddress[]>[] = [];
  const registered = createRegistered({
    listReadable: () => {
      asked.push(Promise.withResolvers());
      return asked.at(-1)?.promise ?? Promise.reject(new Error('never'));
    },
  });
  const exchange: CalendarReader = {
    readSchedules: async () => [],
    readMeetings: async () => ({ known: true, meetings: [] }),
    readChanges: async () => ({ known: true, hasChanged: false, cursor: 'c' }),
  };
  const read = async () =>
    (await registered.guard(exchange, nordhavn, online).readMeetings(address('fjord'), hour)).known;

  const together = [read(), read(), read()];
  registered.forget();
  const afterwards = read();
  asked[0]?.resolve([address('fjord')]);
  expect(await Promise.all(together)).toEqual([true, true, true]);
  asked[1]?.resolve([]);
  expect(await afterwards).toBe(false);
  expect(await read()).toBe(false);
  expect(asked).toHaveLength(2);
});

test('a change on this node counts at once', async () => {
  const { calendars, forget, read } = wall();
  await read(['fjord']);
  calendars.set(nordhavn, []);
  forget();

  expect((await read(['fjord']))[0]?.known).toBe(false);
});

test('meetings and changes are read of calendars of ours only, and nothing about any other leaves the server', async () => {
  const { asked, guarded } = wall();

  const read = async (name: string) => [
    await guarded.readMeetings(address(name), hour),
    await guarded.readChanges(address(name), hour, null),
  ];
  const refused = { known: false, fault: { code: 'exchange-forbidden' } };
  expect(await read('anna')).toMatchObject([refused, refused]);
  expect(await read('fjord')).toMatchObject([{ known: true }, { known: true }]);
  expect(asked).toEqual([[address('fjord')], [address('fjord')]]);
});

test('notifications are ordered about calendars of ours only', async () => {
  const { asked, guardedNotifications } = wall();
  const wish = {
    notificationUrl: 'https://foyer.test/a',
    lifecycleUrl: 'https://foyer.test/b',
    clientState: 'secret',
    expiresAt: MONDAY,
  };

  await expect(guardedNotifications.subscribe(address('anna'), wish)).rejects.toMatchObject({
    code: 'exchange-forbidden',
  });
  expect(await guardedNotifications.subscribe(address('fjord'), wish)).toEqual({
    id: 'one',
    expiresAt: MONDAY,
  });
  expect(await guardedNotifications.renew('one', MONDAY)).toEqual({ id: 'one', expiresAt: MONDAY });
  expect(asked).toEqual([[address('fjord')]]);
});
