import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { chosenRooms, compose, openCalendar, openPane, roomItem, roomList } from './outlook.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse({ workspaces: true }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const inPane = { within: 'iframe[title="Foyer"]' };

test('desks are looked for as a kind, show the places that are left, in the list, over the day and in the meeting, and are booked beside others', async () => {
  // Two sit there by themselves on Tuesday, and a team of three books once.
  const outlook = await openCalendar(browser, house, { options: { viewport: { width: 660, height: 1400 } } });
  const { pane, page } = outlook;
  await compose(outlook, { title: 'At the desks', start: '2026-12-01T10:00', end: '2026-12-01T11:00' });
  await openPane(outlook);
  await expectSoon(roomList(pane)).toBeVisible();
  await pane.getByRole('button', { name: 'More wishes' }).click();
  await pane.getByRole('combobox', { name: 'Kind' }).selectOption('Workspaces');
  await expectSoon(roomList(pane).getByRole('listitem')).toHaveCount(1);
  const desks = roomItem(pane, 'desks');
  await expectSoon(desks).toContainText('Up to 9 of 12 places free');
  await expectSoon(desks).toContainText('Workspace · 12 places');
  await pane.getByRole('button', { name: 'Why here? desks' }).click();
  await expectSoon(desks).toContainText('each booking counts as one');
  expect(await flawsInEveryLook(page, inPane)).toEqual(noFlaws);

  await pane.getByRole('spinbutton', { name: 'Seats' }).fill('10');
  await expectSoon(desks).toContainText('At most 9 of 12 places are free at this time, you need 10.');
  expect(await flawsInEveryLook(page, inPane)).toEqual(noFlaws);
  await pane.getByRole('button', { name: 'Use 9 seats' }).click();
  await expectSoon(desks.getByText('At most 9')).toHaveCount(0);

  await pane.getByRole('button', { name: 'Details of desks' }).click();
  const dialog = pane.getByRole('dialog', { name: 'desks' });
  const day = dialog.getByRole('list', { name: /^When it is taken on/ });
  await expectSoon(day).toContainText('Up to 9 of 12 places free');
  await expectSoon(day).toContainText('All 12 places free');
  expect(await flawsInEveryLook(page, inPane)).toEqual(noFlaws);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await pane.getByRole('button', { name: 'Add desks' }).click();
  await expectSoon(chosenRooms(pane)).toContainText('Up to 9 of 12 places free');
  await expectSoon(chosenRooms(pane).getByText(/is taken at this time/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Send' }).click();
  await expectSoon(page.getByText('desks accepted.')).toBeVisible();
  await outlook.context.close();
});
