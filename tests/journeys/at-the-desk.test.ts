import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
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

test('a group walks in unannounced, finds its host, and leaves together; what was typed survives a mistake', async () => {
  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk', {
    viewport: { width: 320, height: 900 },
  });
  const complaints = complaintsOf(desk);
  await desk.getByLabel('Find a visitor').fill('Wilma Walk');
  await desk.getByRole('button', { name: 'Welcome somebody unannounced' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Unannounced at Reception CPH' });
  await dialog.waitFor();
  expect(await dialog.getByLabel('Name').inputValue()).toBe('Wilma Walk'); // as it was looked for
  await dialog.getByRole('button', { name: 'Check in', exact: true }).click();
  await expectSoon(dialog.getByLabel('Host')).toBeFocused();
  await dialog.getByLabel('Host').fill('zzz');
  await expectSoon(dialog.getByText('The directory has nobody of this name.')).toBeVisible();
  await dialog.getByLabel('Host').fill('ann');
  await dialog.getByRole('radio', { name: 'Anna Holm' }).click();
  await expectSoon(dialog.getByText('Visits Anna Holm, who is told by mail.')).toBeVisible();
  await dialog.getByLabel('Name').fill('Wilma Walk\nBo Walk\n\nIb Walk');
  expect(await flawsInEveryLook(desk, { within: 'dialog' })).toEqual(noFlaws);
  await dialog.getByRole('button', { name: 'Check in 3' }).click();
  await expectSoon(dialog).toHaveCount(0);

  await desk.getByLabel('Find a visitor').fill('walk');
  const list = desk.getByRole('list', { name: 'Visitors by time' });
  await expectSoon(list.getByText('Unannounced · Visits Anna Holm')).toHaveCount(3);
  await desk.getByRole('button', { name: 'Check out all 3' }).click();
  const question = desk.getByRole('dialog', { name: 'Check out these 3 visitors?' });
  await expectSoon(question.getByRole('listitem')).toHaveCount(3);
  await question.getByRole('button', { name: 'Check out' }).click();
  await expectSoon(list.getByText('Off-site')).toHaveCount(3);
  expect(complaints).toEqual([]);
});

test('a host who does not come is told again, and what lies behind the desk is found by who sent it', async () => {
  await house.control('PUT', '/clock', { now: '2026-12-02T09:00:00.000Z' });
  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk');
  const complaints = complaintsOf(desk);
  await desk.getByRole('button', { name: 'Welcome somebody unannounced' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Unannounced at Reception CPH' });
  await dialog.getByLabel('Name').fill('Olga Wait');
  await dialog.getByLabel('Host').fill('ann');
  await dialog.getByRole('radio', { name: 'Anna Holm' }).click();
  await dialog.getByRole('button', { name: 'Check in' }).click();
  await expectSoon(dialog).toHaveCount(0);
  const notify = desk.getByRole('button', { name: 'Notify host of Olga Wait' });
  await notify.click();
  await expectSoon(desk.getByText('The host was told less than 60 seconds ago.')).toBeVisible();
  await house.control('PUT', '/clock', { now: '2026-12-02T09:05:00.000Z' });
  await notify.click();
  const list = desk.getByRole('list', { name: 'Visitors by time' });
  await expectSoon(list).toContainText('host told again at 10:05 AM by Fatima Noor');

  await desk.getByRole('button', { name: 'Note a parcel' }).click();
  const parcel = desk.getByRole('dialog', { name: 'A parcel at Reception CPH' });
  await parcel.getByLabel('For whom').fill('ann');
  await parcel.getByRole('radio', { name: 'Anna Holm' }).click();
  await parcel.getByLabel('What it is and where it lies').fill('A crate, in the fridge');
  await parcel.getByLabel('Who sent it').fill('Limfjord Oysters');
  expect(await flawsInEveryLook(desk, { within: 'dialog' })).toEqual(noFlaws);
  await parcel.getByRole('button', { name: 'Note and tell' }).click();
  await expectSoon(parcel).toHaveCount(0);
  await desk.getByLabel('Find a visitor').fill('limfjord');
  await expectSoon(desk.getByText('1 parcel found')).toBeVisible();
  await expectSoon(desk.getByRole('list', { name: 'Parcels, the oldest first' })).toContainText(
    'from Limfjord Oysters',
  );
  await desk.getByLabel('Find a visitor').fill('nothing like it');
  await expectSoon(desk.getByText('0 parcels found')).toBeVisible();
  expect(complaints).toEqual([]);
});
