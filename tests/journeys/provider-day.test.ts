import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { listBoard } from '../../contract/board.ts';
import { readFinance } from '../../contract/finance.ts';
import { putMeeting } from '../../contract/meetings.ts';
import { readMenu } from '../../contract/menus.ts';
import { addTemplate } from '../../contract/services.ts';
import { send } from '../http/scenarios/a-booking.ts';
import { openBrowser } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { layMenu } from '../support/lay-menu.ts';
import { readPdf } from '../support/read-pdf.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { complaintsOf, portalAs } from './portal.ts';

let house: House;
let browser: Browser;
let canteen = '';

const NOTE = '<b>No nuts</b> 🥜 ללא אגוזים';

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
  canteen = await layMenu(house);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** An hour of Tuesday on Copenhagen's clock. */
const at = (clock: number) => `2026-12-01T${String(clock - 1).padStart(2, '0')}:00:00.000Z`;

/** Coffee for a meeting that was sent, of Tuesday 1 December from an hour on, Copenhagen's. */
async function order(hour: number, quantity: number, text = ''): Promise<void> {
  const [anna, hana] = [await house.caller('anna'), await house.portal('hana')];
  const { items } = await hana.call(readMenu, { params: { id: canteen } });
  const { costCenters } = await hana.call(readFinance, {});
  const when = { start: at(hour), end: at(hour + 1) };
  const params = { bookingKey: randomUUID() };
  const form = { organizer: 'anna@nordhavn.example', rooms: ['fjord@nordhavn.example'], ...when };
  const names = { organizerName: 'Anna Holm', timeZone: 'Europe/Copenhagen', signal: 'send' as const };
  await anna(putMeeting, { params, body: { ...form, ...names } });
  const item = items.find(({ name }) => name === 'Coffee')?.id ?? '';
  const costCenter = costCenters.find(({ code }) => code === '1000')?.id ?? null;
  const body = { clientKey: randomUUID(), provider: canteen, text, costCenter, lines: [{ item, quantity }] };
  await anna(addTemplate, { params, body });
  const count = async () => {
    const query = { provider: canteen, view: 'all' as const };
    return (await hana.call(listBoard, { query })).requests.length;
  };
  const before = await count();
  await send(house, { rooms: ['fjord'], ...when });
  if ((await eventually(count, (seen) => seen > before)) === before)
    throw new Error('nobody saw the meeting');
}

const cards = (page: Page) => page.getByRole('list', { name: 'Requests by time' }).locator(':scope > li');
const open = (page: Page, path: string) => page.goto(`${house.productUrl}/portal${path}`);

test('the day of a kitchen: list, accept, reject with a reason, ready, find, plan, print, file', async () => {
  await order(13, 8, NOTE);
  await order(15, 20);
  const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true };
  const page = await portalAs(browser, house, 'Hana Berg', `/requests?team=${canteen}`, tablet);
  const complaints = complaintsOf(page);
  await expectSoon(cards(page)).toHaveCount(2);
  await expectSoon(cards(page).first()).toContainText(NOTE);

  await page.getByRole('button', { name: /^Accept: .*1:00/ }).click();
  await expectSoon(cards(page)).toHaveCount(1);
  await page.getByRole('button', { name: /^Reject: / }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('The oven is out.');
  await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
  await expectSoon(page.getByText('Nothing to answer')).toBeVisible();
  await page.getByRole('button', { name: 'Rejected' }).click();
  await expectSoon(cards(page)).toContainText('The oven is out.');
  await page.getByRole('button', { name: 'Tomorrow (2)' }).click();
  await page.getByRole('button', { name: /^Ready: / }).click();
  await page.getByRole('button', { name: 'Ready (1)' }).click();
  await expectSoon(cards(page)).toContainText('8 × Coffee');

  await page.getByRole('searchbox', { name: 'Search all requests' }).fill('holm nuts');
  await page.keyboard.press('Enter');
  await expectSoon(cards(page)).toHaveCount(1);
  expect(page.url()).toContain('words=holm+nuts');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const csv = await readFile(await (await saved).path(), 'utf8');
  expect(csv).toContain(`"${NOTE}"`);
  expect(csv.split('\r\n')).toHaveLength(3);

  await page.getByRole('link', { name: 'Ticket' }).click();
  const ticket = page.getByRole('article');
  await expectSoon(ticket).toContainText(NOTE);
  await page.emulateMedia({ media: 'print' });
  await expectSoon(ticket).toBeVisible();
  await expectSoon(page.getByRole('button', { name: 'Print', exact: true })).toHaveCount(0);
  const [sheet] = await readPdf(await page.pdf({ preferCSSPageSize: true }));
  expect([sheet?.width, sheet?.height]).toEqual([148, 210]);
  await page.emulateMedia({ media: 'screen' });
  const written = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download PDF' }).click();
  const [first] = await readPdf(await readFile(await (await written).path()));
  expect(first?.text).toContain('8 × Coffee');
  expect(first?.text).toContain('<b>No nuts</b>');

  await open(page, `/requests/production?team=${canteen}&day=2026-12-01`);
  await expectSoon(page.getByRole('table', { name: 'Of the whole day' })).toContainText('8Coffee');
  await open(page, `/requests/week?team=${canteen}&day=2026-12-01`);
  await expectSoon(page.getByRole('main')).toContainText('1 delivery');
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('on a tablet everything that is pressed is large enough; in every look axe objects to nothing', async () => {
  const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true };
  const page = await portalAs(browser, house, 'Hana Berg', `/requests?team=${canteen}&view=tomorrow`, tablet);
  await expectSoon(cards(page)).toHaveCount(2);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('main fieldset button, main form button, main li button')]
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => one.textContent),
  );
  expect(small).toEqual([]);
  for (const path of [
    `/requests?team=${canteen}&view=tomorrow`,
    `/requests/print?team=${canteen}&view=tomorrow&paper=tickets`,
    `/requests/print?team=${canteen}&view=tomorrow&paper=labels`,
    `/requests/production?team=${canteen}&day=2026-12-01`,
    `/requests/week?team=${canteen}&day=2026-12-01`,
  ]) {
    await open(page, path);
    await expectSoon(page.getByLabel('Loading…')).toHaveCount(0);
    await expectSoon(page.getByText(/Coffee|deliver/).first()).toBeVisible();
    expect([path, await flawsInEveryLook(page, { more: ['best-practice'] })]).toEqual([path, noFlaws]);
  }
  await page.context().close();
});

test('a request that arrives while nobody looks at the board is counted in the navigation and in the tab', async () => {
  const page = await portalAs(browser, house, 'Hana Berg', '/');
  await order(10, 4);
  await expectSoon(page.getByRole('link', { name: /^Requests \d+ to answer/ })).toBeVisible();
  expect(await page.title()).toMatch(/^\(\d+\) Home/);
  await page.context().close();
});
