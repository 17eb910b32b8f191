import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { putMeeting } from '../../../contract/meetings.ts';
import { listUnits } from '../../../contract/organization.ts';
import type { GivenAnswers } from '../../../contract/properties.ts';
import { addProvider, changeProvider, listProviders, listRequests } from '../../../contract/service-teams.ts';
import { addTemplate, changeTemplate, listRoomProviders, listTemplates } from '../../../contract/services.ts';
import { harmless, textOf } from '../../../server/csv/cell-text.ts';
import { describeOnBothDatabases } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { clockTo, mailTo, meetingPath, send } from '../scenarios/a-booking.ts';

const wednesday = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const room = 'fjord@nordhavn.example';
const idOf = (number: number) => `70000000-0000-4000-8000-00000000000${number}`;
const [ALLERGIES, GUESTS, PAYER, WHEELS, VAN] = [idOf(1), idOf(2), idOf(3), idOf(4), idOf(5)];
const [INTERNAL, EXTERNAL] = [idOf(6), idOf(7)];

const questions = [
  {
    id: ALLERGIES,
    kind: 'multi-line',
    name: 'Allergies',
    help: 'Say none if there are none.',
    isRequired: true,
  },
  { id: GUESTS, kind: 'number', name: 'Guests from outside' },
  {
    id: PAYER,
    kind: 'choice',
    name: 'Who pays',
    isRequired: true,
    choices: [
      { id: INTERNAL, name: 'We do', settlementValue: 'INT' },
      { id: EXTERNAL, name: 'The guests' },
    ],
  },
  { id: WHEELS, kind: 'checkbox', name: 'Wheelchair' },
] as const;

const weekly = {
  recurrenceType: 'weekly',
  recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
  seriesTime: {
    startDate: '2026-12-02',
    endDate: '2026-12-16',
    startTime: '12:00',
    durationMinutes: 60,
  },
};

describeOnBothDatabases('what a team asks with an order', (_create, kind) => {
  let house: House;
  let hana: Awaited<ReturnType<House['portal']>>;
  let provider = '';
  beforeAll(async () => {
    house = await startHouse({ database: kind });
  });
  beforeEach(async () => {
    await house.reset();
    hana = await house.portal('hana');
    const units = (await hana.call(listUnits, {})).units.filter(({ name }) => name === 'CPH');
    const kitchen = {
      id: randomUUID(),
      kind: 'catering' as const,
      name: 'Kitchen',
      mail: 'kitchen@nordhavn.example',
      language: 'de',
      timeZone: 'Europe/Copenhagen',
      deadlineRule: { kind: 'minutes-before' as const, minutes: 60 },
      accepts: 'by-hand' as const,
      whilePending: 'send' as const,
      followsToNewRoom: true,
      units: units.map(({ id }) => id),
      members: [],
      userProperties: questions.map((one) => ({ ...one })) as never[],
      staffProperties: [{ id: VAN, kind: 'text' as const, name: 'Van' }],
    };
    provider = (await hana.call(addProvider, { body: kitchen })).id;
  });
  afterAll(() => house.close());

  async function pane(person = 'anna', recurrence: unknown = null) {
    const call = await house.caller(person);
    const params = { bookingKey: randomUUID() };
    const form = { rooms: [room], ...wednesday, timeZone: 'Europe/Copenhagen', signal: 'send' as const };
    await call(putMeeting, {
      params,
      body: { organizer: `${person}@nordhavn.example`, ...form, recurrence: recurrence as null },
    });
    const ask = (properties: GivenAnswers | Record<string, string | boolean>, more: object = {}) => {
      const body = { clientKey: randomUUID(), provider, text: 'soup', ...more };
      return call(addTemplate, { params, body: { ...body, properties } });
    };
    const templates = async () => (await call(listTemplates, { params })).templates;
    return { call, params, ask, templates };
  }

  const answered = { [ALLERGIES]: 'nuts', [PAYER]: INTERNAL };
  const board = async () => {
    const query = { provider, from: '2026-11-29T23:00:00.000Z', to: '2026-12-30T23:00:00.000Z' };
    return (await hana.call(listRequests, { query })).requests;
  };

  test('is offered with the team, without what finance makes of it', async () => {
    const anna = await pane();
    const { providers } = await anna.call(listRoomProviders, { query: { room: [room], ...wednesday } });
    const offered = providers.find(({ id }) => id === provider);
    expect(offered?.asks.map(({ name, kind, isRequired }) => [name, kind, isRequired])).toEqual([
      ['Allergies', 'multi-line', true],
      ['Guests from outside', 'number', false],
      ['Who pays', 'choice', true],
      ['Wheelchair', 'checkbox', false],
    ]);
    expect(JSON.stringify(providers)).not.toContain('INT');
    expect(JSON.stringify(providers)).not.toContain('Van');
  });

  test('S20: a required custom property that is empty, and whatever else does not fit, are mistakes at their fields', async () => {
    const anna = await pane();
    const given = { [GUESTS]: 'ten', [PAYER]: randomUUID(), [VAN]: 'the white one' };
    const refused = await refusalOf(anna.ask(given));
    expect(refused).toMatchObject({ code: 'invalid-request', status: 422 });
    const { errors } = refused as { errors: readonly { pointer: string; detail: string }[] };
    expect(Object.fromEntries(errors.map(({ pointer, detail }) => [pointer, detail]))).toEqual({
      [`/body/properties/${ALLERGIES}`]: 'must be answered',
      [`/body/properties/${GUESTS}`]: 'must be a number',
      [`/body/properties/${PAYER}`]: 'must be one of the answers to choose from',
      [`/body/properties/${VAN}`]: 'is not asked by this team any more',
    });
    expect(await anna.templates()).toEqual([]);
  });

  test.each([
    ['a note and an answer of 10,000 characters', 'ø'.repeat(10_000)],
    ['markup', '<script>alert(1)</script><b>bold</b>'],
    ['emoji', '👩‍🍳 no 🥜 please'],
    ['right-to-left text', 'ללא אגוזים, בבקשה'],
    ['what a spreadsheet takes for a formula', '=1+1'],
  ])(
    'S20: %s come through as they were typed, on the board, in the mail and in the file',
    async (_case, text) => {
      const anna = await pane();
      await anna.ask({ ...answered, [ALLERGIES]: text }, { text });
      await send(house, { rooms: ['fjord'], ...wednesday });

      const [request] = await eventually(board, (seen) => seen.length > 0);
      expect(request?.text).toBe(text);
      expect(request?.properties[0]).toMatchObject({ name: 'Allergies', shown: text });
      const [mail] = await eventually(
        () => mailTo(house, 'anna'),
        (seen) => seen.length > 0,
      );
      expect(mail?.text.replaceAll(/\s+/g, '')).toContain(`Answers:Allergies:${text}`.replaceAll(/\s+/g, ''));
      const query = `provider=${provider}&view=to-answer&decimal=point`;
      const file = await (await hana.send(`/portal-api/service-board/export?${query}`)).text();
      const rows: Record<string, string>[] = parse(file, { columns: true, bom: true });
      expect(rows.map((row) => textOf(row['text'] ?? ''))).toEqual([text]);
      expect(rows[0]?.['text']).toBe(harmless(text));
      expect(rows[0]?.['answers']).toContain(`Allergies: ${text}`);
    },
  );

  test('an answer is of the question of then, whatever becomes of the question, and goes along to every date', async () => {
    const anna = await pane('anna', weekly);
    const ordered = await anna.ask({ ...answered, [WHEELS]: true });
    expect(ordered.properties.map(({ name, shown }) => [name, shown])).toEqual([
      ['Allergies', 'nuts'],
      ['Who pays', 'We do'],
      ['Wheelchair', 'yes'],
    ]);

    const { providers } = await hana.call(listProviders, {});
    const stored = providers.find(({ id }) => id === provider);
    const renamed = stored?.userProperties.map((one) =>
      one.id === PAYER ? { ...one, name: 'Payer', choices: one.choices.slice(1) } : one,
    );
    await hana.call(changeProvider, {
      params: { id: provider },
      version: stored?.version ?? 0,
      body: { userProperties: renamed?.filter(({ id }) => id !== ALLERGIES) ?? [] },
    });
    const range = { type: 'endDate', startDate: '2026-12-02', endDate: '2026-12-16' };
    const pattern = { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] };
    await send(house, { rooms: ['fjord'], ...wednesday }, { recurrence: { pattern, range } });
    const requests = await eventually(board, (seen) => seen.length > 0);
    expect(requests).toHaveLength(3);
    for (const request of requests) expect(request.properties).toEqual(ordered.properties);
  });

  test('the same key with the same answers is one request, with other answers it is refused', async () => {
    const anna = await pane();
    const clientKey = randomUUID();
    const first = await anna.ask(answered, { clientKey });
    const reversed = Object.fromEntries(Object.entries(answered).toReversed());
    expect(await anna.ask(reversed, { clientKey })).toEqual(first);
    expect(await refusalOf(anna.ask({ ...answered, [ALLERGIES]: 'fish' }, { clientKey }))).toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await anna.templates()).toHaveLength(1);
  });

  test('an answer that is changed is told to the team before and after, in its language; the others keep their words', async () => {
    const anna = await pane();
    const ordered = await anna.ask(answered);
    await send(house, { rooms: ['fjord'], ...wednesday });
    await eventually(board, (seen) => seen.length > 0);
    await eventually(
      () => mailTo(house, 'kitchen'),
      (seen) => seen.length > 0,
    );

    const change = { params: { template: ordered.id }, version: ordered.version };
    expect(await refusalOf(anna.call(changeTemplate, { ...change, body: { properties: {} } }))).toMatchObject(
      {
        errors: expect.arrayContaining([
          { pointer: `/body/properties/${ALLERGIES}`, detail: 'must be answered' },
        ]),
      },
    );
    const properties = { ...answered, [ALLERGIES]: 'fish', [WHEELS]: true };
    const changed = await anna.call(changeTemplate, { ...change, body: { properties } });
    expect(changed).toMatchObject({ version: 2, properties: [{ shown: 'fish' }, { shown: 'We do' }, {}] });
    expect(await board()).toMatchObject([{ status: 'pending', properties: [{ shown: 'fish' }, {}, {}] }]);
    expect(await anna.call(changeTemplate, { ...change, version: 2, body: { properties } })).toMatchObject({
      version: 2,
    });

    await clockTo(house, '2026-11-30T08:06:00.000Z'); // a team hears of its changes in one mail for a while
    const mails = await eventually(
      () => mailTo(house, 'kitchen'),
      (seen) => seen.length > 1,
    );
    const text = mails.at(-1)?.text ?? '';
    expect(text).toMatch(/Angaben vorher:\s+Allergies: nuts\s+Who pays: We do\s+Wheelchair: Nein/);
    expect(text).toMatch(/Angaben:\s+Allergies: fish\s+Who pays: We do\s+Wheelchair: Ja/);
  });

  test('what is changed without answers keeps them', async () => {
    const anna = await pane();
    const ordered = await anna.ask(answered);
    const change = { params: { template: ordered.id }, version: ordered.version, body: { text: 'stew' } };
    expect(await anna.call(changeTemplate, change)).toMatchObject({
      text: 'stew',
      properties: ordered.properties,
    });
  });

  test('answers are the wish of each date: a meeting that dies and comes back brings them along', async () => {
    const anna = await pane();
    await anna.ask(answered);
    const uid = await send(house, { rooms: ['fjord'], ...wednesday });
    await eventually(board, (seen) => seen.length > 0);
    await house.control('PATCH', meetingPath(uid), {
      start: '2026-12-02T12:00:00.000Z',
      end: '2026-12-02T13:00:00.000Z',
    });
    const [moved] = await eventually(board, ([one]) => one?.start === '2026-12-02T12:00:00.000Z');
    expect(moved?.properties[0]).toMatchObject({ shown: 'nuts' });
  });
});

/** What a call was refused with; it must have been. */
async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('this was not refused');
}
