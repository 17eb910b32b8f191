import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { clockTo } from '../http/scenarios/a-booking.ts';
import { openBrowser } from '../support/chromium.ts';
import { deliverAll, order } from '../support/deliver-orders.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { layMenu } from '../support/lay-menu.ts';
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

const flawsOf = (page: Page) => flawsInEveryLook(page, { more: ['best-practice'] });

/** An hour at noon of a day of November. */
const slot = (day: number) => ({
  start: `2026-11-${day}T11:00:00.000Z`,
  end: `2026-11-${day}T12:00:00.000Z`,
});

/** Every amount of a column, in the smallest unit. */
const sumOf = (rows: readonly Record<string, string>[], column: string) =>
  rows.reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0);

test('November is looked at, locked and downloaded, and the file says what the page says', async () => {
  await clockTo(house, '2026-11-23T08:00:00.000Z');
  const provider = await layMenu(house);
  await order(house, provider, { room: 'fjord', ...slot(25), coffees: 8 });
  await order(house, provider, { room: 'skov', ...slot(26), coffees: 3 });
  await deliverAll(house, provider, '2026-12-01T08:00:00.000Z');

  const page = await portalAs(browser, house, 'Hana Berg', '/settlements');
  const complaints = complaintsOf(page);
  await expectSoon(page.getByText('Nothing was settled yet')).toBeVisible();
  await page.getByRole('link', { name: 'New settlement' }).click();
  expect(await page.getByLabel('From day').inputValue()).toBe('2026-11-01');
  expect(await page.getByLabel('To day').inputValue()).toBe('2026-11-30');
  await page.getByRole('button', { name: 'Show what it holds' }).press('Enter');
  await expectSoon(page.getByRole('heading', { name: 'What it would hold now' })).toBeFocused();
  await expectSoon(page.getByRole('table', { name: 'By cost center' })).toContainText('DKK 343.75');
  expect(await flawsOf(page)).toEqual(noFlaws);

  await page.getByRole('button', { name: 'Lock this settlement' }).press('Enter');
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await expectSoon(dialog).toContainText('Settle DKK 343.75 for good?');
  expect(await flawsOf(page)).toEqual(noFlaws);
  await dialog.getByRole('button', { name: 'Lock this settlement' }).press('Enter');
  await expectSoon(page.getByRole('heading', { level: 1, name: 'Settlement 1' })).toBeVisible();
  await expectSoon(page.getByRole('table', { name: 'Rows' }).getByRole('row')).toHaveCount(3);
  expect(await flawsOf(page)).toEqual(noFlaws);
  await page.setViewportSize({ width: 320, height: 800 });
  const beyond = await page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, p, button, a, label, input, select, dd, td')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  expect(beyond).toEqual([]);

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('settlement-1.csv');
  const rows: Record<string, string>[] = parse(await readFile(await file.path()), {
    bom: true,
    columns: true,
  });
  expect(rows).toHaveLength(2);
  expect(sumOf(rows, 'price') + sumOf(rows, 'VAT')).toBe(34_375);

  await page.goto(`${house.productUrl}/portal/settlements/new`);
  await page.getByRole('button', { name: 'Show what it holds' }).click();
  await expectSoon(page.getByText('There is nothing to settle')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the columns of the custom file are put in order by keyboard, and are as they were left', async () => {
  const page = await portalAs(browser, house, 'Hana Berg', '/settlements/columns');
  const columns = page.getByRole('list', { name: 'Columns, from left to right' }).getByRole('listitem');
  await expectSoon(columns).toHaveCount(11);
  await page.getByRole('button', { name: 'Remove kind' }).press('Enter');
  await page.getByLabel('Add a column').selectOption('price with VAT');
  await page.getByRole('button', { name: 'Move date up' }).press('Enter');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expectSoon(page.getByText('The columns are saved.')).toHaveCount(1);
  await page.reload();
  await expectSoon(columns).toHaveCount(11);
  await expectSoon(columns.first()).toContainText('date');
  await expectSoon(columns.last()).toContainText('price with VAT');
});

test('a key for a program is shown once, opens the API, and is revoked', async () => {
  const page = await portalAs(browser, house, 'Hana Berg', '/api-keys');
  await page.getByRole('button', { name: 'Make a key' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('ERP');
  await dialog.getByLabel('Ends after (days)').fill('367');
  await dialog.getByRole('button', { name: 'Make a key' }).click();
  await expectSoon(dialog.getByLabel('Ends after (days)')).toBeFocused();
  await dialog.getByLabel('Ends after (days)').fill('30');
  expect(await flawsOf(page)).toEqual(noFlaws);
  await dialog.getByRole('button', { name: 'Make a key' }).press('Enter');
  await expectSoon(page.getByRole('heading', { name: 'The key of ERP' })).toBeVisible();
  const key = await page.getByRole('dialog').locator('pre').textContent();
  expect(await flawsOf(page)).toEqual(noFlaws);
  const ask = () =>
    fetch(`${house.productUrl}/api/v1/service-requests`, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).status).toBe(200);

  await page.getByRole('button', { name: 'I have kept it' }).press('Enter');
  await expectSoon(page.getByRole('table', { name: 'Keys, newest first' })).toContainText('ERP');
  expect(await page.content()).not.toContain(key);
  expect(await flawsOf(page)).toEqual(noFlaws);
  await page.getByRole('button', { name: 'Revoke the key of ERP' }).press('Enter');
  await page.getByRole('button', { name: 'Revoke', exact: true }).last().press('Enter');
  await expectSoon(page.getByRole('table', { name: 'Keys, newest first' })).toContainText('Revoked');
  expect((await ask()).status).toBe(401);
});
