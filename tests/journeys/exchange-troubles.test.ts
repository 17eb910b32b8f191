import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon, soon } from './expect-soon.ts';
import { readAll } from './known-rooms.ts';
import { chosenRooms, compose, openCalendar, openPane, roomItem, roomList } from './outlook.ts';
import type { Outlook } from './outlook.ts';

let house: House;
let browser: Browser;
let outlook: Outlook;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(async () => {
  await house.reset();
  await readAll(house);
  outlook = await openCalendar(browser, house);
});
afterEach(async () => {
  await house.control('DELETE', '/faults');
  await outlook.context.close();
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const TUESDAY = { title: 'Tuesday', start: '2026-12-01T10:00', end: '2026-12-01T11:00' };

const confirmed = (pane: Outlook['pane']) => roomList(pane).getByText('confirmed', { exact: true });

async function strike(rule: Readonly<Record<string, unknown>>): Promise<void> {
  const rules = [{ service: 'graph', operation: 'getSchedule', ...rule }];
  await house.control('PUT', '/faults', { seed: 1, rules });
}

async function composeWithPane(): Promise<Outlook> {
  await compose(outlook, TUESDAY);
  await openPane(outlook);
  return outlook;
}

test.each([
  ['is out of order', { fault: 'status', status: 503 }],
  ['answers with a page of some network', { fault: 'html' }],
  ['answers half', { fault: 'truncate' }],
  ['hangs up', { fault: 'reset' }],
])(
  'while Exchange %s no room is called confirmed, and Refresh goes on once it is over',
  async (_what, rule) => {
    await strike(rule);
    const { pane } = await composeWithPane();
    await expectSoon(pane.getByText('4 rooms could not be confirmed;')).toBeVisible();
    await expectSoon(roomList(pane).getByRole('listitem')).toHaveCount(5);
    await expectSoon(roomItem(pane, 'fjord')).toContainText('not confirmed, as of');
    expect(await confirmed(pane).count()).toBe(0);

    await house.control('DELETE', '/faults');
    await pane.getByRole('button', { name: 'Refresh' }).click();
    await expectSoon(confirmed(pane)).toHaveCount(4);
    await expectSoon(pane.getByText('could not be confirmed')).toHaveCount(0);
  },
);

test('while Exchange asks for patience no room is called confirmed, and the list is right again after that time', async () => {
  await strike({ fault: 'status', status: 429, retryAfter: 2 });
  const { pane } = await composeWithPane();
  await expectSoon(roomItem(pane, 'fjord')).toContainText('not confirmed');
  await expectSoon(pane.getByText('4 rooms could not be confirmed;')).toBeVisible();

  await house.control('DELETE', '/faults');
  const isConfirmed = async () => {
    await pane.getByRole('button', { name: 'Refresh' }).click();
    return await roomItem(pane, 'fjord').getByText('confirmed', { exact: true }).isVisible();
  };
  await soon('fjord to be confirmed', isConfirmed, true);
});

test('rooms that Exchange does not let Foyer read any more are not confirmed; the others are as ever', async () => {
  await house.control('PUT', '/tenant', { scope: 'half' });
  const { pane } = await composeWithPane();
  await expectSoon(pane.getByText(/\d rooms? could not be confirmed;/)).toBeVisible();
  expect(await roomList(pane).getByText('not confirmed').count()).toBeGreaterThan(0);
  expect(await confirmed(pane).count()).toBeGreaterThan(0);
  expect(await confirmed(pane).count()).toBeLessThan(4);
  await house.control('PUT', '/tenant', { scope: 'rooms' });
});

test('a room that Exchange cannot speak for is added all the same, and that is said', async () => {
  await strike({ fault: 'status', status: 503 });
  const { pane } = await composeWithPane();
  await expectSoon(roomItem(pane, 'fjord')).toContainText('not confirmed');
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(chosenRooms(pane)).toContainText('fjord');
  await expectSoon(
    pane.getByText('fjord is in the meeting, but Exchange could not say whether it is free.').first(),
  ).toBeVisible();
});

test('while Exchange takes five seconds the list is there meanwhile, and is confirmed after all', async () => {
  await strike({ fault: 'latency', seconds: 5 });
  const { pane } = await composeWithPane();
  await expectSoon(roomList(pane).getByRole('listitem')).toHaveCount(5);
  await expectSoon(roomItem(pane, 'fjord')).toContainText('Free');
  expect(await pane.getByText('confirmed').count()).toBe(0);
  await expectSoon(confirmed(pane)).toHaveCount(4);
});

test('a time for which no calendar is read is asked of Exchange, and is not called free when it does not answer', async () => {
  await strike({ fault: 'status', status: 503 });
  await compose(outlook, { title: 'Far ahead', start: '2028-12-01T10:00', end: '2028-12-01T11:00' });
  await openPane(outlook);
  const { pane } = outlook;
  await expectSoon(pane.getByText('5 rooms could not be checked.')).toBeVisible();
  await expectSoon(roomItem(pane, 'fjord')).toContainText('Not known');
  expect(await roomList(pane).getByText('Free', { exact: true }).count()).toBe(0);
});
