import { choiceIn, inOrder, paramsOf, toAnswer, waits } from '../../../portal/requests/board-view.ts';
import { boundsOf } from '../../../portal/requests/day-bounds.ts';
import { actionOfKey, asksFirst } from '../../../portal/requests/request-keys.ts';
import { aRequest } from './a-request.ts';

const request = (over: Parameters<typeof aRequest>[1] = {}) => aRequest(1, over);

const choiceOf = (search: string) => choiceIn(new URLSearchParams(search));

test('an address names a view, a day or words; one that names nothing there is shows what must be answered', () => {
  expect(choiceOf('')).toEqual(toAnswer);
  expect(choiceOf('view=tomorrow')).toEqual({ view: 'tomorrow', day: null, words: '' });
  expect(choiceOf('day=2026-12-01')).toEqual({ view: 'day', day: '2026-12-01', words: '' });
  expect(choiceOf('view=canceled&day=2026-12-01')).toEqual({ view: 'canceled', day: null, words: '' });
  expect(choiceOf('view=canceled&words=+oat+')).toEqual({ view: 'all', day: null, words: 'oat' });
  for (const search of ['view=nonsense', 'view=day', 'view=day&day=2026-02-30', 'words=++']) {
    expect([search, choiceOf(search)]).toEqual([search, toAnswer]);
  }
});

test('what an address says of a choice is that choice', () => {
  for (const search of ['', 'view=today', 'view=rejected', 'day=2026-12-01', 'words=oat+milk', 'view=all']) {
    const choice = choiceOf(search);
    expect([search, choiceOf(new URLSearchParams(paramsOf('team', choice)).toString())]).toEqual([
      search,
      choice,
    ]);
  }
});

test('what waits is pending, changed late or asked about; what is decided or over does not wait', () => {
  expect(waits(request({ status: 'pending', actions: ['accept', 'reject'] }))).toBe(true);
  expect(waits(request({ status: 'accepted', actions: ['accept-change', 'refuse-change'] }))).toBe(true);
  expect(waits(request({ status: 'accepted', actions: ['move-to-room', 'cancel'] }))).toBe(true);
  expect(waits(request({ status: 'accepted', questions: [{ code: 'x', text: 'Which room?' }] }))).toBe(true);
  expect(waits(request({ status: 'accepted', actions: ['ready', 'reject'] }))).toBe(false);
  expect(waits(request({ status: 'pending', actions: [] }))).toBe(false);
});

test('of a day, what must be answered comes first, then the earlier; other views stay as they come', () => {
  const decided = aRequest(1, {
    status: 'accepted',
    actions: ['ready'],
    deliverAt: '2026-11-30T07:00:00.000Z',
  });
  const late = aRequest(2, { deliverAt: '2026-11-30T12:00:00.000Z' });
  const early = aRequest(3, { deliverAt: '2026-11-30T11:00:00.000Z' });
  expect(inOrder([decided, late, early], 'today')).toEqual([early, late, decided]);
  expect(inOrder([decided, late, early], 'canceled')).toEqual([decided, late, early]);
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

test.each([
  ['Pacific/Kiritimati', '2026-11-30T10:00:00.000Z', '2026-12-01T09:59:59.999Z'],
  ['Etc/GMT+12', '2026-12-01T12:00:00.000Z', '2026-12-02T11:59:59.999Z'],
  ['Europe/Copenhagen', '2026-11-30T23:00:00.000Z', '2026-12-01T22:59:59.999Z'],
])('a day in %s is within what is asked for', (_zone, first, last) => {
  const { from, to } = boundsOf('2026-12-01');
  for (const moment of [first, last]) expect(from <= moment && moment < to).toBe(true);
});
