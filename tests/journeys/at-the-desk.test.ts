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
