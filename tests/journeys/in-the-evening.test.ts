import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { changeReception, listReceptions } from '../../contract/receptions.ts';
import { openBrowser } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
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
beforeEach(async () => {
  await house.reset();
  await house.control('PUT', '/clock', { now: '2026-12-02T08:30:00Z' });
});

const Mails = z.array(z.object({ subject: z.string() }));
const mailsTo = async (person: string, about: RegExp) => {
  const mails = Mails.parse(await house.control('GET', `/mail?to=${person}@nordhavn.example`));
  return mails.filter(({ subject }) => about.test(subject)).length;
};

/** Notes walk-ins whose host is only a name. */
async function welcome(desk: Page, names: string): Promise<void> {
  await desk.getByRole('button', { name: 'Welcome somebody unannounced' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Unannounced at Reception CPH' });
  await dialog.getByLabel('Name').fill(names);
  await dialog.getByLabel('Host').fill('Annie');
  await dialog.getByRole('button', { name: 'Note “Annie”; nobody is told' }).click();
  await dialog.getByRole('button', { name: /^Check in/ }).click();
  await expectSoon(dialog).toHaveCount(0);
}

test('of whom nobody was told is said, and the host is found; a group is taken back; who stays on is checked out at once', async () => {
  const { call } = await house.portal('hana');
  const cph = (await call(listReceptions, {})).receptions.find(({ name }) => name === 'Reception CPH');
  if (!cph) throw new Error('F0 has a reception in Copenhagen');
  const checkOut = { remindAt: '18:00' as never, automaticAt: '23:30' as never, contact: 'telephone 4000' };
  await call(changeReception, { params: { id: cph.id }, version: cph.version, body: { checkOut } });

  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk', {
    viewport: { width: 360, height: 900 },
  });
  const complaints = complaintsOf(desk);
  await welcome(desk, 'Wilma Walk\nBo Walk');
  const list = desk.getByRole('list', { name: 'Visitors by time' });
  await expectSoon(list.getByText('Nobody was told: Annie is only a name here.')).toHaveCount(2);
  await desk.getByRole('button', { name: 'Take all 2 back' }).click();
  await expectSoon(list.getByText('Canceled')).toHaveCount(2);
  await welcome(desk, 'Ib Walk\nUna Walk');
  await desk.getByRole('button', { name: 'Hide' }).click();
  expect(await flawsInEveryLook(desk, { more: ['best-practice'] })).toEqual(noFlaws);

  await desk.getByRole('button', { name: 'Find the host of Ib Walk' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Whom do these 2 visitors visit?' });
  await dialog.getByRole('button', { name: 'Tell the host' }).click();
  await expectSoon(dialog.getByLabel('Host')).toBeFocused();
  await dialog.getByLabel('Host').fill('ann');
  await dialog.getByRole('radio', { name: 'Anna Holm' }).click();
  expect(await flawsInEveryLook(desk, { within: 'dialog' })).toEqual(noFlaws);
  await dialog.getByRole('button', { name: 'Tell the host' }).click();
  await expectSoon(dialog).toHaveCount(0);
  await expectSoon(list.getByText('Unannounced · Visits Anna Holm')).toHaveCount(2);
  expect(
    await eventually(
      () => mailsTo('anna', /arrived/),
      (count) => count > 0,
    ),
  ).toBe(1);

  await house.control('PUT', '/clock', { now: '2026-12-02T17:00:00Z' });
  await desk.reload();
  const staying = desk.getByRole('region', { name: '2 visitors are still inside' });
  await expectSoon(staying.getByText('is checked out by the clock')).toBeVisible();
  expect(await flawsInEveryLook(desk, { more: ['best-practice'] })).toEqual(noFlaws);
  expect(
    await eventually(
      () => mailsTo('anna', /still here/),
      (count) => count > 0,
    ),
  ).toBe(1);
  await staying.getByRole('button', { name: 'Check out Ib Walk' }).click();
  await expectSoon(desk.getByRole('region', { name: '1 visitor is still inside' })).toBeVisible();
  await house.control('PUT', '/clock', { now: '2026-12-02T22:30:00Z' });
  await desk.reload();
  await expectSoon(list.getByText(/checked out by the clock at 11:30/)).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test('what waits for a colleague is noted, told, handed over, and that is taken back', async () => {
  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk', {
    viewport: { width: 360, height: 900 },
  });
  await desk.getByRole('button', { name: 'Note a parcel' }).click();
  const dialog = desk.getByRole('dialog', { name: 'A parcel at Reception CPH' });
  await dialog.getByLabel('For whom').fill('ann');
  await dialog.getByRole('radio', { name: 'Anna Holm' }).click();
  await dialog.getByLabel('What it is and where it lies').fill('A crate, in the fridge');
  expect(await flawsInEveryLook(desk, { within: 'dialog' })).toEqual(noFlaws);
  await dialog.getByRole('button', { name: 'Note and tell' }).click();
  const parcels = desk.getByRole('list', { name: 'Parcels, the oldest first' });
  await expectSoon(parcels).toContainText('A crate, in the fridge');
  expect(
    await eventually(
      () => mailsTo('anna', /come for you/),
      (count) => count > 0,
    ),
  ).toBe(1);
  await desk.getByRole('button', { name: 'Hand over what is for Anna Holm' }).click();
  await expectSoon(parcels).toContainText('handed over');
  await desk.getByRole('button', { name: 'Undo for Anna Holm' }).click();
  await expectSoon(desk.getByRole('button', { name: 'Hand over what is for Anna Holm' })).toBeVisible();
  expect(await flawsInEveryLook(desk, { more: ['best-practice'] })).toEqual(noFlaws);
});
