/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addNote, markMessagesRead, writeToOrganizer } from '../../../contract/conversations.ts';
import { fillIn, readRequest, RequestPage } from '../../../contract/request-page.ts';
import { readMenu } from '../../../contract/menus.ts';
import { answerRequest } from '../../../contract/service-teams.ts';
import { editRequest } from '../../../contract/staff-edits.ts';
import { NOW, aProblem, aServer, openPortal } from '../administration/portal-in-memory.tsx';
import { aRequest, requestId } from './a-request.ts';

afterEach(cleanup);

const VAN = '70000000-0000-4000-8000-000000000001';
const messageId = (number: number) => `80000000-0000-4000-8000-00000000000${number}`;

/** One request whose page keeps what is written on it. */
function withPage(over: Parameters<typeof aRequest>[1] = {}, more: object = {}) {
  const server = aServer();
  let page = RequestPage.parse({
    request: aRequest(1, over),
    team: { name: 'House team', timeZone: 'Europe/Copenhagen' },
    enteredBy: 'Bent Kjær',
    enteredAt: '2026-11-28T09:00:00.000Z',
    asks: [],
    messages: [],
    notes: [],
    costCenters: [],
    whyNotEdited: null,
    history: [],
    isComplete: true,
    now: NOW,
    ...more,
  });
  server.on(readRequest, () => page);
  server.on(readMenu, () => aProblem('not-found', 404));
  server.on(markMessagesRead, () => {
    page = { ...page, request: { ...page.request, unread: 0 } };
    return {};
  });
  return server;
}

const open = (server: ReturnType<typeof aServer>) => openPortal(`/requests/${requestId(1)}`, { server });
const panel = async (name: string) => within(await screen.findByRole('region', { name }));

test('tells everything about a request: when, where, what, for whom, who entered it and how it stands', async () => {
  open(
    withPage({
      deadline: {
        at: NOW,
        isPassed: false,
        sentence: 'Closes at 09:30, two hours before.',
        language: 'en' as const,
      },
    }),
  );
  expect(
    await screen.findByRole('heading', { level: 1, name: /Fjord, Mon, 30 Nov 2026, 11:30/ }),
  ).toBeTruthy();
  const what = await panel('What is asked');
  for (const words of [
    'Mon, 30 Nov 2026, 11:30',
    'Fjord · HQ › Floor 2',
    /two hours before/,
    /^Bent Kjær, Sat, 28 Nov/,
  ]) {
    expect(what.getByText(words)).toBeTruthy();
  }
  expect(what.getByRole('link', { name: 'Anna Holm' }).getAttribute('href')).toBe(
    'mailto:anna@nordhavn.example',
  );
});

test('is answered as on the board', async () => {
  const server = withPage();
  server.on(answerRequest, () => aRequest(1, { status: 'accepted', version: 2 }));
  open(server);
  await userEvent.click(await screen.findByRole('button', { name: /^Accept: Fjord/ }));
  await waitFor(() => expect(server.sent(answerRequest)).toHaveLength(1));
  expect(server.sent(answerRequest)[0]).toMatchObject({ version: 1, body: { action: 'accept' } });
});

test('shows what was said, marks it as read, and sends an answer once, however often it is tried', async () => {
  const said = {
    id: messageId(1),
    from: 'organizer',
    author: 'Anna Holm',
    text: 'Is there a <b>lectern</b>?',
    at: NOW,
  };
  const server = withPage({ unread: 1 }, { messages: [said] });
  let tries = 0;
  server.on(writeToOrganizer, ({ body }) => {
    tries += 1;
    return tries === 1 ? aProblem('overloaded', 503) : { ...body, from: 'team', author: 'Hana', at: NOW };
  });
  open(server);
  const talk = await panel('Conversation');
  expect(within(talk.getByRole('list', { name: 'Conversation' })).getByText(said.text)).toBeTruthy();
  await waitFor(() => expect(server.sent(markMessagesRead)).toHaveLength(1));

  await userEvent.type(talk.getByRole('textbox', { name: 'Message' }), 'Yes.');
  await userEvent.click(talk.getByRole('button', { name: 'Send to Anna Holm' }));
  await talk.findByText(/Code overloaded/);
  expect(talk.getByRole('textbox', { name: 'Message' })).toHaveProperty('value', 'Yes.');
  await userEvent.click(talk.getByRole('button', { name: 'Send to Anna Holm' }));
  await waitFor(() => expect(talk.getByRole('textbox', { name: 'Message' })).toHaveProperty('value', ''));
  const [first, second] = server.sent(writeToOrganizer).map(({ body }) => JSON.stringify(body));
  expect(first).toBe(second);
});

test('a note is added for the team', async () => {
  const server = withPage({}, { notes: [{ id: messageId(2), author: 'Fatima', text: 'Cables!', at: NOW }] });
  server.on(addNote, ({ body }) => ({ ...body, author: 'Hana', at: NOW }));
  open(server);
  const notes = await panel('Internal notes');
  expect(notes.getByText('Cables!')).toBeTruthy();
  await userEvent.type(notes.getByRole('textbox', { name: 'Note for the team' }), 'Bring tape');
  await userEvent.click(notes.getByRole('button', { name: 'Add the note' }));
  await waitFor(() => expect(server.sent(addNote)[0]?.body).toMatchObject({ text: 'Bring tape' }));
});

test('what the team fills in is sent as it was typed, and a mistake stands at its field', async () => {
  const asks = [{ id: VAN, kind: 'text', name: 'Van', help: '', isRequired: true, choices: [] }];
  const server = withPage({}, { asks });
  server.on(fillIn, () =>
    aProblem('invalid-request', 422, {
      errors: [{ pointer: `/body/properties/${VAN}`, detail: 'must be answered' }],
    }),
  );
  open(server);
  const own = await panel('Filled in by the team');
  await userEvent.click(own.getByRole('button', { name: 'Save what the team fills in' }));
  expect(await own.findByText('Van: must be answered.')).toBeTruthy();

  await userEvent.type(own.getByRole('textbox', { name: /^Van/ }), 'white');
  await userEvent.click(own.getByRole('button', { name: 'Save what the team fills in' }));
  await waitFor(() => expect(server.sent(fillIn)[1]?.body).toEqual({ properties: { [VAN]: 'white' } }));
});

test('tells how it came to be so, with before and after in words', async () => {
  const changes = [
    { field: 'status', before: 'pending', after: 'accepted' },
    { field: 'start', before: '2026-11-30T11:00:00.000Z', after: '2026-11-30T12:00:00.000Z' },
    { field: 'text', before: null, after: 'rows' },
  ];
  const step = { at: NOW, actor: 'Fatima', cause: 'portal', action: 'request.accepted', changes };
  open(
    withPage({}, { history: [step, { ...step, cause: 'calendar', action: 'request.moved', changes: [] }] }),
  );
  const [first, second] = within(await screen.findByRole('list', { name: 'History' })).getAllByText(
    /^(Accepted|Moved along with its meeting)$/,
  );
  expect(first?.closest('li')?.textContent).toMatch(/Fatima/);
  expect(first?.closest('li')?.textContent).toContain('Status: Pending → Accepted');
  expect(first?.closest('li')?.textContent).toContain(
    'Start: Mon, 30 Nov 2026, 12:00 → Mon, 30 Nov 2026, 13:00',
  );
  expect(first?.closest('li')?.textContent).toContain('Note: – → rows');
  expect(second?.closest('li')?.textContent).toContain('the organizer’s calendar');
});

test.each([
  ['that is not there', `/requests/${requestId(9)}`],
  ['with an address that is none', '/requests/nonsense'],
])('one %s says so and leads back', async (_case, path) => {
  const server = aServer();
  server.on(readRequest, () => aProblem('not-found', 404));
  openPortal(path, { server });
  expect(await screen.findByText('This request is not there')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'To the requests' })).toBeTruthy();
});

const COFFEE = '90000000-0000-4000-8000-000000000001';
const CENTER = '90000000-0000-4000-8000-000000000002';

function coffees(quantity: number, discount = 0) {
  const amounts = { net: quantity * 2_500, vat: 0, gross: quantity * 2_500 };
  return {
    lines: [
      {
        item: COFFEE,
        name: 'Coffee',
        unit: 'cup',
        quantity,
        options: [],
        unitPrice: 2_500,
        vatRate: 0,
        discount,
        ...amounts,
      },
    ],
    total: { ...amounts, currency: 'DKK' },
    costCenter: { id: CENTER, code: '1000', name: 'Administration' },
  };
}

test('what was ordered is changed with a discount and a reason; the payer stays', async () => {
  const server = withPage(coffees(8));
  server.on(editRequest, () => aRequest(1, { ...coffees(10, 1_000), version: 2 }));
  open(server);
  const lines = within(await screen.findByRole('table', { name: 'Ordered' }));
  expect(lines.getByRole('row', { name: /8 × Coffee DKK.200\.00/ })).toBeTruthy();

  await userEvent.click(await screen.findByRole('button', { name: 'Change lines, discount or payer' }));
  const change = await panel('Change what was ordered');
  await userEvent.clear(change.getByLabelText('How many Coffee'));
  await userEvent.type(change.getByLabelText('How many Coffee'), '10');
  await userEvent.clear(change.getByLabelText('Discount on Coffee, in percent'));
  await userEvent.type(change.getByLabelText('Discount on Coffee, in percent'), '12,5');
  await userEvent.click(change.getByRole('button', { name: 'Change the order' }));
  expect(await change.findByText(/Why: must not be empty/)).toBeTruthy();
  expect(server.sent(editRequest)).toEqual([]);

  await userEvent.type(change.getByLabelText(/^Why/), 'Two more came');
  await userEvent.click(change.getByRole('button', { name: 'Change the order' }));
  await waitFor(() => expect(server.sent(editRequest)).toHaveLength(1));
  expect(server.sent(editRequest)[0]).toMatchObject({
    version: 1,
    body: {
      kept: [{ line: 0, quantity: 10, discount: 1_250 }],
      added: [],
      costCenter: CENTER,
      reason: 'Two more came',
    },
  });
});

test('when somebody else was faster, what was typed stands on top of what it has become', async () => {
  const server = withPage(coffees(8));
  const newer = aRequest(1, { ...coffees(6), version: 2 });
  server.on(editRequest, ({ version }) =>
    version === 1 ? aProblem('changed-meanwhile', 409, { current: newer }) : { ...newer, version: 3 },
  );
  open(server);
  await userEvent.click(await screen.findByRole('button', { name: 'Change lines, discount or payer' }));
  const change = await panel('Change what was ordered');
  await userEvent.clear(change.getByLabelText('How many Coffee'));
  await userEvent.type(change.getByLabelText('How many Coffee'), '10');
  await userEvent.type(change.getByLabelText(/^Why/), 'Two more came');
  await userEvent.click(change.getByRole('button', { name: 'Change the order' }));
  expect(await change.findByText(/6 × Coffee/)).toBeTruthy();
  expect(change.getByLabelText('How many Coffee')).toHaveProperty('value', '10');
  await userEvent.click(change.getByRole('button', { name: 'Change the order' }));
  await waitFor(() => expect(server.sent(editRequest).map(({ version }) => version)).toEqual([1, 2]));
});

test('says why what was ordered cannot be changed any more', async () => {
  open(withPage({}, { whyNotEdited: 'This request is canceled; nothing of it can be changed.' }));
  const change = await panel('Change what was ordered');
  expect(change.getByText(/This request is canceled/)).toBeTruthy();
  expect(change.queryByRole('button')).toBeNull();
});
