import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { addFavoriteRoom } from '../../contract/own-rooms.ts';
import { MailboxAddress } from '../../contract/primitives.ts';
import { listPlaces } from '../../contract/rooms.ts';
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

test('a visitor who asks is found, gets what is known of them as a file, and is erased', async () => {
  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk');
  await desk.getByRole('button', { name: 'Welcome somebody unannounced' }).click();
  await desk.getByLabel('Name').fill('Wilma Walk');
  await desk.getByLabel('Host').fill('ann');
  await desk.getByRole('radio', { name: 'Anna Holm' }).click();
  await desk.getByRole('button', { name: 'Check in', exact: true }).click();
  await desk.getByText('Unannounced · Visits Anna Holm').waitFor();

  const page = await portalAs(browser, house, 'Hana Berg', '/personal-data', {
    viewport: { width: 320, height: 900 },
  });
  const complaints = complaintsOf(page);
  await page.getByRole('button', { name: 'Search' }).click();
  await expectSoon(page.getByText('must be given, or a name')).toBeVisible();
  await page.getByLabel('Name').fill('walk');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('checkbox', { name: 'Choose Wilma Walk' }).check();
  expect(await flawsInEveryLook(page)).toEqual(noFlaws);

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export 1' }).click();
  const file = await readFile(await (await saving).path(), 'utf8');
  const Exported = z.object({ visitors: z.array(z.object({ name: z.string(), host: z.string() })) });
  expect(Exported.parse(JSON.parse(file)).visitors).toEqual([{ name: 'Wilma Walk', host: 'Anna Holm' }]);

  await page.getByRole('button', { name: 'Erase 1' }).click();
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await expectSoon(page.getByText('Check them out, then erase.')).toBeVisible();
  await desk.getByRole('button', { name: 'Check out Wilma Walk' }).click();
  // Undo is there since the check-in; the button that was pressed goes when the desk knows that she has left.
  await desk.getByRole('button', { name: 'Check out Wilma Walk' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await expectSoon(page.getByText('Nobody is known by that.')).toBeVisible();
  await expectSoon(desk.getByText('Visitor (erased)')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a colleague who marked a room is found, and the mark is erased', async () => {
  const anna = await house.caller('anna');
  await anna(addFavoriteRoom, { params: { mailbox: MailboxAddress.parse('skov@nordhavn.example') } });
  const page = await portalAs(browser, house, 'Hana Berg', '/personal-data', {
    viewport: { width: 320, height: 900 },
  });
  await page.getByLabel('Mail address').fill('anna@nordhavn.example');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('checkbox', { name: 'Anna Holm' }).check();
  await expectSoon(page.getByText('1 favorite room')).toBeVisible();
  expect(await flawsInEveryLook(page)).toEqual(noFlaws);
  await page.getByRole('button', { name: 'Erase 1' }).click();
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await expectSoon(page.getByText('Nobody is known by that.')).toBeVisible();
  expect((await anna(listPlaces, {})).own.favorites).toEqual([]);
});
