import { createOutbound } from '../../../server/outbound/outbound.ts';
import { readRetryAfter } from '../../../server/outbound/retry.ts';
import { json, startFarSide } from './far-side.ts';

const asked = 'https://graph.sim.test';
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** Answers with the given statuses in turn, the last one for ever. */
async function answering(...answers: readonly { status: number; retryAfter?: string }[]) {
  let turn = 0;
  const farSide = await startFarSide((res) => {
    const answer = answers[Math.min(turn++, answers.length - 1)]!;
    const headers = answer.retryAfter === undefined ? {} : { 'retry-after': answer.retryAfter };
    json(res, answer.status, {}, headers);
  });
  const outbound = createOutbound({ originMap: new Map([[asked, farSide.origin]]) });
  open.push(outbound, farSide);
  const send = (more: object = {}) => outbound.send({ method: 'GET', url: `${asked}/`, ...more });
  return { farSide, send };
}

describe('repeating a read', () => {
  test.each([502, 503, 504])('helps after %i, over a new connection', async (status) => {
    const { farSide, send } = await answering({ status }, { status: 200 });

    expect((await send()).status).toBe(200);
    expect(farSide.received.map(({ connection }) => connection)).toEqual([1, 2]);
  });

  test('is done twice and no more', async () => {
    const { farSide, send } = await answering({ status: 503 });

    expect((await send()).status).toBe(503);
    expect(farSide.received).toHaveLength(3);
  });

  test('waits as long as a 429 asks when that is short', async () => {
    const { farSide, send } = await answering({ status: 429, retryAfter: '0' }, { status: 200 });

    expect((await send()).status).toBe(200);
    expect(farSide.received).toHaveLength(2);
  });

  test.each([
    ['a long wait is handed on', '30', 30],
    ['no word about the wait', undefined, null],
    ['garbage about the wait', 'soon', null],
  ])('is left to the caller after 429: %s', async (_case, retryAfter, seconds) => {
    const { farSide, send } = await answering({ status: 429, ...(retryAfter && { retryAfter }) });

    expect(await send()).toMatchObject({ status: 429, retryAfterSeconds: seconds });
    expect(farSide.received).toHaveLength(1);
  });

  test('is not begun when the deadline would pass meanwhile', async () => {
    const { farSide, send } = await answering({ status: 503, retryAfter: '2' });

    expect((await send({ timeoutMs: 1500 })).status).toBe(503);
    expect(farSide.received).toHaveLength(1);
  });

  test('never happens to a POST, unless that is said to read only', async () => {
    const { farSide, send } = await answering({ status: 503 }, { status: 503 }, { status: 200 });

    expect((await send({ method: 'POST' })).status).toBe(503);
    expect(farSide.received).toHaveLength(1);
    expect((await send({ method: 'POST', repeatable: true })).status).toBe(200);
    expect(farSide.received).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 500])('does not happen after %i', async (status) => {
    const { farSide, send } = await answering({ status });

    expect((await send()).status).toBe(status);
    expect(farSide.received).toHaveLength(1);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-30T09:00:00Z');

  test.each([
    ['seconds', '7', 7],
    ['seconds with blanks', ' 7 ', 7],
    ['an HTTP date', 'Mon, 30 Nov 2026 09:01:00 GMT', 60],
    ['a date gone by', 'Mon, 30 Nov 2026 08:00:00 GMT', 0],
    ['more than an hour', '86400', 3600],
    ['a date next year', 'Thu, 30 Dec 2027 09:00:00 GMT', 3600],
    ['a negative number', '-5', null],
    ['a fraction', '1.5', null],
    ['words', 'later', null],
    ['a date that is none', 'Mon, 99 Foo 2026 09:01:00 GMT', null],
    ['digits without end', '9'.repeat(400), null],
    ['nothing', undefined, null],
  ])('%s', (_case, header, seconds) => {
    expect(readRetryAfter(header, now)).toBe(seconds);
  });
});
