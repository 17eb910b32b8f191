import { openLiveConnection } from '../../../portal/live/live-connection.ts';
import type { LiveStatus, LiveTopic } from '../../../portal/live/live-connection.ts';
import { laterByHand, liveByHand, settle } from './live-by-hand.ts';

const SETTLED = 10_000;

function listening(random = 0.5) {
  const server = liveByHand();
  const time = laterByHand();
  const changes: (readonly LiveTopic[])[] = [];
  const statuses: LiveStatus[] = [];
  const connection = openLiveConnection({
    open: (signal) => server.open('org', signal),
    later: time.later,
    random: () => random,
    onChange: (topics) => changes.push(topics),
    onStatus: (status) => statuses.push(status),
  });
  return { ...server, ...time, changes, statuses, close: connection.close };
}

test('says what changed; at the beginning that anything may have', async () => {
  const live = listening();
  const first = await live.connection(0);
  first.answer();
  first.send('retry: 2000\n\ndata: {"topics":["feed","meetings"]}\n\n');
  await settle();
  expect(live.statuses).toEqual(['live']);
  expect(live.changes).toEqual([['everything'], ['feed', 'meetings']]);
});

test.each([
  ['a topic of a newer version', '{"topics":["weather"]}'],
  ['no JSON', 'hello'],
])('what it does not know may be about anything: %s', async (_what, data) => {
  const live = listening();
  const first = await live.connection(0);
  first.answer();
  first.send(`data: ${data}\n\n`);
  await settle();
  expect(live.changes.at(-1)).toEqual(['everything']);
  expect(live.statuses).toEqual(['live']);
});

test('waits longer after each failure, up to a minute, and never two pages alike', async () => {
  const live = listening(0.5);
  const waits: number[] = [];
  for (let attempt = 0; attempt < 8; attempt += 1) {
    (await live.connection(attempt)).fail();
    await settle();
    const [wait = 0] = live.waits();
    waits.push(wait);
    live.pass(wait);
  }
  expect(waits).toEqual([1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000, 45_000]);
  expect(live.statuses.every((status) => status === 'waiting')).toBe(true);

  const other = listening(0);
  (await other.connection(0)).fail();
  await settle();
  expect(other.waits()).toEqual([1_000]);
});

test('a connection that the server ends after minutes is opened again soon, and nothing is called late', async () => {
  const live = listening();
  const first = await live.connection(0);
  first.answer();
  await settle();
  live.pass(SETTLED);
  first.end();
  await settle();
  expect(live.statuses).toEqual(['live', 'connecting']);
  expect(live.waits()).toEqual([750]);
  live.pass(750);
  (await live.connection(1)).answer();
  await settle();
  expect(live.statuses).toEqual(['live', 'connecting', 'live']);
  expect(live.changes).toEqual([['everything'], ['everything']]);
});

test('something on the way that cuts each connection at once is no reason to hurry', async () => {
  const live = listening();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const one = await live.connection(attempt);
    one.answer();
    one.end();
    await settle();
    const [wait = 0] = live.waits();
    waits.push(wait);
    live.pass(wait);
  }
  expect(waits).toEqual([1_500, 3_000, 6_000]);
});

test.each([401, 403])('%s ends it for good, after one last look that says why', async (status) => {
  const live = listening();
  (await live.connection(0)).answer(status);
  await settle();
  expect(live.statuses).toEqual(['off']);
  expect(live.changes).toEqual([['everything']]);
  expect(live.waits()).toEqual([]);
});

test('an overloaded server is asked again later', async () => {
  const live = listening();
  (await live.connection(0)).answer(503);
  await settle();
  expect(live.statuses).toEqual(['waiting']);
  expect(live.waits()).toEqual([1_500]);
});

test('closed, it lets the connection go, says nothing more and does not come back', async () => {
  const live = listening();
  const first = await live.connection(0);
  first.answer();
  await settle();
  live.close();
  first.send('data: {"topics":["feed"]}\n\n');
  await settle();
  expect(first.signal.aborted).toBe(true);
  expect(live.changes).toEqual([['everything']]);
  expect(live.statuses).toEqual(['live']);
  expect(live.waits()).toEqual([]);
});
