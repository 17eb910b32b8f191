import { boundsOf, inOrder, isShown, waits } from '../../../portal/requests/board-view.ts';
import { actionOfKey, asksFirst } from '../../../portal/requests/request-keys.ts';
import { aRequest } from './a-request.ts';

const request = (over: Parameters<typeof aRequest>[1] = {}) => aRequest(1, over);

test.each([
  ['Pacific/Kiritimati', '2026-11-30T10:00:00.000Z', '2026-12-01T09:59:59.999Z'],
  ['Etc/GMT+12', '2026-12-01T12:00:00.000Z', '2026-12-02T11:59:59.999Z'],
  ['Europe/Copenhagen', '2026-11-30T23:00:00.000Z', '2026-12-01T22:59:59.999Z'],
])('a day in %s is within what is asked for, and nothing of other days is shown', (zone, first, last) => {
  const { from, to } = boundsOf('2026-12-01', '2026-11-30');
  for (const deliverAt of [first, last]) {
    expect(from <= deliverAt && deliverAt < to).toBe(true);
    expect(isShown(request({ deliverAt }), '2026-12-01', zone, '2026-11-30')).toBe(true);
  }
  const before = new Date(Date.parse(first) - 1).toISOString();
  const after = new Date(Date.parse(last) + 1).toISOString();
  for (const deliverAt of [before, after]) {
    expect(isShown(request({ deliverAt }), '2026-12-01', zone, '2026-11-30')).toBe(false);
  }
});

test('what waits is asked for within what the server answers at once', () => {
  const { from, to } = boundsOf('waiting', '2026-11-30');
  expect(from < '2026-11-30T00:00:00.000Z').toBe(true);
  expect(Date.parse(to) - Date.parse(from)).toBeLessThanOrEqual(31 * 24 * 3_600_000);
});

test('what waits is pending, changed late or asked about; what is decided or over does not wait', () => {
  expect(waits(request({ status: 'pending', actions: ['accept', 'reject'] }))).toBe(true);
  expect(waits(request({ status: 'accepted', actions: ['accept-change', 'refuse-change'] }))).toBe(true);
  expect(waits(request({ status: 'accepted', actions: ['move-to-room', 'cancel'] }))).toBe(true);
  expect(waits(request({ status: 'accepted', questions: [{ code: 'x', text: 'Which room?' }] }))).toBe(true);
  expect(waits(request({ status: 'accepted', actions: ['ready', 'reject'] }))).toBe(false);
  expect(waits(request({ status: 'pending', actions: [] }))).toBe(false);
  const yesterday = request({ deliverAt: '2026-11-29T12:00:00.000Z' });
  expect(isShown(yesterday, 'waiting', 'Europe/Copenhagen', '2026-11-30')).toBe(false);
});

test('what must be answered comes first, then the earlier', () => {
  const decided = aRequest(1, {
    status: 'accepted',
    actions: ['ready'],
    deliverAt: '2026-11-30T07:00:00.000Z',
  });
  const late = aRequest(2, { deliverAt: '2026-11-30T12:00:00.000Z' });
  const early = aRequest(3, { deliverAt: '2026-11-30T11:00:00.000Z' });
  expect(inOrder([decided, late, early])).toEqual([early, late, decided]);
});

test('a key means only what the request allows now', () => {
  expect(actionOfKey('A', ['accept', 'reject'])).toBe('accept');
  expect(actionOfKey('n', ['accept', 'reject'])).toBeNull();
  expect(actionOfKey('x', ['cancel'])).toBeNull();
});

test('a reason or a room is asked for before; what needs neither is done at once', () => {
  expect(asksFirst('reject', false)).toBe(true);
  expect(asksFirst('accept', false)).toBe(false);
  expect(asksFirst('accept-change', false)).toBe(false);
  expect(asksFirst('accept-change', true)).toBe(true);
});
