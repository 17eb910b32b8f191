import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { compose, openCalendar, openPane } from './outlook.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

test('a whole booking asks no host but localhost, in the browser and on the server', async () => {
  const outlook = await openCalendar(browser, house);
  const { page, pane, context } = outlook;
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));

  await page.reload();
  await compose(outlook, { title: 'Kept here', start: '2026-12-01T10:00', end: '2026-12-01T11:00' });
  await openPane(outlook);
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();
  await page.getByRole('button', { name: 'Send' }).click();
  await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted.');
  await context.close();

  const hosts = new Set(
    asked.map((url) => new URL(url)).map(({ protocol, hostname }) => `${protocol}//${hostname}`),
  );
  hosts.delete('data://');
  hosts.delete('blob://');
  expect([...hosts]).toEqual(['http://localhost']);
  expect(asked.length).toBeGreaterThan(10);

  const services = new Set(house.outboundCalls.map(({ service }) => service));
  expect([...services].toSorted()).toEqual(['graph.sim.test', 'login.sim.test']);
});

test('the pages of the product and of the simulator load nothing from elsewhere', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') elsewhere.push(request.url());
  });
  const pages = ['/', '/api/docs', '/problems/no-role', '/addin/taskpane.html', '/addin/sign-in.html'];
  for (const path of pages) await page.goto(house.productUrl + path, { waitUntil: 'networkidle' });
  for (const path of ['/', '/calendar/'])
    await page.goto(house.simulatorUrl + path, { waitUntil: 'networkidle' });
  await context.close();
  expect(elsewhere).toEqual([]);
});
