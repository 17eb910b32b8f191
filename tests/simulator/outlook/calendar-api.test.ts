import { request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import { startSimulator } from '../../../simulator/index.ts';
import type { Simulator } from '../../../simulator/index.ts';
import { startTinyAddin } from '../../support/tiny-addin.ts';
import type { TinyAddin } from '../../support/tiny-addin.ts';
import type { EntriesReply, MeetingSeen, PaneTokens, Session } from '../../../simulator/outlook/wire.ts';

/** Whatever a call answers with; each test knows which of these it reads. */
type ReplyBody = Session & EntriesReply & MeetingSeen & PaneTokens & { error: string; code: string };

let addin: TinyAddin;
let simulator: Simulator;

beforeAll(async () => {
  addin = await startTinyAddin();
  simulator = await startSimulator({
    port: 0,
    product: { clientId: '6f6f7965-7200-4000-8000-000000000001', certificates: [], publicUrl: addin.url },
    calendarAssets: '/nowhere',
    processingDelayMs: 0,
  });
});
beforeEach(async () => {
  await call('PUT', '/control/clock', { now: '2026-11-30T08:00:00.000Z' });
  await call('POST', '/control/reset', { fixture: 'F0' });
});
afterAll(async () => {
  await simulator.close();
  await addin.close();
});

/** Sent to the loopback address, so that every header, `Host` included, is what the test says. */
function call(method: string, path: string, content?: unknown, headers: OutgoingHttpHeaders = {}) {
  return new Promise<{
    status: number;
    text: string;
    headers: NodeJS.Dict<string | string[]>;
    json: () => ReplyBody;
  }>((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: simulator.port,
        method,
        path,
        headers: {
          host: `localhost:${simulator.port}`,
          ...(content !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
      },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: reply.statusCode ?? 0,
            text,
            headers: reply.headers,
            json: () => JSON.parse(text) as ReplyBody,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(content === undefined ? undefined : JSON.stringify(content));
  });
}

const draft = (part: object = {}) => ({
  subject: 'Planning',
  body: '',
  start: '2026-12-01T09:00:00.000Z',
  end: '2026-12-01T10:00:00.000Z',
  timeZone: 'Europe/Copenhagen',
  isAllDay: false,
  sensitivity: 'normal',
  attendees: [],
  rooms: ['fjord@nordhavn.example'],
  locationText: '',
  recurrence: null,
  ...part,
});
const send = (part: object = {}, person = 'anna') =>
  call('POST', `/calendar/api/meetings?person=${person}`, {
    organizer: `${person}@nordhavn.example`,
    draft: draft(part),
  });
const entries = async (mailbox: string, day = '2026-12-01', person = 'anna') => {
  const query = new URLSearchParams({
    person,
    mailbox,
    from: `${day}T00:00:00Z`,
    to: `${day}T23:59:59Z`,
  });
  return call('GET', `/calendar/api/entries?${query}`);
};

describe('who may call', () => {
  test.each([
    ['another name of this machine', { host: 'evil.example' }],
    ['a page of another origin', { origin: 'http://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('%s is refused', async (_, headers) => {
    const reply = await call('GET', '/calendar/api/session?person=anna', undefined, headers);
    expect([403, 421]).toContain(reply.status); // 421: the simulator itself knows no such name
  });

  test('somebody nobody knows is refused with a sentence', async () => {
    const reply = await call('GET', '/calendar/api/session?person=zoe');
    expect([reply.status, reply.json().error]).toEqual([
      404,
      'Nobody of this name is in the simulated tenants.',
    ]);
  });

  test('a disabled account is refused', async () => {
    await call('PUT', '/control/people/ivan', { enabled: false });
    expect((await call('GET', '/calendar/api/session?person=ivan')).json().code).toBe('AADSTS50057');
  });

  test('nobody opens a colleague’s calendar, rooms are open to all', async () => {
    expect((await entries('carla@nordhavn.example')).status).toBe(403);
    expect((await entries('fjord@nordhavn.example')).status).toBe(200);
  });

  test('a delegate opens the calendar they look after', async () => {
    expect((await entries('carla@nordhavn.example', '2026-12-01', 'bent')).status).toBe(200);
  });

  test('nobody sends in a name they may not act for', async () => {
    const body = { organizer: 'carla@nordhavn.example', draft: draft() };
    expect((await call('POST', '/calendar/api/meetings?person=anna', body)).status).toBe(403);
    expect((await call('POST', '/calendar/api/meetings?person=bent', body)).status).toBe(201);
  });
});

describe('meetings', () => {
  test('a sent meeting is in the room’s calendar under its organizer’s name', async () => {
    expect((await send()).status).toBe(201);
    const shown = (await entries('fjord@nordhavn.example')).json().entries;
    expect(shown.map((entry) => [entry.subject, entry.start])).toContainEqual([
      'Anna Holm',
      '2026-12-01T09:00:00.000Z',
    ]);
  });

  test('custom properties stay with the organizer’s meeting and are gone after a reset', async () => {
    const sent = await call('POST', '/calendar/api/meetings?person=anna', {
      organizer: 'anna@nordhavn.example',
      draft: draft(),
      customProperties: { bookingKey: 'k1' },
    });
    const path = `/calendar/api/meetings/${sent.json().meeting.meetingUid}?person=anna`;
    expect((await call('GET', path)).json().customProperties).toEqual({ bookingKey: 'k1' });
    await call('POST', '/control/reset', { fixture: 'F0' });
    await send();
    expect((await call('GET', path)).json().customProperties).toEqual({});
  });

  test('an occurrence is moved and cancelled alone', async () => {
    const range = { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 3 };
    const pattern = { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] };
    const { meeting } = (await send({ rooms: [], recurrence: { pattern, range } })).json();
    const path = `/calendar/api/meetings/${meeting.meetingUid}`;
    const where = { scope: 'this', originalStart: '2026-12-08T09:00:00.000Z' };
    const patch = { start: '2026-12-09T09:00:00.000Z', end: '2026-12-09T10:00:00.000Z' };

    expect((await call('PATCH', `${path}?person=anna`, { patch, ...where })).status).toBe(200);
    expect((await entries('anna@nordhavn.example', '2026-12-09')).text).toContain(meeting.meetingUid);
    expect((await call('POST', `${path}/cancel?person=anna`, where)).status).toBe(204);
    expect((await entries('anna@nordhavn.example', '2026-12-09')).text).not.toContain(meeting.meetingUid);
    expect((await entries('anna@nordhavn.example', '2026-12-15')).text).toContain(meeting.meetingUid);
  });

  test('only the organizer changes a meeting', async () => {
    const { meeting } = (await send()).json();
    const body = { patch: { subject: 'Mine' }, scope: 'all' };
    expect(
      (await call('PATCH', `/calendar/api/meetings/${meeting.meetingUid}?person=nora`, body)).status,
    ).toBe(403);
  });

  test('a managed room waits for its delegate, and nobody else answers', async () => {
    const day = '2026-12-03';
    const at = { start: `${day}T17:00:00.000Z`, end: `${day}T18:00:00.000Z` };
    const { meeting } = (await send({ rooms: ['bestyrelse@nordhavn.example'], ...at })).json();
    const mailbox = 'bestyrelse@nordhavn.example';
    const answer = (person: string) =>
      call('POST', `/calendar/api/meetings/${meeting.meetingUid}/answer?person=${person}`, {
        mailbox,
        response: 'accepted',
      });
    const response = async () =>
      (await entries(mailbox, day)).json().entries.find((one) => one.meetingUid === meeting.meetingUid)
        ?.response;

    expect(await response()).not.toBe('accepted');
    expect((await answer('anna')).status).toBe(403);
    expect((await answer('bent')).status).toBe(204);
    expect(await response()).toBe('accepted');
  });

  test.each([
    ['an end before the start', { end: '2026-12-01T08:00:00.000Z' }],
    ['no length', { end: '2026-12-01T09:00:00.000Z' }],
    ['an unknown zone', { timeZone: 'Mars/Olympus' }],
    ['a subject of 256 characters', { subject: 'x'.repeat(256) }],
    ['a field nobody knows', { surprise: 1 }],
  ])('%s is refused with 400 and a sentence', async (_, part) => {
    const reply = await send(part);
    expect([reply.status, typeof reply.json().error]).toEqual([400, 'string']);
  });

  test('6,000 attendees are refused with a sentence', async () => {
    const attendees = Array.from({ length: 6_000 }, (_, at) => ({
      address: `guest${at}@fabrikam.example`,
      name: `Guest ${at}`,
      optional: false,
    }));
    const reply = await send({ attendees });
    expect([reply.status, typeof reply.json().error]).toEqual([422, 'string']);
  });

  test('broken JSON is a sentence, not a stack', async () => {
    const reply = await call('POST', '/calendar/api/meetings?person=anna', undefined, {
      'content-type': 'application/json',
      'content-length': 0,
    });
    expect(reply.status).toBe(400);
    expect(reply.text).not.toContain('node_modules');
  });
});

describe('the add-in', () => {
  test('is described by the manifest the product serves, at the product’s address', async () => {
    const described = (await call('GET', '/calendar/api/session?person=anna')).json().addin;
    expect(described).toMatchObject({
      name: 'Foyer',
      fault: null,
      taskpaneUrl: `${addin.url}/addin/taskpane.html`,
      eventsUrl: `${addin.url}/addin/events.html`,
      iconUrl: `${addin.url}/addin/assets/icon-32.png`,
    });
    expect(described.launchEvents).toContainEqual({
      type: 'OnAppointmentSend',
      functionName: 'onAppointmentSend',
      sendMode: 'PromptUser',
    });
  });

  test('gets tokens in the person’s name for its own API, and for nothing else', async () => {
    const scope = (await call('GET', '/calendar/api/session?person=anna')).json().addin.scope;
    const path = '/calendar/api/pane-tokens?person=anna';
    expect((await call('POST', path, { scope })).json()).toMatchObject({
      account: { username: 'anna@nordhavn.example' },
    });
    const other = await call('POST', path, { scope: 'api://other/access_as_user' });
    expect([other.status, other.json().code]).toEqual([403, expect.stringMatching(/^AADSTS/)]);
  });

  test('has its roaming settings kept for each person', async () => {
    await call('PUT', '/calendar/api/settings?person=anna', { settings: { organization: '"1"' } });
    const settings = async (person: string) =>
      (await call('GET', `/calendar/api/session?person=${person}`)).json().settings;
    expect([await settings('anna'), await settings('nora')]).toEqual([{ organization: '"1"' }, {}]);
  });
});

describe('files', () => {
  test.each([
    '/officejs/office.js',
    '/officejs/outlook-web-16.01.js',
    '/officejs/en-us/office_strings.js',
    '/officejs/AgaveErrorUX/index.html',
  ])('%s is served, whatever its case', async (path) => {
    expect((await call('GET', path)).status).toBe(200);
  });

  test.each([
    '/officejs/office.d.ts',
    '/officejs/outlook-web-16.01.debug.js',
    '/officejs/../package.json',
    '/officejs/%2e%2e/package.json',
  ])('%s is not', async (path) => {
    expect((await call('GET', path)).status).toBe(404);
  });

  test('every host script is there', async () => {
    const replies = await Promise.all(simulator.hostScripts.map((path) => call('GET', path)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('without a build the calendar says how to make one', async () => {
    const reply = await call('GET', '/calendar/');
    expect([reply.status, reply.text.includes('npm run build')]).toEqual([503, true]);
  });

  test('on 127.0.0.1 the calendar goes to localhost and keeps its query', async () => {
    const host = `127.0.0.1:${simulator.port}`;
    const reply = await call('GET', '/calendar/?person=nora', undefined, { host });
    expect(reply.headers['location']).toBe(`http://localhost:${simulator.port}/calendar/?person=nora`);
  });
});

test('the clock tells business time to somebody who is there', async () => {
  expect((await call('GET', '/calendar/api/clock?person=anna')).json()).toEqual({
    now: '2026-11-30T08:00:00.000Z',
  });
  await call('PUT', '/control/clock', { now: '2026-12-02T12:10:00.000Z' });
  expect((await call('GET', '/calendar/api/clock?person=anna')).text).toContain('2026-12-02T12:10:00.000Z');
  expect((await call('GET', '/calendar/api/clock?person=zoe')).status).toBe(404);
});

test('a monthly series that is dragged to another day is refused in plain words', async () => {
  const recurrence = {
    pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 1 },
    range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 3 },
  };
  const sent = await call('POST', '/calendar/api/meetings?person=anna', {
    organizer: 'anna@nordhavn.example',
    draft: draft({ recurrence, rooms: [] }),
  });
  const { meeting } = JSON.parse(sent.text) as { meeting: { meetingUid: string } };
  const reply = await call(
    'PATCH',
    `/calendar/api/meetings/${encodeURIComponent(meeting.meetingUid)}?person=anna`,
    {
      scope: 'all',
      originalStart: '2026-12-01T09:00:00.000Z',
      patch: { start: '2026-12-02T09:00:00.000Z', end: '2026-12-02T10:00:00.000Z' },
    },
  );
  expect(reply.status).toBe(422);
  expect(reply.text).toContain(
    'A monthly series goes to other days with a new recurrence only: edit the series.',
  );
});
