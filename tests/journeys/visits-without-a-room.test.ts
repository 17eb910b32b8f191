import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { compose, fillIn, openCalendar, openPane } from './outlook.ts';
import { portalAs } from './portal.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

test('visitors of a meeting without a room are confirmed in the pane, moved with one click, and marked at the desk', async () => {
  const outlook = await openCalendar(browser, house);
  const { page, pane } = outlook;
  await compose(outlook, { title: 'Walk and talk', start: '2026-12-01T10:00', end: '2026-12-01T11:00' });
  await openPane(outlook);
  await pane.getByRole('tab', { name: 'Visitors' }).click();
  await pane.getByRole('textbox', { name: 'Name', exact: true }).fill('Vera Olsen');
  await pane.getByRole('combobox', { name: 'Arrives at' }).selectOption({ label: 'Reception CPH' });
  await pane.getByRole('button', { name: 'Register visitor' }).click();
  const expected = pane.getByRole('list', { name: 'Expected visitors' });
  await expectSoon(expected).toContainText('Vera OlsenNot sent yet');
  expect(await flawsInEveryLook(page)).toEqual(noFlaws);

  await pane.getByRole('button', { name: 'Confirm 1 visitor' }).click();
  await expectSoon(expected).toContainText('Vera OlsenExpectedNot followed');
  await expectSoon(pane.getByRole('button', { name: 'Confirm 1 visitor' })).toHaveCount(0);

  await fillIn(page, { start: '2026-12-01T14:00', end: '2026-12-01T15:00' });
  await pane.getByRole('button', { name: 'Move the visit' }).click();
  await expectSoon(pane.getByRole('button', { name: 'Move the visit' })).toHaveCount(0);

  await house.control('PUT', '/clock', { now: '2026-12-01T08:30:00Z' });
  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk');
  const visitors = desk.getByRole('list', { name: 'Visitors by time' });
  await expectSoon(visitors).toContainText('Not followed');
  await expectSoon(visitors).toContainText('2:00 PM');
  expect(await flawsInEveryLook(desk, { more: ['best-practice'] })).toEqual(noFlaws);
});
