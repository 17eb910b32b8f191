import type { Browser } from 'playwright-core';
import { changeReception, listReceptions } from '../../contract/receptions.ts';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { compose, openCalendar, openPane } from './outlook.ts';
import { portalAs } from './portal.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** The reception in Copenhagen is closed on the second Tuesday, and asks for the plate. */
async function closeOnce(): Promise<void> {
  const { call } = await house.portal('hana');
  const cph = (await call(listReceptions, {})).receptions.find(({ name }) => name === 'Reception CPH');
  if (!cph) throw new Error('F0 has a reception in Copenhagen');
  const body = {
    asks: { ...cph.asks, carPlate: 'optional' as const },
    closedDays: [{ from: '2026-12-08', to: '2026-12-08', name: 'Stocktaking' }],
    parkingPlaces: 0,
  };
  await call(changeReception, { params: { id: cph.id }, version: cph.version, body });
}

test('of a weekly meeting a visitor is expected on the chosen dates alone; what the reception says of dates is read before', async () => {
  await closeOnce();
  const outlook = await openCalendar(browser, house);
  const { page, pane } = outlook;
  await compose(outlook, { title: 'Weekly', start: '2026-12-01T10:00', end: '2026-12-01T11:00' });
  await page.getByLabel('Repeat').selectOption({ label: 'Weekly' });
  await openPane(outlook);
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await pane.getByRole('button', { name: 'Remove fjord' }).waitFor();
  await pane.getByRole('tab', { name: 'Visitors' }).click();
  await pane.getByRole('textbox', { name: 'Name', exact: true }).fill('Vera Olsen');
  await expectSoon(
    pane.getByText(/Reception CPH is closed on Tue, Dec 8, 2026 when the meeting begins/),
  ).toBeVisible();

  await pane.getByRole('radio', { name: 'On chosen dates' }).click();
  const dates = pane.getByRole('group', { name: 'Dates' });
  const box = (name: RegExp) => dates.getByRole('checkbox', { name });
  const boxes = await dates.getByRole('checkbox').all();
  for (const one of boxes.slice(2)) await one.uncheck();
  await box(/Dec 8/).uncheck();
  await expectSoon(pane.getByText(/when the meeting begins/)).toHaveCount(0);
  await pane.getByLabel('Car plate').fill('AB 12 345');
  await expectSoon(pane.getByText(/^No place to park is left at Reception CPH on /)).toBeVisible();
  expect(await flawsInEveryLook(page)).toEqual(noFlaws);
  await pane.getByRole('button', { name: 'Register visitor' }).click();
  const expected = pane.getByRole('list', { name: 'Expected visitors' });
  await expectSoon(expected).toContainText('Vera Olsen');

  await page.getByRole('button', { name: /^Send/ }).click();
  await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted.');
  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk?day=2026-12-01');
  await expectSoon(desk.getByRole('list', { name: 'Visitors by time' })).toContainText('Vera Olsen');
  await expectSoon(desk.getByText(/More cars than places: 1 for 0/)).toBeVisible();
  await desk.getByLabel('Day').fill('2026-12-08');
  await expectSoon(desk.getByText('Nobody is expected on this day.')).toBeVisible();
});
