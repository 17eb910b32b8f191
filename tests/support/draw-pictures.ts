import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { compose, openCalendar, openPane, roomItem, roomList } from '../journeys/outlook.ts';
import type { Outlook } from '../journeys/outlook.ts';
import { openBrowser } from './chromium.ts';
import { drawDeploy } from './draw-deploy.ts';
import { drawOrders } from './draw-orders.ts';
import { drawFollowing, drawPortal } from './draw-portal.ts';
import { drawSettlement } from './draw-settlement.ts';
import { drawVisitors } from './draw-visitors.ts';
import { startHouse } from './house.ts';
import type { House } from './house.ts';
import { layRequests } from './lay-requests.ts';

/**
 * `npm run pictures` draws the pictures of the documentation from the running product, on the fixture's frozen Monday,
 * so that they never show what is no longer there.
 */
const DOCS = path.join(import.meta.dirname, '..', '..', 'docs');
const FOLDER = path.join(DOCS, 'pictures');

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

const strategy = {
  title: 'Strategy 2027',
  start: '2026-12-01T10:00',
  end: '2026-12-01T11:00',
  attendees: 'bent, carla, dora, erik, fatima',
};

const house = await startHouse();
const browser = await openBrowser();
try {
  for (const theme of themes) {
    await drawCalendar(browser, house, theme);
    for (const width of [320, 450]) await drawPane(browser, house, theme, width);
  }
  await drawCompose(browser, house);
  await drawPortal(browser, house, (page, name) => shootWhole(page, file(name)));
  await house.reset();
  for (const theme of themes) await drawServices(browser, house, theme);
  await house.reset();
  await layRequests(house);
  await drawFollowing(browser, house, (page, name) => shootWhole(page, file(name)));
  await house.reset();
  await drawSettlement(browser, house, (page, name) => shootWhole(page, file(name)));
  await house.reset();
  await drawOrders(browser, house, (page, name) => shoot(page, name));
  await house.reset();
  await drawVisitors(browser, house, (page, name) => shoot(page, name));
  await house.reset();
  await drawDeploy(browser, house, (page, name) =>
    shootWhole(page, path.join(DOCS, 'deploy', `${name}.png`)),
  );
} finally {
  await browser.close();
  await house.close();
}

async function drawCalendar(browser: Browser, house: House, theme: Theme): Promise<void> {
  const outlook = await visit(browser, house, theme, { width: 1280, height: 860 });
  await outlook.page.getByText('Pipeline review').first().waitFor();
  await shoot(outlook.page, `calendar-week-${theme}`);
  await outlook.context.close();
}

/** The pane as it greets: what is free first, and the reason for every no. */
async function drawPane(browser: Browser, house: House, theme: Theme, width: number): Promise<void> {
  const outlook = await visit(browser, house, theme, { width: 1280, height: 1300 });
  await compose(outlook, strategy);
  await openPane(outlook);
  await roomList(outlook.pane).waitFor();
  const frame = outlook.page.locator('iframe[title="Foyer"]');
  await narrowTo(frame, width);
  await frame.screenshot({ path: file(`pane-${width}-${theme}`), animations: 'disabled' });
  await outlook.context.close();
}

/** What was asked of the team before the meeting is sent, and the form for more. */
async function drawServices(browser: Browser, house: House, theme: Theme): Promise<void> {
  const outlook = await visit(browser, house, theme, { width: 1280, height: 700 });
  const { pane, page } = outlook;
  await compose(outlook, strategy);
  await openPane(outlook);
  await roomItem(pane, 'fjord').getByRole('button', { name: 'Add fjord' }).click();
  await pane.getByRole('button', { name: 'Remove fjord' }).waitFor();
  await pane.getByRole('tab', { name: 'Services' }).click();
  await pane.getByLabel('Team').selectOption({ label: 'House team CPH' });
  await pane.getByRole('textbox', { name: /^What should/ }).fill('Chairs in a circle, two flip charts');
  await pane.getByRole('button', { name: /^Ask / }).click();
  await pane.getByRole('list', { name: 'Asked for' }).waitFor();
  const frame = page.locator('iframe[title="Foyer"]');
  await narrowTo(frame, 320);
  await frame.screenshot({ path: file(`pane-services-${theme}`), animations: 'disabled' });
  await outlook.context.close();
}

async function narrowTo(frame: Locator, width: number): Promise<void> {
  await frame.evaluate((element, wanted) => {
    Object.assign(element.closest('aside')?.style ?? {}, { width: `${wanted + 2}px`, flex: 'none' });
  }, width);
}

async function drawCompose(browser: Browser, house: House): Promise<void> {
  const outlook = await visit(browser, house, 'light', { width: 1280, height: 900 });
  await compose(outlook, strategy);
  await openPane(outlook);
  await roomItem(outlook.pane, 'fjord').getByRole('button', { name: 'Add fjord' }).click();
  await outlook.pane.getByRole('button', { name: 'Remove fjord' }).waitFor();
  await shoot(outlook.page, 'compose-with-pane');
  await outlook.context.close();
}

function visit(
  browser: Browser,
  house: House,
  theme: Theme,
  viewport: { width: number; height: number },
): Promise<Outlook> {
  const options = { viewport, colorScheme: theme, locale: 'en-GB' };
  return openCalendar(browser, house, { switches: `theme=${theme}&locale=en-GB`, options });
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: file(name), animations: 'disabled' });
}

async function shootWhole(page: Page, to: string): Promise<void> {
  await page.screenshot({ path: to, fullPage: true, animations: 'disabled' });
}

function file(name: string): string {
  return path.join(FOLDER, `${name}.png`);
}
