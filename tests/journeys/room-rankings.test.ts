import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { complaintsOf, portalAs } from './portal.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const isTooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;

test('an administrator sees which order other points make before they are saved, and where they come from afterwards', async () => {
  const page = await portalAs(browser, house, 'Hana Berg', '/places');
  const complaints = complaintsOf(page);
  await page.getByRole('link', { name: 'Order of rooms of HQ' }).click();
  await expectSoon(page.getByRole('heading', { level: 1, name: 'Order of rooms of HQ' })).toBeVisible();
  await expectSoon(page.getByText('Saved now: 100 (standard).')).toBeVisible();

  await page.getByLabel('A seat that stays empty').fill('0');
  await page.getByLabel('A thing that nobody asked for').fill('5000');
  await page.getByRole('button', { name: 'Preview the order' }).click();
  await expectSoon(page.getByText('must be a whole number from 0 to 1000')).toBeVisible();
  await page.getByLabel('A thing that nobody asked for').fill('500');
  await page.getByLabel('All such things together, at most').fill('10000');
  await page.getByRole('button', { name: 'Preview the order' }).click();
  const compared = page.getByRole('region', { name: 'The order with these points' });
  await expectSoon(compared).toContainText('would stand elsewhere');
  await expectSoon(compared).toContainText('Nothing is saved yet.');
  await expectSoon(compared.getByRole('row')).toHaveCount(5); // four rooms below the names of the columns
  expect(await flawsInEveryLook(page, { more: ['best-practice'] })).toEqual(noFlaws);
  for (const width of [320, 768]) {
    await page.setViewportSize({ width, height: 900 });
    expect([width, await page.evaluate(isTooWide)]).toEqual([width, false]);
  }

  await page.getByRole('button', { name: 'Save' }).click();
  await expectSoon(page.getByText('Saved now: 0 (set here).')).toBeVisible();
  await expectSoon(compared).toHaveCount(0);
  await page.getByRole('button', { name: 'Empty all' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expectSoon(page.getByText('Saved now: 100 (standard).')).toBeVisible();
  expect(complaints).toEqual([]);
  await page.context().close();
});
