import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';

let house: House;
let browser: Browser;
let context: BrowserContext | undefined;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(() => house.reset());
afterEach(() => context?.close());
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** Opens a page of the portal and signs in as somebody by name. */
async function open(path: string, person: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    timezoneId: 'Europe/Copenhagen',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${house.productUrl}/portal${path}`);
  await page.getByRole('link', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: new RegExp(person) }).click();
  return page;
}

async function save(page: Page, button: string): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('a role given to a group shows why its member may use it, is taken away again, and the audit says both', async () => {
  const page = await open('/access/give', 'Hana Berg');
  await page.getByLabel('Search groups').fill('canteen');
  await page.getByRole('radio', { name: /Canteen CPH/ }).click();
  await page.getByRole('radio', { name: /^Auditor/ }).click();
  await page.getByRole('button', { name: 'Give the role' }).click();
  await expectSoon(page.getByRole('row', { name: /Canteen CPH.*Auditor/ })).toBeVisible();

  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByLabel('Search people').fill('dora');
  await page.getByRole('radio', { name: /Dora Lind/ }).click();
  await expectSoon(page.getByRole('heading', { name: 'Access of Dora Lind' })).toBeVisible();
  await expectSoon(page.getByText('Group Canteen CPH').first()).toBeVisible();
  await expectSoon(page.getByText('Read, verify and export the audit')).toBeVisible();

  await page.goto(`${house.productUrl}/portal/access`);
  await page.getByRole('button', { name: 'Take away the role Auditor from Canteen CPH' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take away' }).click();
  await expectSoon(page.getByRole('row', { name: /Canteen CPH.*Auditor/ })).toHaveCount(0);

  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  const list = page.getByRole('list', { name: 'Changes, newest first' });
  await expectSoon(list.getByText(/Role taken away/)).toBeVisible();
  await expectSoon(list.getByText(/Role given/)).toBeVisible();
  await page.getByRole('button', { name: 'Verify the chain' }).click();
  await expectSoon(page.getByText('The chain is whole')).toBeVisible();
  const { name, text } = await save(page, 'Export everything');
  expect(name).toBe('foyer-audit.ndjson');
  expect(text).toContain('assignment.removed');
});

test('the access proof is run, explained, and taken along; every call of it is on record', async () => {
  const page = await open('/access-proof', 'Hana Berg');
  await page.getByRole('main').getByRole('link', { name: 'Exchange Online' }).click();
  await page.getByRole('button', { name: 'Try everything now' }).click();
  await expectSoon(page.getByText('Rooms can be read, people cannot.').first()).toBeVisible();
  await expectSoon(page.getByRole('row', { name: /Mail of a person/ })).toContainText(
    'Refused, as it must be',
  );
  const { name, text } = await save(page, 'Report to read (HTML)');
  expect(name).toMatch(/^access-proof-.*\.html$/);
  expect(text).toContain('Proven');

  await page.getByRole('link', { name: 'Every call through this connection' }).click();
  await expectSoon(page.getByRole('table', { name: 'Calls, newest first' })).toContainText(
    'h…@nordhavn.example',
  );
});
