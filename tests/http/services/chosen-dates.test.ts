import { randomUUID } from 'node:crypto';
import { listAudit } from '../../../contract/audit.ts';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { listClosedDates } from '../../../contract/closed-dates.ts';
import { listDates } from '../../../contract/meeting-dates.ts';
import {
  addTemplate,
  changeTemplate,
  listRoomProviders,
  withdrawTemplate,
} from '../../../contract/services.ts';
import type { TemplateReply } from '../../../contract/services.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import {
  aPane,
  address,
  boardOnce,
  clockTo,
  mailTo,
  meetingPath,
  row,
  send,
} from '../scenarios/a-booking.ts';
import { eventually } from '../../support/eventually.ts';

const first = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const days = ['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23', '2026-12-30'].map((day) =>
  CalendarDay.parse(day),
);
const [one, two, three, four] = days as [CalendarDay, CalendarDay, CalendarDay, CalendarDay];
const weekly = {
  recurrence: {
    recurrenceType: 'weekly',
    recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
    seriesTime: { startDate: '2026-12-02', endDate: '2026-12-30', startTime: '12:00', durationMinutes: 60 },
  },
};
const pattern = {
  recurrence: {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] },
    range: { type: 'endDate', startDate: '2026-12-02', endDate: '2026-12-30' },
  },
};
const to = (day: string) => ({ start: `${day}T13:00:00.000Z`, end: `${day}T14:00:00.000Z` });
const noon = (status: string, day: string) => `${status} fjord ${day}T11:00:00.000Z`;

describeOnBothDatabases('something asked for on chosen dates of a series', (_create, kind) => {
  let house: House;
  let call: Awaited<ReturnType<House['caller']>>;
  let anna: ReturnType<typeof aPane>;
  let provider: string;
  beforeAll(async () => {
    house = await startHouse({ database: kind });
  });
  beforeEach(async () => {
    await house.reset();
    call = await house.caller('anna');
    anna = aPane(call, 'anna');
    await anna.say({ rooms: ['fjord'], ...first, ...weekly });
    const { providers } = await call(listRoomProviders, { query: { room: [address('fjord')], ...first } });
    provider = providers.find((team) => team.kind === 'set-up')?.id ?? '';
  });
  afterAll(() => house.close());

  const ask = (dates: readonly string[] | null, clientKey = randomUUID()) =>
    call(addTemplate, {
      params: { bookingKey: anna.bookingKey },
      body: { clientKey, provider, text: 'chairs in a circle', dates: dates as null },
    });
  const change = ({ id, version }: TemplateReply, body: object) =>
    call(changeTemplate, { params: { template: id }, version, body });
  const rows = async (wanted: readonly string[]) =>
    (await boardOnce(house, (all) => all.map(row).join() === wanted.join())).map(row);
  const sent = () => send(house, { rooms: ['fjord'], ...first }, pattern);
  const datesAhead = async () =>
    (await call(listDates, { params: { bookingKey: anna.bookingKey } })).dates.map(({ date }) => date);

  test('is a request on those dates and on no other, before and after rooms show the meeting', async () => {
    expect(await datesAhead()).toEqual(days);
    const template = await ask([three, one]);
    expect(template).toMatchObject({ dates: [one, three], status: 'draft' });

    await sent();
    expect(await rows([noon('pending', one), noon('pending', three)])).toEqual([
      noon('pending', one),
      noon('pending', three),
    ]);
    const [read] = await anna.templates();
    expect(read?.requests.map(({ date }) => date)).toEqual([one, three]);
    expect(await datesAhead()).toEqual(days);
  });

  test('what is left out afterwards is taken back, and what is added is asked for; the others are not asked again', async () => {
    await ask([one, two, three]);
    await sent();
    const before = [one, two, three].map((day) => noon('pending', day));
    await rows(before);
    const [template] = await anna.templates();
    if (!template) throw new Error('it was asked for');

    const after = await change(template, { dates: [four, three] });
    expect(after.dates).toEqual([three, four]);
    const expected = [
      noon('canceled', one),
      noon('canceled', two),
      noon('pending', three),
      noon('pending', four),
    ];
    expect(await rows(expected)).toEqual(expected);
    const kept = (await anna.templates())[0]?.requests.find(({ date }) => date === three);
    expect(kept?.version).toBe(template.requests.find(({ date }) => date === three)?.version);

    const again = await change(after, { dates: null });
    expect(again.dates).toBeNull();
    const all = days.map((day) => noon('pending', day));
    expect(await rows(all)).toEqual(all);

    const { entries } = await (await house.portal('hana')).call(listAudit, { query: {} });
    const edited = entries.filter(({ action }) => action === 'request.edited');
    expect(edited.map(({ before: was, after: is }) => [was, is])).toMatchObject([
      [{ dates: [three, four] }, expect.not.objectContaining({ dates: expect.anything() })],
      [{ dates: [one, two, three] }, { dates: [three, four] }],
    ]);
  });

  test('the team hears once of what was left out and once of what was added', async () => {
    await ask([one, two]);
    await sent();
    await rows([noon('pending', one), noon('pending', two)]);
    await clockTo(house, '2026-11-30T08:06:00.000Z');
    await eventually(
      () => mailTo(house, 'anna'),
      (mails) => mails.length === 1,
    );
    const [template] = await anna.templates();
    if (!template) throw new Error('it was asked for');
    await change(template, { dates: [two, three, four] });
    await clockTo(house, '2026-11-30T08:12:00.000Z');
    const mails = await eventually(
      () => mailTo(house, 'anna'),
      (all) => all.length >= 2,
    );
    expect(mails.at(-1)?.text).toMatch(/16 Dec.*and 1 more/s);
  });

  test('a date that is moved to another day keeps its request, and one that is not chosen gets none by moving', async () => {
    await ask([two]);
    const uid = await sent();
    await rows([noon('pending', two)]);
    await house.control('PATCH', meetingPath(uid, `?occurrence=${two}T11:00:00.000Z`), to('2026-12-10'));
    await rows(['pending fjord 2026-12-10T13:00:00.000Z']);
    await house.control('PATCH', meetingPath(uid, `?occurrence=${one}T11:00:00.000Z`), to('2026-12-08'));
    const dates = await eventually(
      () => call(listDates, { params: { bookingKey: anna.bookingKey } }),
      (reply) => reply.dates[0]?.start === '2026-12-08T13:00:00.000Z',
    );
    expect(dates.dates.slice(0, 2).map(({ date, start }) => [date, start])).toEqual([
      [one, '2026-12-08T13:00:00.000Z'],
      [two, '2026-12-10T13:00:00.000Z'],
    ]);
    expect(await rows(['pending fjord 2026-12-10T13:00:00.000Z'])).toHaveLength(1);
  });

  test('a date whose deadline has passed can neither be added nor be left out, and says why', async () => {
    await ask([one, three]);
    await sent();
    await rows([noon('pending', one), noon('pending', three)]);
    await clockTo(house, '2026-12-02T10:30:00.000Z');
    const [template] = await anna.templates();
    if (!template) throw new Error('it was asked for');
    await expect(change(template, { dates: [three] })).rejects.toMatchObject({
      code: 'deadline-passed',
      message: expect.stringContaining('Wed 2 Dec 2026, 12:00 cannot be left out any more'),
    });

    const other = await ask([two, three]);
    await expect(change(other, { dates: [one, two, three] })).rejects.toMatchObject({
      code: 'deadline-passed',
      errors: [{ pointer: '/body/dates', detail: expect.stringContaining('Wed 2 Dec 2026, 12:00: ') }],
    });
    await expect(ask([one, two])).rejects.toMatchObject({ code: 'deadline-passed' });
  });

  test('of which it is too late for some is told before, by date and with the reason', async () => {
    await sent();
    await clockTo(house, '2026-12-02T10:30:00.000Z');
    const { bookingKey } = anna;
    const closedFor = async (person: Awaited<ReturnType<House['caller']>>, more: object = {}) =>
      await person(listClosedDates, { params: { bookingKey }, query: { provider, item: [], ...more } });
    const why = /^House team CPH takes changes until .+; that has passed\.$/;
    expect((await closedFor(call)).closed).toEqual([{ date: one, why: expect.stringMatching(why) }]);
    // A week later by the clock of the delivery: the second date is no longer open either.
    await clockTo(house, '2026-12-09T10:30:00.000Z');
    expect((await closedFor(call)).closed.map(({ date }) => date)).toEqual([two]);
    expect((await closedFor(call, { offsetMinutes: '1440' })).closed).toEqual([]);
    await expect(closedFor(call, { offsetMinutes: '0x10' })).rejects.toMatchObject({
      code: 'invalid-request',
    });
    await expect(closedFor(call, { provider: randomUUID() })).rejects.toMatchObject({ code: 'not-found' });
    await expect(closedFor(await house.caller('bent'))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a plan whose dates are all too late is refused; of one that is too late in part the team decides about that', async () => {
    await clockTo(house, '2026-12-02T10:30:00.000Z');
    const last = { ...weekly.recurrence, seriesTime: { ...weekly.recurrence.seriesTime, endDate: one } };
    await anna.say({ rooms: ['fjord'], ...first, recurrence: last });
    await expect(ask(null)).rejects.toMatchObject({ code: 'deadline-passed' });

    await anna.say({ rooms: ['fjord'], ...first, ...weekly });
    expect(await ask(null)).toMatchObject({ status: 'draft', dates: null });
    await sent();
    const marked = await boardOnce(house, (all) => all.length === days.length);
    expect(marked.map(({ flags }) => flags.includes('late-change'))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test('days that are none of the series are refused, each at its field, and so is a choice on a single meeting', async () => {
    await expect(ask(['2026-12-03', one])).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body/dates', detail: '2026-12-03 is no date of this series that is ahead' }],
    });
    await expect(ask([])).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(ask([one, one])).rejects.toMatchObject({ code: 'invalid-request' });

    await anna.say({ rooms: ['fjord'], ...first });
    await expect(ask([one])).rejects.toMatchObject({ code: 'invalid-request' });
    expect(await call(listDates, { params: { bookingKey: anna.bookingKey } })).toMatchObject({
      dates: [],
      isComplete: true,
    });
  });

  test('the same key with other dates is another request, and with the same ones in another order the same', async () => {
    const key = randomUUID();
    const { id } = await ask([one, two], key);
    expect((await ask([two, one], key)).id).toBe(id);
    await expect(ask([one], key)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    await expect(ask(null, key)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  test('taking all of it back ends what was chosen, and nothing of it is asked for again', async () => {
    await ask([one, two]);
    await sent();
    await rows([noon('pending', one), noon('pending', two)]);
    const [template] = await anna.templates();
    if (!template) throw new Error('it was asked for');
    await call(withdrawTemplate, { params: { template: template.id }, version: template.version });
    const expected = [noon('canceled', one), noon('canceled', two)];
    expect(await rows(expected)).toEqual(expected);
  });

  test('dates of a series without an end are listed a year ahead, and it is said that there are more', async () => {
    const { recurrence } = weekly;
    const endless = { ...recurrence, seriesTime: { ...recurrence.seriesTime, endDate: null } };
    await anna.say({ rooms: ['fjord'], ...first, recurrence: endless });
    const { dates, isComplete, timeZone } = await call(listDates, {
      params: { bookingKey: anna.bookingKey },
    });
    expect(dates).toHaveLength(52);
    expect([isComplete, timeZone]).toEqual([false, 'Europe/Copenhagen']);
  });
});
