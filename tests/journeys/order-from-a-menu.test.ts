import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { layMenu } from '../support/lay-menu.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { compose, fillIn, openCalendar, openPane } from './outlook.ts';
import { complaintsOf, portalAs } from './portal.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(async () => {
  await house.reset();
  await layMenu(house);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

test('coffee is ordered before sending, goes along to another time and room, and is at the kitchen once', async () => {
  const portal = await portalAs(browser, house, 'Hana Berg', '/requests');
  const outlook = await openCalendar(browser, house);
  const { page, pane } = outlook;
  const complaints = complaintsOf(page);
  await compose(outlook, { title: 'Planning', start: '2026-12-02T12:00', end: '2026-12-02T13:00' });
  await openPane(outlook);
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();

  await pane.getByRole('tab', { name: 'Services' }).click();
  await pane.getByRole('button', { name: 'Add Coffee' }).click();
  await pane.getByRole('spinbutton', { name: 'How many Coffee' }).fill('8');
  await expectSoon(pane.getByLabel('Total')).toContainText('DKK 250.00');
  await pane.getByLabel('Charged to').selectOption({ label: '1000 Administration' });
  await pane.getByRole('textbox', { name: 'Note for Canteen CPH' }).fill('One guest drinks no milk');
  await pane.getByRole('button', { name: 'Ask Canteen CPH' }).click();
  await expectSoon(pane.getByRole('list', { name: 'Asked for' })).toContainText('8 × Coffee');

  await fillIn(page, { start: '2026-12-02T14:00', end: '2026-12-02T15:00' });
  await pane.getByRole('tab', { name: 'Rooms' }).click();
  await pane.getByRole('button', { name: 'Remove fjord' }).click();
  await pane.getByRole('button', { name: 'Add skov' }).click();
  await expectSoon(pane.getByRole('button', { name: 'Remove skov' })).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('skov accepted.');

  await portal.getByLabel('Team').selectOption({ label: 'Canteen CPH' });
  const cards = portal.getByRole('list', { name: 'Requests by time' }).locator(':scope > li');
  await expectSoon(cards).toHaveCount(1);
  await expectSoon(cards).toContainText('skov');
  await expectSoon(cards).toContainText('2:00');
  await expectSoon(cards).toContainText('8 × Coffee');
  await expectSoon(cards).toContainText('DKK 250.00 with VAT · charged to 1000 Administration');
  await expectSoon(cards).toContainText('One guest drinks no milk');
  expect(complaints).toEqual([]);
});

test('coffee at the start and lunch an hour in go with one button, and each is its own for the kitchen', async () => {
  const portal = await portalAs(browser, house, 'Hana Berg', '/requests');
  const outlook = await openCalendar(browser, house);
  const { page, pane } = outlook;
  await compose(outlook, { title: 'Workshop', start: '2026-12-02T12:00', end: '2026-12-02T14:00' });
  await openPane(outlook);
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();

  await pane.getByRole('tab', { name: 'Services' }).click();
  await pane.getByRole('button', { name: 'Add Coffee' }).click();
  await pane.getByRole('spinbutton', { name: 'How many Coffee' }).fill('8');
  await pane.getByRole('button', { name: 'Add another delivery' }).click();
  const second = pane.getByRole('group', { name: /^Delivery 2/ });
  await second.getByLabel('Ready').selectOption({ label: '1 hour after it starts' });
  await second.getByRole('button', { name: 'Add Lunch' }).click();
  await second.getByRole('spinbutton', { name: 'How many Lunch' }).fill('8');
  await expectSoon(pane.getByLabel('Total')).toContainText('DKK 1,200.00');
  await pane.getByLabel('Charged to').selectOption({ label: '1000 Administration' });
  expect(await flawsInEveryLook(page, { within: 'iframe[title="Foyer"]' })).toEqual(noFlaws);
  await pane.getByRole('button', { name: 'Ask Canteen CPH' }).click();
  const asked = pane.getByRole('list', { name: 'Asked for' });
  await expectSoon(asked).toContainText('8 × Coffee');
  await expectSoon(asked).toContainText('8 × Lunch');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted.');

  await portal.getByLabel('Team').selectOption({ label: 'Canteen CPH' });
  const cards = portal.getByRole('list', { name: 'Requests by time' }).locator(':scope > li');
  await expectSoon(cards).toHaveCount(2);
  await expectSoon(cards.first()).toContainText('8 × Coffee');
  await expectSoon(cards.last()).toContainText('8 × Lunch');
});

test('what was kept as a favorite, and what was ordered last, fills the form of the next meeting', async () => {
  const first = await openCalendar(browser, house);
  await compose(first, { title: 'Planning', start: '2026-12-02T12:00', end: '2026-12-02T13:00' });
  await openPane(first);
  await first.pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(first.pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();
  await first.pane.getByRole('tab', { name: 'Services' }).click();
  await first.pane.getByRole('button', { name: 'Add Coffee' }).click();
  await first.pane.getByRole('spinbutton', { name: 'How many Coffee' }).fill('8');
  await first.pane.getByRole('button', { name: 'Your favorites' }).click();
  await first.pane.getByRole('textbox', { name: /^Keep what is below/ }).fill('Coffee for the board');
  await first.pane.getByRole('button', { name: 'Save as favorite' }).click();
  await expectSoon(first.pane.getByRole('list', { name: 'Your favorites' })).toContainText('8 × Coffee');
  expect(await flawsInEveryLook(first.page, { within: 'iframe[title="Foyer"]' })).toEqual(noFlaws);
  await first.pane.getByLabel('Charged to').selectOption({ label: '1000 Administration' });
  await first.pane.getByRole('button', { name: 'Ask Canteen CPH' }).click();
  await expectSoon(first.pane.getByRole('list', { name: 'Asked for' })).toContainText('8 × Coffee');

  const { pane, ...next } = await openCalendar(browser, house);
  await compose({ pane, ...next }, { title: 'Next', start: '2026-12-03T15:00', end: '2026-12-03T16:00' });
  await openPane({ pane, ...next });
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();
  await pane.getByRole('tab', { name: 'Services' }).click();
  await expectSoon(pane.getByLabel('As last time').getByRole('option')).toHaveCount(2);
  await expectSoon(pane.getByLabel('As last time').getByRole('option').last()).toContainText('8 × Coffee');
  await pane.getByRole('button', { name: 'Your favorites' }).click();
  await pane.getByRole('button', { name: 'Fill in Coffee for the board' }).click();
  await expectSoon(pane.getByLabel('Total')).toContainText('DKK 250.00');
});

test('the menu can be read and used by everybody: light, dark, forced colors, 320 pixels', async () => {
  const outlook = await openCalendar(browser, house);
  const { page, pane } = outlook;
  await compose(outlook, { title: 'Planning', start: '2026-12-01T12:00', end: '2026-12-01T13:00' });
  await openPane(outlook);
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();
  await pane.getByRole('tab', { name: 'Services' }).click();
  await pane.getByRole('button', { name: 'Add Coffee' }).click();
  await expectSoon(pane.getByText(/^Canteen CPH took requests with Lunch until/)).toBeVisible();

  expect(await flawsInEveryLook(page, { within: 'iframe[title="Foyer"]' })).toEqual(noFlaws);
});
