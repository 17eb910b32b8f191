import type { Browser, Page } from 'playwright-core';
import { readKioskOptions, changeKioskOptions } from '../../contract/kiosk-options.ts';
import { findKioskHosts } from '../../contract/kiosk.ts';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { pairedKiosk, receptionId } from '../support/kiosk.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
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

const PHONE = { width: 320, height: 900 };
const hosts = [
  'name,mail,phone,channel',
  'Rosa Lind,rosa@partner.example,20 30 40 50,sms',
  'Ib Holt,ib@partner.example,,',
].join('\n');

test('hosts are brought in from a file, changed, and found at the desk and at the kiosk', async () => {
  const reception = await receptionId(house, 'Reception CPH');
  const admin = await portalAs(browser, house, 'Hana Berg', `/receptions/${reception}`, { viewport: PHONE });
  const complaints = complaintsOf(admin);
  await admin.getByRole('link', { name: 'Open the list' }).click();
  await expectSoon(admin.getByText('Nobody is on the list.')).toBeVisible();
  await bringIn(admin);

  const table = admin.getByRole('table', { name: 'Hosts, by name' });
  await expectSoon(table.getByText('+4520304050')).toBeVisible();
  expect(await flawsInEveryLook(admin)).toEqual(noFlaws);
  await admin.getByRole('button', { name: 'Change Ib Holt' }).click();
  await admin.getByRole('dialog').getByLabel('Told by').selectOption({ label: 'Mail alone' });
  expect(await flawsInEveryLook(admin)).toEqual(noFlaws);
  await admin.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expectSoon(admin.getByRole('button', { name: 'Change Ib Holt' })).toBeFocused();
  await expectSoon(table.getByText('Mail alone')).toBeVisible();
  expect(await admin.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
  expect(complaints).toEqual([]);

  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk', { viewport: PHONE });
  await desk.getByRole('button', { name: 'Welcome somebody unannounced' }).click();
  await desk.getByRole('textbox', { name: /^Host/ }).fill('lind');
  await expectSoon(desk.getByRole('radio', { name: /^Rosa Lind/ })).toBeVisible();

  const { call } = await house.portal('hana');
  const params = { id: reception };
  const { version } = await call(readKioskOptions, { params });
  await call(changeKioskOptions, { params, version, body: { walkIns: true } });
  const kiosk = await pairedKiosk(house, 'Reception CPH');
  const found = await kiosk.call(findKioskHosts, { body: { search: 'Rosa Lind', language: 'en' } });
  expect(found.hosts).toEqual([{ name: 'Rosa Lind' }]);
});

/** A file is tried, looked at and imported. */
async function bringIn(admin: Page): Promise<void> {
  await admin.getByRole('link', { name: 'Import', exact: true }).click();
  const file = { name: 'hosts.csv', mimeType: 'text/csv', buffer: Buffer.from(hosts) };
  await admin.getByLabel(/^File/).setInputFiles(file);
  await admin.getByRole('button', { name: 'Try it' }).click();
  await expectSoon(admin.getByText('2 new, 0 changed, 0 as they are, 0 refused.')).toBeVisible();
  expect(await flawsInEveryLook(admin)).toEqual(noFlaws);
  await admin.getByRole('button', { name: 'Import it' }).click();
}
