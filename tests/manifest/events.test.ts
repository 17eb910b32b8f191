import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { transformSync } from '@swc/core';
import { Recurrence } from '../../contract/recurrence.ts';
import { problemTable } from '../../server/kernel/problem-table.ts';

const source = readFileSync(path.join(import.meta.dirname, '..', '..', 'addin', 'events.ts'), 'utf8');

type Handler = (event: { completed: (options?: unknown) => void }) => unknown;

const plan = {
  organizer: 'anna@nordhavn.example',
  rooms: ['fjord@nordhavn.example'],
  start: '2026-12-02T11:00:00.000Z',
  end: '2026-12-02T12:00:00.000Z',
};
const kept = {
  bookingKey: '11111111-1111-4111-8111-111111111111',
  organization: '22222222-2222-4222-8222-222222222222',
  origin: 'https://foyer.test',
  plan,
  verdict: { warn: true, message: 'Fjord was taken meanwhile.' } as {
    warn: boolean;
    message: string | null;
  } | null,
};

interface Surroundings {
  /** What the pane has kept with the form; null: no pane was open, or Outlook keeps nothing. */
  readonly session?: unknown;
  /** When the form begins now. */
  readonly start?: string;
  /** What the server answers to a GET; a promise that never ends is a server that is silent. */
  readonly answer?: Promise<unknown>;
  readonly token?: Promise<string>;
  /** What Outlook says of a series; null: the meeting is none; not given: Outlook does not say. */
  readonly recurrence?: object | null;
  /** Outlook's id of the series, when one date of it is open. */
  readonly seriesId?: string;
  /** With what the server answers to a PUT, one after the other; then 200. */
  readonly statuses?: readonly number[];
  /** Ends every wait at once, as if its time were over. */
  readonly isLate?: boolean;
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown> | null;
}

/** An Office.js call that answers with `value`. */
const gives = (value: unknown) => (done: (result: unknown) => void) => done({ status: 'succeeded', value });

/** Runs the script as classic Outlook on Windows does: bare, with Office and no page around it. */
function runtime(surroundings: Surroundings = {}) {
  const { session = null, start = plan.start, isLate = false, recurrence, seriesId } = surroundings;
  const statuses = [...(surroundings.statuses ?? [])];
  const { answer = Promise.resolve({ warn: false, message: null }), token = Promise.resolve('a-token') } =
    surroundings;
  const { code } = transformSync(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2017' } });
  const associated = new Map<string, Handler>();
  const requests: Request[] = [];
  const item = {
    start: { getAsync: gives(new Date(start)) },
    end: { getAsync: gives(new Date(plan.end)) },
    ...(seriesId !== undefined && { seriesId }),
    ...(recurrence !== undefined && { recurrence: { getAsync: gives(recurrence) } }),
    enhancedLocation: {
      getAsync: gives(
        plan.rooms.map((id) => ({ locationIdentifier: { id: id.toUpperCase(), type: 'room' } })),
      ),
    },
    sessionData: {
      getAsync: (_key: string, done: (result: unknown) => void) =>
        session === null
          ? done({ status: 'failed', error: { code: 9050 } })
          : gives(typeof session === 'string' ? session : JSON.stringify(session))(done),
    },
  };
  const Office = {
    onReady: () => Promise.resolve({}),
    AsyncResultStatus: { Succeeded: 'succeeded' },
    context: { mailbox: { item } },
    actions: { associate: (name: string, handler: Handler) => associated.set(name, handler) },
  };
  const fetch = async (url: string, { method, headers, body }: Record<string, unknown>) => {
    requests.push({
      url,
      method: String(method),
      headers: headers as Record<string, string>,
      body: typeof body === 'string' ? (JSON.parse(body) as Record<string, unknown>) : null,
    });
    const said: unknown = method === 'GET' ? await answer : {};
    const status = (method === 'PUT' && statuses.shift()) || 200;
    return { status, ok: status === 200, json: () => Promise.resolve(said) };
  };
  vm.runInNewContext(code.replace(/export \{\};?/, ''), {
    Office,
    OfficeRuntime: { auth: { getAccessToken: () => token } },
    fetch,
    setTimeout: (end: () => void) => (isLate ? void setImmediate(end) : undefined),
  });

  const complete = (name: string): Promise<unknown[]> =>
    new Promise((resolve) => {
      const completions: unknown[] = [];
      associated.get(name)?.({
        completed: (options) => {
          completions.push(options);
          setImmediate(() => resolve(completions)); // time enough to see a second one
        },
      });
    });
  return { names: [...associated.keys()], complete, requests };
}

const SENT = [{ allowEvent: true }];

test('imports nothing, because classic Outlook runs the bare file', () => {
  expect(source).not.toMatch(/^\s*(import|export)\b/m);
  expect(source).not.toMatch(/\b(document|window)\./);
});

test('every event ends exactly once, so that Outlook waits for none', async () => {
  const { names, complete } = runtime();

  expect(names).toContain('onNewAppointmentOrganizer');
  for (const name of names) expect(await complete(name)).toHaveLength(1);
});

test('a meeting that Foyer knows nothing of is sent, and nobody is asked about it', async () => {
  const { complete, requests } = runtime();

  expect(await complete('onAppointmentSend')).toEqual(SENT);
  expect(requests).toEqual([]);
});

test('what the pane has kept is said at Send, and the server hears that it was sent', async () => {
  const { complete, requests } = runtime({ session: kept });

  expect(await complete('onAppointmentSend')).toEqual([
    { allowEvent: false, errorMessage: 'Fjord was taken meanwhile.' },
  ]);
  expect(requests).toEqual([
    {
      method: 'PUT',
      url: `https://foyer.test/addin-api/meetings/${kept.bookingKey}`,
      headers: expect.objectContaining({
        Authorization: 'Bearer a-token',
        'Foyer-Organization': kept.organization,
      }),
      body: { ...plan, signal: 'send' },
    },
  ]);
});

test('a meeting without anything against it is sent', async () => {
  const { complete } = runtime({ session: { ...kept, verdict: { warn: false, message: null } } });

  expect(await complete('onAppointmentSend')).toEqual(SENT);
});

test('when the form has changed since, the server is told first and then asked', async () => {
  const answer = Promise.resolve({ warn: true, message: 'Skov needs an approval.' });
  const { complete, requests } = runtime({ session: kept, start: '2026-12-02T10:00:00.000Z', answer });

  expect(await complete('onAppointmentSend')).toEqual([
    { allowEvent: false, errorMessage: 'Skov needs an approval.' },
  ]);
  expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    `PUT /addin-api/meetings/${kept.bookingKey}`,
    `GET /addin-api/meetings/${kept.bookingKey}/verdict`,
  ]);
  expect(requests[0]?.body).toMatchObject({ start: '2026-12-02T10:00:00.000Z', signal: 'send' });
});

/** Taken note of before anybody waits for it. */
const noToken = Promise.reject(new Error('13001'));
noToken.catch(() => undefined);

test.each([
  ['the server is silent', { answer: new Promise<never>(() => undefined), isLate: true }],
  ['there is no token', { token: noToken }],
  ['what was kept cannot be read', { session: '{broken' }],
])('a meeting is sent although %s', async (_what, surroundings) => {
  const session = { ...kept, verdict: null };
  const { complete } = runtime({ session, ...surroundings });

  expect(await complete('onAppointmentSend')).toEqual(SENT);
});

test('a new time is said to the server although the pane is closed', async () => {
  const { complete, requests } = runtime({ session: kept, start: '2026-12-02T10:00:00.000Z' });

  await complete('onAppointmentTimeChanged');

  expect(requests.map(({ method, body }) => [method, body?.['start'], body?.['signal']])).toEqual([
    ['PUT', '2026-12-02T10:00:00.000Z', 'compose'],
  ]);
});

test('a message longer than Outlook shows is cut', async () => {
  const { complete } = runtime({ session: { ...kept, verdict: { warn: true, message: 'x'.repeat(400) } } });

  const [options] = (await complete('onAppointmentSend')) as { errorMessage: string }[];
  expect(options?.errorMessage).toHaveLength(250);
});

describe('a series', () => {
  /** As Office.js gives it: with the properties of other types as undefined, and its times by functions. */
  const everyWednesday = {
    recurrenceType: 'weekly',
    recurrenceProperties: { interval: 1, days: ['wed'], dayOfMonth: undefined },
    seriesTime: {
      getStartDate: () => '2026-12-02',
      getEndDate: () => '2026-12-30',
      getStartTime: () => 'T12:00:00:000',
      getDuration: () => 60,
    },
  };
  const weekly = {
    recurrenceType: 'weekly',
    recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
    seriesTime: { startDate: '2026-12-02', endDate: '2026-12-30', startTime: '12:00', durationMinutes: 60 },
  };
  const ofSingle = { ...kept, plan: { ...plan, recurrence: null, seriesId: null }, form: 'a-form' };
  const ofSeries = { ...ofSingle, plan: { ...ofSingle.plan, recurrence: weekly } };

  test.each(['onAppointmentRecurrenceChanged', 'onAppointmentSend'])(
    'that a meeting became while the pane was closed is said by %s, in the words of the contract',
    async (event) => {
      const { complete, requests } = runtime({ session: ofSingle, recurrence: everyWednesday });

      await complete(event);

      const said = requests.find(({ method }) => method === 'PUT')?.body?.['recurrence'];
      expect(said).toEqual(weekly);
      expect(Recurrence.parse(said)).toEqual(weekly);
    },
  );

  test('that is no more is said as well', async () => {
    const { complete, requests } = runtime({ session: ofSeries, recurrence: null });

    await complete('onAppointmentRecurrenceChanged');

    expect(requests[0]?.body).toMatchObject({ recurrence: null });
  });

  test('that stays as it was leaves the verdict of the pane as it is', async () => {
    const { complete, requests } = runtime({ session: ofSeries, recurrence: everyWednesday });

    expect(await complete('onAppointmentSend')).toEqual([
      { allowEvent: false, errorMessage: 'Fjord was taken meanwhile.' },
    ]);
    expect(requests.map(({ method }) => method)).toEqual(['PUT']);
  });

  test.each([
    ['Outlook does not say', { session: ofSeries }, weekly],
    ['one date of it is open', { session: ofSingle, seriesId: 'series', recurrence: everyWednesday }, null],
  ])('is said as it was where %s', async (_why, surroundings, expected) => {
    const { complete, requests } = runtime(surroundings);

    await complete('onAppointmentTimeChanged');

    expect(requests[0]?.body).toMatchObject({ recurrence: expected });
  });

  test('that the server does not understand keeps neither its time nor its rooms from being said', async () => {
    const recurrence = { ...everyWednesday, recurrenceType: 'lunar' };
    const { complete, requests } = runtime({
      session: ofSingle,
      recurrence,
      statuses: [problemTable['invalid-request'].status],
    });

    await complete('onAppointmentRecurrenceChanged');

    expect(requests.map(({ body }) => body?.['recurrence'])).toEqual([
      expect.objectContaining({ recurrenceType: 'lunar' }),
      null,
    ]);
    expect(requests[1]?.body).toMatchObject({ start: plan.start, rooms: plan.rooms });
  });
});

test('what is said carries which form says it and when, so that the server knows what comes late', async () => {
  const { complete, requests } = runtime({ session: { ...kept, form: 'a-form' } });

  await complete('onAppointmentTimeChanged');

  expect(requests[0]?.body?.['said']).toEqual({ form: 'a-form', at: expect.any(Number) });
});
