/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  decideDeparted,
  listDeparted,
  listReconcile,
  resolveReconcile,
} from '../../../contract/followed-meetings.ts';
import { permissions } from '../../../contract/route.ts';
import { NOW, aProblem, aServer, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const LINK = '88888888-8888-4888-8888-888888888888';
const organizer = { mail: 'anna@nordhavn.example', name: 'Anna Holm' };

function aCandidate(meetingUid: string, over: object = {}) {
  return {
    meetingUid,
    occurrence: null,
    start: '2026-12-02T11:00:00.000Z',
    end: '2026-12-02T12:00:00.000Z',
    rooms: [{ mailbox: 'fjord@nordhavn.example', name: 'Fjord', answer: 'accepted' }],
    organizer,
    firstSeenAt: NOW,
    differs: [],
    takenBy: null,
    ...over,
  };
}

function anItem(over: object = {}) {
  return {
    link: LINK,
    version: 3,
    kind: 'ambiguous',
    state: 'needs-attention',
    reason: { code: 'several-meetings', text: 'Two meetings of Anna Holm fit the plan.' },
    since: NOW,
    sentAt: null,
    organizer,
    planned: {
      start: '2026-12-02T11:00:00.000Z',
      end: '2026-12-02T12:00:00.000Z',
      timeZone: 'Europe/Copenhagen',
      isSeries: false,
      rooms: [{ mailbox: 'fjord@nordhavn.example', name: 'Fjord' }],
    },
    candidates: [
      aCandidate('uid-1'),
      aCandidate('uid-2', {
        start: '2026-12-02T13:00:00.000Z',
        end: '2026-12-02T14:00:00.000Z',
        rooms: [{ mailbox: 'skov@nordhavn.example', name: 'Skov', answer: 'tentative' }],
        differs: ['start', 'rooms'],
      }),
      aCandidate('uid-3', { takenBy: '88888888-8888-4888-8888-888888888889' }),
    ],
    hanging: [],
    ...over,
  };
}

/** One item that goes when somebody decides about it. */
function withItem(item: object, server = aServer()) {
  server.on(listDeparted, () => ({ departed: [], isComplete: true, now: NOW }));
  let left = [item];
  server.on(listReconcile, () => ({ items: left, isComplete: true, now: NOW }));
  server.on(resolveReconcile, ({ body }) => {
    if (body?.choice !== 'wait') left = [];
    return { link: LINK, state: 'bound', reason: null, version: 4 };
  });
  return server;
}

const side = async (name: string) => within(await screen.findByRole('article', { name }));

test('shows the plan and what it may have become side by side, with what differs', async () => {
  openPortal('/reconcile', { server: withItem(anItem()) });
  expect((await side('As planned')).getByText(/12:00–13:00/)).toBeTruthy();
  expect((await side('Possible meeting 1')).getByText('Like the plan.')).toBeTruthy();
  const second = await side('Possible meeting 2');
  expect(second.getByText(/14:00–15:00/)).toBeTruthy();
  expect(second.getByText('Skov (tentative)')).toBeTruthy();
  expect(second.getByText('⚠ Unlike the plan: another beginning and other rooms.')).toBeTruthy();
  const third = await side('Possible meeting 3');
  expect(third.getByText(/bound to this meeting already/)).toBeTruthy();
  expect(third.queryByRole('button')).toBeNull();
});

test('several plans for one meeting are called so', async () => {
  const reason = { code: 'contested', text: 'Two plans fit the same meeting.' };
  openPortal('/reconcile', { server: withItem(anItem({ reason })) });
  expect(
    await screen.findByRole('heading', { name: /^Several plans fit one meeting: Anna Holm/ }),
  ).toBeTruthy();
});

test('binding asks first, says to what, and is about the version that was seen', async () => {
  const server = withItem(anItem());
  openPortal('/reconcile', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'It is this one: Possible meeting 2' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Is it this meeting?' }));
  expect(dialog.getByText(/14:00–15:00, Skov/)).toBeTruthy();
  expect(server.sent(resolveReconcile)).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: 'It is this one' }));
  expect(await screen.findByText('Nothing to decide')).toBeTruthy();
  expect(server.sent(resolveReconcile)[0]).toMatchObject({
    params: { link: LINK },
    version: 3,
    body: { choice: 'bind', meetingUid: 'uid-2', occurrence: null },
  });
});

test('waiting on takes one click; throwing away asks', async () => {
  const server = withItem(anItem({ kind: 'unmatched', candidates: [] }));
  openPortal('/reconcile', { server });
  expect(await screen.findByText(/No room’s calendar shows a meeting/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Wait on' }));
  await waitFor(() => expect(server.sent(resolveReconcile)[0]?.body).toEqual({ choice: 'wait' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Throw away' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Throw the plan away?' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Throw away' }));
  expect(await screen.findByText('Nothing to decide')).toBeTruthy();
  expect(server.sent(resolveReconcile).at(-1)?.body).toEqual({ choice: 'discard' });
});

test('when somebody decided first, it says so beside what is there now', async () => {
  const server = withItem(anItem());
  server.on(resolveReconcile, () => {
    const items = [anItem({ version: 4, candidates: [aCandidate('uid-9')] })];
    server.on(listReconcile, () => ({ items, isComplete: true, now: NOW }));
    return aProblem('changed-meanwhile', 409);
  });
  openPortal('/reconcile', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'It is this one: Possible meeting 1' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'It is this one' }));
  expect(await screen.findByText(/Somebody decided meanwhile/)).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('article', { name: 'Possible meeting 2' })).toBeNull());
  await userEvent.click(screen.getByRole('button', { name: 'Wait on' }));
  await waitFor(() => expect(server.sent(resolveReconcile).map(({ version }) => version)).toEqual([3, 4]));
});

test('what asks on a followed meeting is shown with its question, and answered on the board', async () => {
  const questions = [{ code: 'room-gone', text: 'Its room was taken off the meeting.' }];
  const hanging = [
    { kind: 'service-request', id: 'r1', occurrence: null, sentence: 'Set-up by House team', questions },
  ];
  openPortal('/reconcile', {
    server: withItem(anItem({ kind: 'needs-choice', state: 'bound', candidates: [], hanging })),
  });
  expect(await screen.findByText('⚠ Its room was taken off the meeting.')).toBeTruthy();
  const link = screen.getByRole('link', { name: 'Answer it on the board of requests' });
  expect(link.getAttribute('href')).toBe('/portal/requests');
  expect(screen.queryByRole('button', { name: 'Throw away' })).toBeNull();
});

test('who may only look gets no buttons and no entry in the navigation', async () => {
  const server = withItem(anItem(), aServer(permissions.filter((one) => one !== 'meetings.reconcile')));
  openPortal('/reconcile', { server });
  await side('Possible meeting 1');
  expect(screen.queryByRole('button', { name: /It is this one|Wait on|Throw away/ })).toBeNull();
  expect(screen.getByText('Your roles let you look, not decide.')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Reconcile' })).toBeNull();
});

test('what was assumed is confirmed with one click, and taken back after saying what that does', async () => {
  const assumed = anItem({ kind: 'assumed', state: 'bound', candidates: [aCandidate('uid-1')] });
  const server = withItem(assumed);
  openPortal('/reconcile', { server });
  expect((await side('What was found')).queryByRole('button')).toBeNull();
  expect(screen.getByRole('button', { name: 'It is the right one' })).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'It is not this one' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Is it not this meeting?' }));
  expect(dialog.getByText(/12:00–13:00, Fjord/)).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'It is not this one' }));
  await waitFor(() => expect(server.sent(resolveReconcile)[0]?.body).toEqual({ choice: 'take-back' }));
});

test('an organizer who has left is listed with the evidence, and a release is proposed to an address', async () => {
  const server = aServer();
  server.on(listReconcile, () => ({ items: [], isComplete: true, now: NOW }));
  const meeting = {
    link: LINK,
    isSeries: true,
    start: '2026-12-02T11:00:00.000Z',
    end: '2026-12-02T12:00:00.000Z',
    timeZone: 'Europe/Copenhagen',
    dates: 4,
    lastStart: '2026-12-23T11:00:00.000Z',
    rooms: [{ mailbox: 'fjord@nordhavn.example', name: 'Fjord' }],
    steward: null,
    hanging: [],
  };
  const departed = [
    { organizer, lastSeenAt: NOW, goneSince: NOW, markedBy: null, meetings: [meeting], version: 2 },
  ];
  server.on(listDeparted, () => ({ departed, isComplete: true, now: NOW }));
  server.on(decideDeparted, () => ({ organizer: organizer.mail, version: 3 }));
  openPortal('/reconcile', { server });
  const card = await side('Meeting 1');
  expect(card.getByText(/4 ahead, the last/)).toBeTruthy();
  expect(card.getByText('Nobody')).toBeTruthy();
  expect(screen.getByText(/No longer in the directory since/)).toBeTruthy();

  await userEvent.click(card.getByRole('button', { name: /^Propose release/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Propose to free the room' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Propose release' }));
  expect(await dialog.findByText(/must be a mail address/)).toBeTruthy();
  await userEvent.type(
    dialog.getByRole('textbox', { name: /Mail address of whoever/ }),
    'rooms@nordhavn.example',
  );
  await userEvent.click(dialog.getByRole('button', { name: 'Propose release' }));
  await waitFor(() =>
    expect(server.sent(decideDeparted)[0]).toMatchObject({
      params: { organizer: organizer.mail },
      version: 2,
      body: { choice: 'propose-release', link: LINK, to: 'rooms@nordhavn.example', note: null },
    }),
  );
});
