/** @jest-environment jsdom */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listBoard } from '../../../contract/board.ts';
import { answerRequest, listMyProviders } from '../../../contract/service-teams.ts';
import type { BoardRequest } from '../../../contract/service-teams.ts';
import { permissions } from '../../../contract/route.ts';
import { waits } from '../../../portal/requests/board-view.ts';
import { NOW, aProblem, aServer, openPortal } from '../administration/portal-in-memory.tsx';
import { liveByHand, settle } from '../live/live-by-hand.ts';
import { TEAM, aRequest, requestId } from './a-request.ts';

afterEach(cleanup);

const NIGHT = TEAM.replace('6', '7');
const aTeam = (id: string, name: string, over: object = {}) => ({
  id,
  name,
  kind: 'set-up',
  timeZone: 'Europe/Copenhagen',
  isActive: true,
  waiting: 1,
  latest: null,
  ...over,
});

/** As the server decides it, for what is delivered in daylight. */
function isInView(
  request: BoardRequest,
  query: { view?: string; day?: string | undefined; words?: string } = {},
): boolean {
  const { view = 'to-answer', day } = query;
  const days: Record<string, string | undefined> = { today: '2026-11-30', tomorrow: '2026-12-01', day };
  if (view in days) return request.deliverAt.slice(0, 10) === days[view];
  if (view === 'canceled') return request.status.startsWith('canceled');
  if (view === 'all') return `${request.text} ${request.id}`.includes(query.words ?? '');
  return view === 'to-answer' ? waits(request) : request.status === view;
}

/** A board that keeps what was answered. */
function withRequests(requests: readonly BoardRequest[], teams = [aTeam(TEAM, 'House team')]) {
  const server = aServer();
  let all = requests;
  server.on(listMyProviders, () => ({ providers: teams, now: NOW }));
  server.on(listBoard, ({ query }) => ({
    provider: { id: query?.provider, name: 'House team', timeZone: 'Europe/Copenhagen' },
    requests: all.filter((one) => one.provider === query?.provider && isInView(one, query)),
    next: null,
    counts: { 'to-answer': 1, current: 0, today: 2, tomorrow: 1, pending: 1, accepted: 1, readied: 0 },
    today: '2026-11-30',
    now: NOW,
  }));
  const change = (id: string, over: Partial<BoardRequest>) => {
    all = all.map((one) => (one.id === id ? { ...one, ...over, version: one.version + 1 } : one));
    return all.find((one) => one.id === id);
  };
  server.on(answerRequest, ({ params }) =>
    change(params?.id ?? '', { status: 'accepted', actions: ['ready'] }),
  );
  return { server, change };
}

const board = async () => within(await screen.findByRole('list', { name: 'Requests by time' }));
const card = async (name: RegExp) => within(await (await board()).findByRole('listitem', { name }));

test('shows first what waits for an answer: when, where, what, for whom', async () => {
  const { server } = withRequests([aRequest(1), aRequest(2, { status: 'accepted', actions: ['ready'] })]);
  openPortal('/requests', { server });
  const items = (await board()).getAllByRole('listitem');
  expect(items).toHaveLength(1);
  const text = items[0]?.textContent ?? '';
  expect(text).toContain('11:30Mon, 30 Nov 2026Meeting 12:00–13:00');
  expect(text).toContain('Fjord · HQ › Floor 2');
  expect(text).toContain('PendingChairs in a circle, 1 flip chartsFor Anna Holm');
});

test('shows what was ordered from the menu, what it costs and who pays; also on paper', async () => {
  const line = {
    item: TEAM,
    name: 'Coffee',
    unit: 'per person',
    quantity: 8,
    unitPrice: 2_500,
    vatRate: 2_500,
    discount: 0,
  };
  const oat = { option: TEAM, choice: TEAM, name: 'Milk', chosen: 'Oat', price: 0 };
  const amounts = { net: 20_000, vat: 5_000, gross: 25_000 };
  const ordered = {
    text: '',
    lines: [{ ...line, options: [oat], ...amounts }],
    total: { ...amounts, currency: 'DKK' },
    costCenter: { id: TEAM, code: '1000', name: 'Administration' },
  };
  const { server } = withRequests([aRequest(1, ordered)]);
  openPortal('/requests', { server });
  const item = within((await board()).getByRole('listitem', { name: /Fjord/ }));

  expect(
    within(item.getByRole('list', { name: 'Ordered' })).getByText('8 × Coffee (Milk: Oat)'),
  ).toBeTruthy();
  expect(item.getByText(/DKK.250\.00 with VAT · charged to 1000 Administration/)).toBeTruthy();
  expect(screen.getAllByText('8 × Coffee (Milk: Oat)')).toHaveLength(2);
  expect(item.queryByText(/settled/)).toBeNull();
});

test('says of what finance has settled in which settlement it is, and what a change becomes', async () => {
  const amounts = { net: 20_000, vat: 5_000, gross: 25_000 };
  const total = { ...amounts, currency: 'DKK' };
  const coffee = { item: TEAM, name: 'Coffee', unit: 'cup', quantity: 8, unitPrice: 2_500, vatRate: 2_500 };
  const lines = [{ ...coffee, options: [], discount: 0, ...amounts }];
  const { server } = withRequests([aRequest(1, { text: '', lines, total, settledAs: 'Settlement 3' })]);
  openPortal('/requests', { server });
  const item = within((await board()).getByRole('listitem', { name: /Fjord/ }));
  expect(item.getByText(/settled \(Settlement 3\): what is changed now becomes a correction/)).toBeTruthy();
});

test('a day shows everything of it, and lies in the address', async () => {
  const tomorrow = { deliverAt: '2026-12-01T10:30:00.000Z' };
  const { server } = withRequests([
    aRequest(1),
    aRequest(2, { status: 'accepted', actions: ['ready'] }),
    aRequest(3, tomorrow),
  ]);
  const { path } = openPortal('/requests', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Today (2)' }));
  await waitFor(async () => expect((await board()).getAllByRole('listitem')).toHaveLength(2));
  expect(path()).toBe(`/portal/requests?team=${TEAM}&view=today`);
  await userEvent.click(screen.getByRole('button', { name: 'Tomorrow (1)' }));
  expect(await (await board()).findByText('Chairs in a circle, 3 flip charts')).toBeTruthy();
});

test('accepting takes one click, is about the version that is shown, and hands the focus on', async () => {
  const { server } = withRequests([aRequest(1), aRequest(2, { deliverAt: '2026-11-30T12:30:00.000Z' })]);
  openPortal('/requests', { server });
  await userEvent.click(
    await screen.findByRole('button', { name: /^Accept: Fjord, Mon, 30 Nov 2026, 11:30/ }),
  );
  await waitFor(async () => expect((await board()).getAllByRole('listitem')).toHaveLength(1));
  expect(server.sent(answerRequest)[0]).toMatchObject({
    params: { id: requestId(1) },
    version: 1,
    body: { action: 'accept' },
  });
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toContain('13:30'));
});

test('rejecting takes a reason', async () => {
  const { server } = withRequests([aRequest(1)]);
  openPortal('/requests', { server });
  await userEvent.click(await screen.findByRole('button', { name: /^Reject: / }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Reject' }));
  expect(await dialog.findByText(/must tell the organizer why/)).toBeTruthy();
  expect(server.sent(answerRequest)).toEqual([]);
  await userEvent.type(dialog.getByLabelText(/Reason/), 'The chairs are out.');
  await userEvent.click(dialog.getByRole('button', { name: 'Reject' }));
  await waitFor(() =>
    expect(server.sent(answerRequest)[0]?.body).toEqual({ action: 'reject', reason: 'The chairs are out.' }),
  );
});

test('when somebody was faster, the dialog shows what it is now and keeps what was typed', async () => {
  const { server, change } = withRequests([aRequest(1)]);
  server.on(answerRequest, ({ version, params }) =>
    version === 1
      ? aProblem('changed-meanwhile', 409, {
          current: change(params?.id ?? '', { status: 'accepted', actions: ['ready', 'reject'] }),
        })
      : change(params?.id ?? '', { status: 'rejected', actions: [] }),
  );
  openPortal('/requests', { server });
  await userEvent.click(await screen.findByRole('button', { name: /^Reject: / }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText(/Reason/), 'The chairs are out.');
  await userEvent.click(dialog.getByRole('button', { name: 'Reject' }));
  expect(await dialog.findByText(/It is Accepted now, ready by/)).toBeTruthy();
  expect(dialog.getByLabelText<HTMLTextAreaElement>(/Reason/).value).toBe('The chairs are out.');
  await userEvent.click(dialog.getByRole('button', { name: 'Reject' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.sent(answerRequest).map(({ version }) => version)).toEqual([1, 2]);
});

test('what can no longer be done says so, and what was typed stays until it is closed', async () => {
  const { server, change } = withRequests([aRequest(1)]);
  const live = liveByHand();
  openPortal('/requests', { server, live: live.open });
  await userEvent.click(await screen.findByRole('button', { name: /^Reject: / }));
  await userEvent.type(await screen.findByLabelText(/Reason/), 'No chairs');
  change(requestId(1), { status: 'canceled', actions: [] });
  const connection = await live.connection(0);
  await act(async () => {
    connection.answer();
    connection.send('data: {"topics":["service-requests"]}\n\n');
    await settle();
  });
  expect(await screen.findByText(/the request is Canceled now/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>(/Reason/).value).toBe('No chairs');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('Nothing to answer')).toBeTruthy();
});

test('a late change shows what was agreed beside what is wanted now, and why it waits', async () => {
  const skov = { mailbox: 'skov@nordhavn.example', name: 'Skov', place: ['HQ', 'Floor 1'] };
  const { server } = withRequests([
    aRequest(1, {
      status: 'accepted',
      flags: ['late-change'],
      actions: ['accept-change', 'refuse-change'],
      questions: [{ code: 'late-change', text: 'It was moved after the deadline.' }],
      proposal: {
        start: '2026-11-30T13:00:00.000Z',
        end: '2026-11-30T14:00:00.000Z',
        deliverAt: '2026-11-30T12:30:00.000Z',
        room: skov,
      },
    }),
  ]);
  openPortal('/requests', { server });
  const table = within(await screen.findByRole('table', { name: 'What the meeting has become' }));
  expect(table.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'WhatAgreedNow wanted',
    'Ready byMon, 30 Nov 2026, 11:30Mon, 30 Nov 2026, 13:30',
    'MeetingMon, 30 Nov 2026, 12:00–13:00Mon, 30 Nov 2026, 14:00–15:00',
    'RoomFjord · HQ › Floor 2Skov · HQ › Floor 1',
  ]);
  expect(screen.getByText('Late change')).toBeTruthy();
  expect(screen.getByText('⚠ It was moved after the deadline.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Accept change: / }));
  await waitFor(() => expect(server.sent(answerRequest)[0]?.body).toEqual({ action: 'accept-change' }));
});

test('where the room must be chosen, it is asked for among those where the meeting is', async () => {
  const rooms = ['Skov', 'Sund'].map((name) => ({
    mailbox: `${name.toLowerCase()}@nordhavn.example`,
    name,
    place: [],
  }));
  const { server } = withRequests([
    aRequest(1, { flags: ['needs-choice'], actions: ['move-to-room'], rooms }),
  ]);
  openPortal('/requests', { server });
  await userEvent.click(await screen.findByRole('button', { name: /^Move to a room/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Move to a room' }));
  expect(await dialog.findByText(/choose one of the rooms/)).toBeTruthy();
  await userEvent.selectOptions(dialog.getByLabelText(/Room/), 'sund@nordhavn.example');
  await userEvent.click(dialog.getByRole('button', { name: 'Move to a room' }));
  await waitFor(() =>
    expect(server.sent(answerRequest)[0]?.body).toEqual({
      action: 'move-to-room',
      room: 'sund@nordhavn.example',
    }),
  );
});

test('arrows go from request to request, and a letter answers the one that has the focus', async () => {
  const { server } = withRequests([aRequest(1), aRequest(2, { deliverAt: '2026-11-30T12:30:00.000Z' })]);
  openPortal('/requests', { server });
  const [first, second] = (await board()).getAllByRole('listitem');
  act(() => first?.focus());
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(second);
  await userEvent.keyboard('{ArrowDown}{ArrowUp}{ArrowDown}a');
  await waitFor(() => expect(server.sent(answerRequest)[0]?.params).toEqual({ id: requestId(2) }));
});

test('what is asked stands before what ends a request', async () => {
  const { server } = withRequests([
    aRequest(1, { actions: ['reject', 'cancel', 'accept-change', 'refuse-change'] }),
  ]);
  openPortal('/requests', { server });
  const buttons = (await card(/Fjord/)).getAllByRole('button');
  expect(buttons.map(({ textContent }) => textContent)).toEqual([
    'Accept change',
    'Keep old time',
    'Reject',
    'Cancel request',
  ]);
});

test('a letter typed as a reason is a letter', async () => {
  const { server } = withRequests([aRequest(1)]);
  openPortal('/requests', { server });
  await card(/Fjord/);
  await userEvent.click(screen.getByRole('button', { name: /^Reject: / }));
  await userEvent.type(await screen.findByLabelText(/Reason/), 'aaa');
  expect(server.sent(answerRequest)).toEqual([]);
});

test('what is printed is one line per request to tick off, with its age, without the page around it', async () => {
  const { server } = withRequests([
    aRequest(1, { flags: ['pending-room'] }),
    aRequest(2, { deliverAt: '2026-11-30T09:30:00.000Z' }),
  ]);
  openPortal('/requests', { server, search: `team=${TEAM}&day=2026-11-30` });
  const sheet = await screen.findByLabelText('House team, Mon, 30 Nov 2026');
  const lines = [...sheet.querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
  expect(lines).toEqual([
    '☐10:30Fjord · HQ › Floor 2Chairs in a circle, 2 flip chartsAnna HolmPending',
    '☐11:30Fjord · HQ › Floor 2Chairs in a circle, 1 flip chartsAnna HolmPending, Room pending',
  ]);
  expect(within(sheet).getByText(/^As of Mon, 30 Nov 2026, 9:00/)).toBeTruthy();
  expect(within(sheet).getByRole('columnheader', { name: 'Done', hidden: true })).toBeTruthy();
});

test('who works for several teams chooses among them', async () => {
  const { server } = withRequests(
    [aRequest(1, { provider: NIGHT })],
    [aTeam(TEAM, 'House team'), aTeam(NIGHT, 'Night team', { isActive: false })],
  );
  openPortal('/requests', { server });
  expect(await screen.findByText('Nothing to answer')).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText('Team'), 'Night team (out of use)');
  expect(await (await board()).findByText('Chairs in a circle, 1 flip charts')).toBeTruthy();
});

test('who works for several teams sees first the one that has something to answer, and where else something waits', async () => {
  const { server } = withRequests(
    [aRequest(1, { provider: NIGHT })],
    [
      aTeam(TEAM, 'House team', { waiting: 0 }),
      aTeam(NIGHT, 'Night team'),
      aTeam(TEAM.replace('6', '8'), 'Canteen', { waiting: 3 }),
    ],
  );
  openPortal('/requests', { server });
  expect(await (await board()).findByText('Chairs in a circle, 1 flip charts')).toBeTruthy();
  expect(screen.getByText('To answer at other teams: Canteen (3)')).toBeTruthy();
});

test('who works for no team is told how that comes about', async () => {
  openPortal('/requests', { server: withRequests([], []).server });
  expect(await screen.findByText('You work for no team')).toBeTruthy();
});

test('without the permission there is neither the page nor its entry', async () => {
  openPortal('/requests', { server: aServer(permissions.filter((one) => one !== 'requests.work')) });
  expect(await screen.findByText('Your roles do not open this page')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Requests' })).toBeNull();
});

test('what was canceled says who or what ended it, and what is charged; the view lies in the address', async () => {
  const fee = { net: 10_000, vat: 2_500, gross: 12_500, currency: 'DKK' };
  const { server } = withRequests([
    aRequest(1),
    aRequest(2, { status: 'canceled-late', endedBy: 'meeting', fee, actions: [] }),
    aRequest(3, { status: 'canceled', endedBy: 'person', reason: 'No need', actions: [] }),
  ]);
  openPortal('/requests', { server, search: `team=${TEAM}&view=canceled` });
  expect((await board()).getAllByRole('listitem')).toHaveLength(2);
  expect(screen.getByText('It ended with its meeting.')).toBeTruthy();
  expect(screen.getByText(/^Charged for canceling late: DKK.125\.00 with VAT\.$/)).toBeTruthy();
  expect(screen.getByText('It was taken back by whoever asked.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Canceled' }).getAttribute('aria-pressed')).toBe('true');
});

test('words are looked for among everything; to clear them leads back to what must be answered', async () => {
  const { server } = withRequests([aRequest(1), aRequest(2, { status: 'completed', actions: [] })]);
  const { path } = openPortal('/requests', { server });
  await board();
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search all requests' }), '2 flip{Enter}');
  expect(await (await board()).findByText('Chairs in a circle, 2 flip charts')).toBeTruthy();
  expect(path()).toBe(`/portal/requests?team=${TEAM}&words=2+flip`);
  expect(server.sent(listBoard).at(-1)?.query).toMatchObject({ view: 'all', words: '2 flip' });
  await userEvent.click(screen.getByRole('button', { name: 'Clear search' }));
  expect(await (await board()).findByText('Chairs in a circle, 1 flip charts')).toBeTruthy();
});

test('there is more than a page: the next one is added below', async () => {
  const { server } = withRequests([]);
  server.on(listBoard, ({ query }) => ({
    provider: { id: TEAM, name: 'House team', timeZone: 'Europe/Copenhagen' },
    requests: [aRequest(query?.after === undefined ? 1 : 2)],
    next: query?.after === undefined ? `${NOW}_${requestId(1)}` : null,
    counts: { 'to-answer': 2, current: 0, today: 2, tomorrow: 0, pending: 2, accepted: 0, readied: 0 },
    today: '2026-11-30',
    now: NOW,
  }));
  openPortal('/requests', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
  await waitFor(async () => expect((await board()).getAllByRole('listitem')).toHaveLength(2));
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});
