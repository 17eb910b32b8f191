import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { compose, openCalendar, ribbonButton, roomItem } from './outlook.ts';
import type { Outlook } from './outlook.ts';

/** Office.js moves the focus through the pane by itself; that the pane is no trap shows only with the real one. */
let house: House;
let browser: Browser;
let outlook: Outlook;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(async () => {
  await house.reset();
  outlook = await openCalendar(browser, house);
  await compose(outlook, { start: '2026-12-01T10:00', end: '2026-12-01T11:00' });
  await ribbonButton(outlook.page).focus();
  await outlook.page.keyboard.press('Enter');
  await expectSoon(roomItem(outlook.pane, 'bestyrelse')).toBeVisible();
});
afterEach(() => outlook.context.close());
afterAll(async () => {
  await browser.close();
  await house.close();
});

const firstControl = () => outlook.pane.getByRole('tab', { name: 'Rooms' });
const lastControl = () => outlook.pane.getByRole('button').last();

test('the focus follows into the pane that was opened, and Escape takes it back to the ribbon', async () => {
  const { page } = outlook;
  await expectSoon(page.locator('aside iframe')).toBeFocused();
  await page.keyboard.press('Tab');
  await expectSoon(firstControl()).toBeFocused();
  await page.keyboard.press('Escape');
  await expectSoon(ribbonButton(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expectSoon(firstControl()).toBeFocused();
});

test('Shift and Tab leave at the first control, Tab at the last one', async () => {
  const { page } = outlook;
  const close = page.getByRole('button', { name: 'Close pane' });
  await close.focus();
  await page.keyboard.press('Tab');
  await expectSoon(firstControl()).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expectSoon(close).toBeFocused();

  await lastControl().focus();
  await page.keyboard.press('Tab');
  await expectSoon(page.getByLabel('Signed in as')).toBeFocused(); // the page's first control: after the pane is nothing
});

test('the focus goes along with a room that is added and taken out again', async () => {
  const { page, pane } = outlook;
  const add = pane.getByRole('button', { name: 'Add fjord' });
  await add.focus();
  await page.keyboard.press('Enter');
  const remove = pane.getByRole('button', { name: 'Remove fjord' });
  await expectSoon(remove).toBeFocused();
  await page.keyboard.press('Enter');
  await expectSoon(add).toBeFocused();
});
