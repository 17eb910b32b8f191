import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { compose, openCalendar, openPane } from './outlook.ts';
import type { Outlook } from './outlook.ts';
import { portalAs } from './portal.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(() => house.reset());
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** The requests on the board; the sheet for printing says the same once more. */
const cards = (portal: Page) => portal.getByRole('list', { name: 'Requests by time' }).getByRole('listitem');

const WEDNESDAY = { start: '2026-12-02T12:00', end: '2026-12-02T13:00' };

/** Anna composes a meeting in fjord, asks the team for chairs before she sends, and sends. */
async function orderAndSend(): Promise<Outlook> {
  const outlook = await openCalendar(browser, house);
  const { page, pane } = outlook;
  await compose(outlook, { title: 'Planning', ...WEDNESDAY });
  await openPane(outlook);
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();
  await pane.getByRole('tab', { name: 'Services' }).click();
  await pane.getByRole('combobox', { name: 'Team' }).selectOption({ label: 'House team CPH' });
  await pane
    .getByRole('textbox', { name: /^What should House team/ })
    .fill('chairs in a circle, two flip charts');
  await pane.getByRole('button', { name: /^Ask House team/ }).click();
  await expectSoon(pane.getByRole('list', { name: 'Asked for' })).toContainText('Draft');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted.');
  return outlook;
}

test('a person orders before sending; the team sees it by itself, answers, and the person reads the answer', async () => {
  const portal = await portalAs(browser, house, 'Fatima', '/requests');
  await expectSoon(portal.getByRole('heading', { level: 1 })).toContainText('Requests');
  expect(await cards(portal).count()).toBe(0);

  const outlook = await orderAndSend();

  await expectSoon(cards(portal)).toContainText('chairs in a circle, two flip charts'); // without a reload
  await portal.getByRole('button', { name: /^Accept: fjord/ }).click();
  await expectSoon(cards(portal)).toHaveCount(0); // nothing waits for an answer any more

  const { page, pane } = outlook;
  await page.getByRole('button', { name: /^Planning, Wednesday 2 December/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Edit/ }).click();
  await openPane(outlook);
  await pane.getByRole('tab', { name: 'Services' }).click();
  await expectSoon(pane.getByRole('list', { name: 'Asked for' })).toContainText('Accepted');
  await outlook.context.close();
  await portal.context().close();
});

test('a meeting that is moved from another client moves its request on the board, and a canceled one ends it', async () => {
  const outlook = await orderAndSend();
  await outlook.context.close();
  const portal = await portalAs(browser, house, 'Fatima', '/requests');
  await expectSoon(cards(portal)).toContainText('12:00 PM');

  const [meeting] = (await house.control(
    'GET',
    '/meetings?room=fjord&from=2026-12-02T11:00:00Z&to=2026-12-02T12:00:00Z',
  )) as readonly { iCalUId: string }[];
  const path = `/meetings/${encodeURIComponent(meeting?.iCalUId ?? '')}`;
  await house.control('PATCH', path, { start: '2026-12-02T15:00', end: '2026-12-02T16:00' });
  await expectSoon(cards(portal)).toContainText('3:00 PM');

  await house.control('DELETE', path);
  await expectSoon(cards(portal)).toHaveCount(0);
  await portal.context().close();
});
