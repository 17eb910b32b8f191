/** @jest-environment jsdom */
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listBoard, listProduction, readWeek } from '../../../contract/board.ts';
import { listMyProviders } from '../../../contract/service-teams.ts';
import { NOW, aServer, openPortal } from '../administration/portal-in-memory.tsx';
import { TEAM, aRequest, requestId } from './a-request.ts';

afterEach(cleanup);

const provider = { id: TEAM, name: 'Canteen', timeZone: 'Europe/Copenhagen' };
function aKitchen() {
  const server = aServer();
  const team = { ...provider, kind: 'catering', isActive: true, waiting: 0, latest: null };
  server.on(listMyProviders, () => ({ providers: [team], now: NOW }));
  return server;
}
const day = (date: number, more: object = {}) => ({
  day: `2026-12-0${date}`,
  closed: null,
  hours: [],
  ...more,
});
const coffee = {
  name: 'Coffee',
  unit: 'per person',
  choices: ['Milk: Oat'],
  quantity: 12,
  pending: 4,
  packed: 0,
  contents: [],
};

test('the production list says how many of each thing, by the hour, and for which requests', async () => {
  const server = aKitchen();
  const where = { number: '99999999', room: 'Fjord', deliverAt: '2026-11-30T10:30:00.000Z' };
  server.on(listProduction, ({ query }) => ({
    provider,
    day: query?.day,
    totals: [coffee],
    hours: [
      {
        from: '2026-11-30T10:00:00.000Z',
        items: [
          { ...coffee, requests: [{ ...where, request: requestId(1), status: 'pending', quantity: 4 }] },
        ],
        texts: [{ ...where, request: requestId(1), status: 'pending', text: 'By the window' }],
      },
    ],
    isComplete: true,
    now: NOW,
  }));
  const { path } = openPortal('/requests/production', { server, search: `team=${TEAM}` });
  const list = within(await screen.findByRole('region', { name: 'Canteen, production on Mon, 30 Nov 2026' }));
  const rows = within(list.getByRole('table', { name: 'Ready from 11:00' })).getAllByRole('row');
  expect(rows[1]?.textContent).toBe(
    '12Coffee (Milk: Oat)4 of them not accepted yet4 for Fjord at 11:30 (No. 99999999, Pending)',
  );
  expect(list.getByText('Fjord at 11:30 (No. 99999999, Pending): By the window')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Day after' }));
  expect(path()).toBe(`/portal/requests/production?team=${TEAM}&day=2026-12-01`);
  expect(server.sent(listProduction).at(-1)?.query).toEqual({ provider: TEAM, day: '2026-12-01' });
});

test('the week says what is delivered when, what is closed, and where there is more than the kitchen makes', async () => {
  const server = aKitchen();
  server.on(readWeek, () => ({
    provider,
    days: [
      day(1, { hours: [{ from: '2026-12-01T11:00:00.000Z', deliveries: 2, covers: 70, pending: 1 }] }),
      day(2, { closed: { name: 'Inventory' } }),
      day(3, { hours: [{ from: '2026-12-03T07:00:00.000Z', deliveries: 1, covers: 0, pending: 0 }] }),
    ],
    coversPerHour: 60,
    today: '2026-12-01',
    isComplete: true,
    now: NOW,
  }));
  openPortal('/requests/week', { server, search: `team=${TEAM}&day=2026-12-01` });
  await screen.findByRole('link', { name: '12:00' });
  const heads = within(screen.getByRole('main')).getAllByRole('heading', { level: 2 });
  const days = heads.map((head) => head.closest('li'));
  expect(days.map((one) => one?.textContent)).toEqual([
    'Tue, 1 Dec 2026today12:00 2 deliveries70 covers, more than 60 an hour1 not accepted yet',
    'Wed, 2 Dec 2026Closed: InventoryNothing',
    'Thu, 3 Dec 20268:00 1 delivery',
  ]);
  expect(screen.getByRole('link', { name: '12:00' }).getAttribute('href')).toContain(
    `/requests/production?team=${TEAM}&day=2026-12-01`,
  );
});

test('paper shows all pages of a view: a list, tickets with what was typed as it was typed, or labels', async () => {
  const server = aKitchen();
  const note = '<b>nuts</b> 🥜\nללא גלוטן';
  server.on(listBoard, ({ query }) => ({
    provider,
    requests: [query?.after === undefined ? aRequest(1, { text: note }) : aRequest(2)],
    next: query?.after === undefined ? `${NOW}_${requestId(1)}` : null,
    counts: { 'to-answer': 2, current: 0, today: 2, tomorrow: 0, pending: 2, accepted: 0, readied: 0 },
    today: '2026-11-30',
    now: NOW,
  }));
  openPortal('/requests/print', { server, search: `team=${TEAM}&view=today` });
  const table = await screen.findByRole('table');
  expect(within(table).getAllByRole('row')).toHaveLength(3);
  await userEvent.selectOptions(screen.getByLabelText('Paper'), 'tickets');
  expect(await screen.findAllByRole('article')).toHaveLength(2);
  const typed = screen.getAllByRole('article')[0]?.querySelector('[dir="auto"]');
  expect(typed?.textContent).toBe(note);
  await userEvent.selectOptions(screen.getByLabelText('Paper'), 'labels');
  expect((await screen.findAllByRole('article'))[0]?.textContent).toContain('11:30 Fjord');
});
