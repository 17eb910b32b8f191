import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { listReceptions } from '../../contract/receptions.ts';
import { changeKioskOptions } from '../../contract/kiosk-options.ts';
import { welcomeAtKiosk } from '../../contract/kiosk.ts';
import { VisitorId } from '../../contract/visitor-ids.ts';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { pairedKiosk } from '../support/kiosk.ts';
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

test('somebody is put on a watch list, sent from a kiosk to the desk, and let in there as somebody else, with keys alone', async () => {
  const { call } = await house.portal('hana');
  const reception = (await call(listReceptions, {})).receptions.find(({ name }) => name === 'Reception CPH');
  if (!reception) throw new Error('F0 has a reception in Copenhagen');
  const admin = await portalAs(browser, house, 'Hana Berg', `/receptions/${reception.id}`, {
    viewport: PHONE,
  });
  const complaints = complaintsOf(admin);
  await writeEntry(admin);

  const params = { id: reception.id };
  await call(changeKioskOptions, { params, version: 1, body: { walkIns: true } });
  const kiosk = await pairedKiosk(house, 'Reception CPH');
  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk', { viewport: PHONE });
  await expectSoon(desk.getByText('Nobody is expected on this day.')).toBeVisible();
  const guest = {
    name: 'Vera Olsen',
    company: null,
    host: 'Anna Holm',
    accepted: null,
    language: 'en',
  } as const;
  const sent = kiosk.call(welcomeAtKiosk, { body: { id: VisitorId.parse(randomUUID()), ...guest } });
  await expect(sent).rejects.toMatchObject({ code: 'see-reception' });

  await expectSoon(
    desk.getByRole('status').getByText(/^Sent here by a kiosk at .*: Vera Olsen$/),
  ).toBeVisible();
  const list = desk.getByRole('list', { name: 'Visitors by time' });
  await expectSoon(list.getByText('See note')).toBeVisible();
  expect(await flawsInEveryLook(desk)).toEqual(noFlaws);
  await desk.getByLabel('Find a visitor').fill('vera');
  await desk.getByRole('button', { name: 'Check in Vera Olsen' }).click(); // reads first
  const note = desk.getByRole('region', { name: 'Note about Vera Olsen' });
  await expectSoon(note.getByText('Call security.')).toBeVisible();
  await expectSoon(note).toBeFocused();
  await expectSoon(note.getByText(/^Seen by Fatima Noor at /)).toBeVisible();
  expect(await flawsInEveryLook(desk)).toEqual(noFlaws);
  await desk.keyboard.press('Tab');
  await expectSoon(note.getByRole('button', { name: 'It is somebody else' })).toBeFocused();
  await desk.keyboard.press('Enter');
  await expectSoon(list.getByText('Note settled')).toBeVisible();
  await expectSoon(desk.getByText(/^Sent here by a kiosk/)).toHaveCount(0);
  await note.getByRole('button', { name: 'Close the note' }).click();
  await desk.getByRole('button', { name: 'Check in Vera Olsen' }).click();
  await expectSoon(list.getByText('On-site')).toBeVisible();

  await admin.getByRole('button', { name: 'Remove the entry of Vera Olsen' }).click();
  const question = admin.getByRole('dialog', { name: 'Remove the entry of Vera Olsen?' });
  await question.getByRole('button', { name: 'Remove' }).click();
  await expectSoon(admin.getByText('Nobody is on the list.')).toBeVisible();
  await expectSoon(list.getByText('Note settled')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

/** Adds an entry and changes it, with a mistake on the way. */
async function writeEntry(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add an entry' }).click();
  const adding = page.getByRole('dialog', { name: 'Add an entry' });
  await adding.getByLabel('Names').fill('Vera Olsen\nWera Olsen\n');
  await adding.getByLabel('Mail addresses or domains').fill('fabrikam');
  await adding.getByLabel('What the desk is to do').fill('Call Hana.');
  await adding.getByLabel('Reason').fill('Took a laptop.');
  await adding.getByLabel('Last day').fill('2027-01-31');
  await adding.getByRole('button', { name: 'Save' }).click();
  await expectSoon(adding.getByText(/must be a mail address, or the domain of some/)).toBeVisible();
  expect(await flawsInEveryLook(page, { within: 'dialog' })).toEqual(noFlaws);
  await adding.getByLabel('Mail addresses or domains').fill('');
  await adding.getByRole('button', { name: 'Save' }).click();
  await expectSoon(adding).toHaveCount(0);
  const list = page.getByRole('table', { name: 'Entries, newest first' });
  await expectSoon(list.getByText('Call Hana.')).toBeVisible();
  await page.getByRole('button', { name: 'Change the entry of Vera Olsen' }).click();
  const editing = page.getByRole('dialog', { name: 'Change' });
  await editing.getByLabel('What the desk is to do').fill('Call security.');
  await editing.getByRole('button', { name: 'Save' }).click();
  await expectSoon(list.getByText('Call security.')).toBeVisible();
  expect(await flawsInEveryLook(page)).toEqual(noFlaws);
}
