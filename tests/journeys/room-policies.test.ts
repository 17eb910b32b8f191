import type { Browser } from 'playwright-core';
import { listUnits } from '../../contract/organization.ts';
import { previewRoomPolicy } from '../../contract/room-policies.ts';
import { noPolicy } from '../../server/modules/rooms/index.ts';
import { openBrowser } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { compose, openCalendar, openPane, roomItem } from './outlook.ts';
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

test('S33: an administrator gives a building its hours, sees first whom that touches and then where they come from, and the pane says so', async () => {
  await house.control('POST', '/meetings', {
    organizer: 'carla',
    subject: 'Choir',
    start: '2026-12-03T17:00:00Z',
    end: '2026-12-03T18:00:00Z',
    rooms: ['fjord'],
  });
  const { call } = await house.portal('hana');
  const hq = (await call(listUnits, {})).units.find(({ name }) => name === 'HQ')?.id ?? '';
  const hours = [{ weekday: 1, from: '08:00', to: '16:00' }];
  await eventually(
    () => call(previewRoomPolicy, { params: { id: hq }, version: 1, body: { ...noPolicy, hours } }),
    ({ touched }) => touched.some(({ subject }) => subject?.includes('Choir') ?? false),
  );

  const page = await portalAs(browser, house, 'Hana Berg', '/places');
  const complaints = complaintsOf(page);
  await page.getByRole('link', { name: 'Policy of HQ' }).click();
  await expectSoon(page.getByRole('heading', { level: 1, name: 'Room policy of HQ' })).toBeVisible();
  await expectSoon(page.getByText('Nothing is set, here or above')).toBeVisible();
  await page.getByRole('combobox', { name: 'Opening hours' }).selectOption({ label: 'Set here' });
  await page.getByRole('radio', { name: 'At these times' }).click();
  await page.getByLabel('Longest meeting (minutes)').fill('240');
  await page.getByRole('button', { name: 'Preview what this touches' }).click();

  const dryRun = page.getByRole('region', { name: 'What this would have touched' });
  await expectSoon(dryRun).toContainText('Outside the opening hours');
  await expectSoon(dryRun.getByText(/^Thu, 3 Dec 2026.*fjord|^Thu, Dec 3, 2026.*fjord/)).toHaveCount(1);
  await expectSoon(dryRun).toContainText('Nothing is saved yet.');
  expect(await flawsInEveryLook(page, { more: ['best-practice'] })).toEqual(noFlaws);

  await page.getByRole('button', { name: 'Save' }).click();
  await expectSoon(page.getByText('(set here)').first()).toBeVisible();
  await expectSoon(dryRun).toHaveCount(0);

  await page.goto(`${house.productUrl}/portal/calendars`);
  await page.getByRole('link', { name: 'Policy of fjord' }).click();
  await expectSoon(page.getByRole('heading', { level: 1, name: 'Room policy of fjord' })).toBeVisible();
  await expectSoon(page.getByText('240 minutes (from HQ)', { exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
  await page.context().close();

  const outlook = await openCalendar(browser, house);
  await compose(outlook, { title: 'Late talk', start: '2026-12-01T16:00', end: '2026-12-01T17:00' });
  await openPane(outlook);
  const fjord = roomItem(outlook.pane, 'fjord');
  await expectSoon(fjord).toContainText('open 08:00–16:00 (HQ).');
  await outlook.context.close();
});
