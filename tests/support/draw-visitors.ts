import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { listDeskVisits } from '../../contract/front-desk.ts';
import { publishHouseRules } from '../../contract/house-rules.ts';
import { changeKioskOptions } from '../../contract/kiosk-options.ts';
import { noteParcel, ParcelId } from '../../contract/parcels.ts';
import { changeReception, listReceptions } from '../../contract/receptions.ts';
import { registerVisitors } from '../../contract/visitors.ts';
import { findHosts } from '../../contract/walk-ins.ts';
import { aPane, clockTo, send } from '../http/scenarios/a-booking.ts';
import { compose, openCalendar, openPane } from '../journeys/outlook.ts';
import { portalAs } from '../journeys/portal.ts';
import type { Shoot } from './draw-portal.ts';
import { eventually } from './eventually.ts';
import type { House } from './house.ts';
import { inviteTo, passOf, receptionId, typeCode } from './kiosk.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };
const viewport = { width: 1024, height: 720 };

/** What hosts, receptionists and visitors see on a Wednesday: pane, desk, kiosk and evacuation list. */
export async function drawVisitors(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  await drawPane(browser, house, shoot);
  await house.reset();
  await expectGuests(house);
  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk', {
    viewport: { width: 1024, height: 1140 },
  });
  await desk.getByRole('button', { name: /^Check in Bo Berg/ }).click();
  await desk.getByRole('button', { name: /^Print badge of Bo Berg/ }).waitFor();
  await clockTo(house, '2026-12-02T10:46:00.000Z');
  await desk.getByRole('button', { name: 'Notify host of Bo Berg' }).click();
  await desk.getByText(/host told again/).waitFor();
  await noteCrate(house);
  await desk.getByText('from Limfjord Oysters').waitFor();
  await shoot(desk, 'visitors-desk');
  await drawKiosk(browser, house, shoot);
  // The dialog of the browser waits for a person.
  await desk.context().addInitScript(() => Object.assign(globalThis, { print: () => undefined }));
  await desk.setViewportSize(viewport);
  await desk.getByRole('link', { name: 'Evacuation: print who is inside' }).click();
  await desk.getByRole('checkbox', { name: 'Safe: Bo Berg' }).check();
  await desk.getByText('1 safe').waitFor();
  await shoot(desk, 'visitors-evacuation');
  await desk.context().close();
}

/** The tab in which a host registers somebody. */
async function drawPane(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  const options = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' };
  const outlook = await openCalendar(browser, house, { switches: 'theme=light&locale=en-GB', options });
  const { page, pane } = outlook;
  const attendees = 'bent, vera.olsen@fabrikam.example';
  await compose(outlook, {
    title: 'Strategy 2027',
    start: '2026-12-01T10:00',
    end: '2026-12-01T11:00',
    attendees,
  });
  await openPane(outlook);
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await pane.getByRole('button', { name: 'Remove fjord' }).waitFor();
  await pane.getByRole('tab', { name: 'Visitors' }).click();
  await pane.getByRole('button', { name: 'Register vera.olsen@fabrikam.example' }).click();
  await pane.getByRole('textbox', { name: 'Name', exact: true }).waitFor();
  await shoot(page, 'visitors-pane');
  await outlook.context.close();
}

async function expectGuests(house: House): Promise<void> {
  const call = await house.caller('anna');
  const pane = aPane(call, 'anna', 'Anna Holm');
  await pane.say({ rooms: ['fjord'], ...noon });
  const names = ['Vera Olsen', 'Bo Berg', 'Mei Lin', 'Carl Dahl'];
  const visitors = names.map((name) => ({ id: randomUUID(), name, company: 'Fabrikam' }));
  await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
  await house.control('PUT', '/rooms/fjord', {
    processing: { deleteSubject: false, removePrivateProperty: false },
  });
  await send(house, { rooms: ['fjord'], ...noon }, { subject: 'Strategy 2027' });
  const { call: hana } = await house.portal('hana');
  const reception = await receptionId(house, 'Reception CPH');
  const { version = 0 } =
    (await hana(listReceptions, {})).receptions.find(({ id }) => id === reception) ?? {};
  await hana(changeReception, { params: { id: reception }, version, body: { showsTitles: true } });
  await eventually(
    async () => (await hana(listDeskVisits, { query: { reception, day: '2026-12-02' } })).visits,
    (visits) => visits.length === names.length,
  );
  await clockTo(house, '2026-12-02T10:40:00.000Z');
  const params = { id: reception };
  await hana(changeKioskOptions, { params, version: 1, body: { badge: 'print', walkIns: true } });
  const en = 'Wear your badge where it can be seen.\nStay with your host.\nTake no pictures.';
  await hana(publishHouseRules, { params, body: { replaces: 0, texts: { en, da: '', de: '', fr: '' } } });
}

/** Something waits behind the desk. */
async function noteCrate(house: House): Promise<void> {
  const { call } = await house.portal('fatima');
  const id = await receptionId(house, 'Reception CPH');
  const { hosts } = await call(findHosts, { query: { reception: id, search: 'Anna H' } });
  const host = { tenantId: hosts[0]?.tenantId ?? '', id: hosts[0]?.id ?? '' };
  const body = {
    id: ParcelId.parse(randomUUID()),
    host,
    note: 'A crate, in the fridge',
    sender: 'Limfjord Oysters',
  };
  await call(noteParcel, { params: { id }, body });
}

async function drawKiosk(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  const { code } = await inviteTo(house, await receptionId(house, 'Reception CPH'));
  const [name = '', value = ''] = (await typeCode(house, code)).cookie.split('=');
  await context.addCookies([{ name, value, url: house.productUrl, sameSite: 'Strict', httpOnly: true }]);
  await context.addInitScript(() => Object.assign(globalThis, { print: () => undefined }));
  const page = await context.newPage();
  await page.goto(`${house.productUrl}/kiosk/`);
  await headed(page, 'Welcome');
  await shoot(page, 'kiosk-welcome');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'I am not expected' }).click();
  await page.getByLabel('Your first and last name').fill('Max Ek');
  await page.getByLabel('First and last name of your host').fill('Anna Holm');
  await shoot(page, 'kiosk-unexpected');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByText('Hold your code in front of the scanner').waitFor();
  await page.keyboard.type(await passOf(house, 'Vera Olsen'));
  await page.keyboard.press('Enter');
  await headed(page, 'Hello, Vera');
  await shoot(page, 'kiosk-found');
  await page.getByRole('button', { name: 'I accept, check me in' }).click();
  await headed(page, 'Welcome, Vera');
  await shoot(page, 'kiosk-done');
  await context.close();
}

async function headed(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}
