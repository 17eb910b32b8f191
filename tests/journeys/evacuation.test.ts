import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { listDeskVisits, listMyReceptions } from '../../contract/front-desk.ts';
import { registerVisitors } from '../../contract/visitors.ts';
import { aPane, clockTo, send } from '../http/scenarios/a-booking.ts';
import { openBrowser } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { readPdf } from '../support/read-pdf.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
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

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };

/** Visitors whom the desk expects today. */
async function expectPeople(...names: readonly string[]): Promise<void> {
  const call = await house.caller('anna');
  const pane = aPane(call, 'anna', 'Anna Holm');
  await pane.say({ rooms: ['fjord'], ...noon });
  const visitors = names.map((name) => ({ id: randomUUID(), name, company: 'Fabrikam' }));
  await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
  await send(house, { rooms: ['fjord'], ...noon });
  const { call: desk } = await house.portal('hana');
  const reception = (await desk(listMyReceptions, {})).receptions.find(
    ({ name }) => name === 'Reception CPH',
  )?.id;
  await eventually(
    async () => (await desk(listDeskVisits, { query: { reception: reception ?? '' } })).visits,
    (visits) => names.every((name) => visits.some((one) => one.name === name)),
  );
}

test('a badge is printed with the key after checking in; who is inside is printed and ticked while nothing is written, and without a server', async () => {
  await clockTo(house, '2026-12-02T10:55:00Z');
  await expectPeople('Vera Olsen', 'Bo Berg', 'Carl Dahl');
  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk');
  const context = desk.context();
  await context.addInitScript(() => {
    // The dialog of the browser waits for a person; what counts is that it was asked for.
    Object.assign(globalThis, { print: () => document.documentElement.setAttribute('data-printed', 'yes') });
  });
  await desk.reload();
  for (const name of ['Vera', 'Bo']) {
    await desk.getByLabel('Find a visitor').fill(name);
    await desk.keyboard.press('Enter');
    await expectSoon(desk.getByRole('button', { name: new RegExp(`^Check in ${name}`) })).toBeFocused();
    await desk.keyboard.press('Enter');
    await expectSoon(desk.getByRole('button', { name: new RegExp(`^Print badge of ${name}`) })).toBeFocused();
  }
  const badge = desk.waitForResponse((response) => response.url().includes('/portal-api/badges'));
  await desk.keyboard.press('Enter');
  const { pathname, search } = new URL((await badge).url());
  const { send: ask } = await house.portal('fatima');
  const [page] = await readPdf(new Uint8Array(await (await ask(pathname + search)).arrayBuffer()));
  expect(page?.text).toContain('Bo Berg');
  await expectSoon(desk.getByText('No dialog, or no printer?')).toBeVisible();
  expect(await flawsInEveryLook(desk, { more: ['best-practice'] })).toEqual(noFlaws);

  await house.refuseWrites(true);
  await desk.getByRole('link', { name: 'Evacuation: print who is inside' }).click();
  const people = desk.getByRole('list', { name: 'HQ' }).or(desk.getByRole('list', { name: 'Who is inside' }));
  await expectSoon(people).toContainText('Bo Berg');
  await expectSoon(desk.locator('html[data-printed="yes"]')).toHaveCount(1);
  await expectSoon(desk.getByRole('status')).toContainText('2 inside · 0 safe · 2 missing');
  await expectSoon(desk.getByText('Carl Dahl')).toHaveCount(0);
  expect(await flawsInEveryLook(desk, { more: ['best-practice'] })).toEqual(noFlaws);
  await desk.getByRole('checkbox', { name: 'Safe: Vera Olsen' }).check();
  await expectSoon(desk.getByRole('status')).toContainText('2 inside · 1 safe · 1 missing');
  await expectSoon(desk.getByText('What was ticked is kept on this device')).toBeVisible();

  await desk.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await desk.reload(); // by now the page itself is kept, too
  await expectSoon(people).toContainText('Bo Berg');
  await context.setOffline(true);
  await desk.reload();
  await expectSoon(people).toContainText('Bo Berg');
  await expectSoon(desk.getByText('from this device: Foyer does not answer')).toBeVisible();
  await expectSoon(desk.getByRole('status')).toContainText('2 inside · 1 safe · 1 missing');
  await desk.getByRole('checkbox', { name: 'Safe: Bo Berg' }).check();
  await expectSoon(desk.getByRole('status')).toContainText('2 inside · 2 safe · 0 missing');

  await context.setOffline(false);
  await house.refuseWrites(false);
  await desk.reload();
  await expectSoon(desk.getByText('What was ticked is kept on this device')).toHaveCount(0);
  const { call } = await house.portal('hana');
  const other = await portalAs(browser, house, 'Hana Berg', '/front-desk');
  const reception = (await call(listMyReceptions, {})).receptions.find(
    ({ name }) => name === 'Reception CPH',
  )?.id;
  await other.goto(`${house.productUrl}/portal/front-desk?reception=${reception}`);
  await other.getByRole('link', { name: 'Evacuation: print who is inside' }).click();
  await expectSoon(other.getByRole('status')).toContainText('2 inside · 2 safe · 0 missing');

  await desk.goto(`${house.productUrl}/portal/front-desk`);
  await expectSoon(desk.getByRole('link', { name: 'Evacuation: print who is inside' })).toBeVisible();
  const kept = () => desk.evaluate(() => Object.keys(localStorage).filter((key) => /evacuation/.test(key)));
  expect(await kept()).toEqual(['foyer.evacuation']);
  await desk.getByRole('button', { name: /Fatima Noor/ }).click();
  await desk.getByRole('button', { name: 'Sign out', exact: true }).click();
  await eventually(
    async () =>
      (await context.storageState()).origins.flatMap((one) => one.localStorage.map((item) => item.name)),
    (names) => !names.some((name) => name.includes('evacuation')),
  );
});
