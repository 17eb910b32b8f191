import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { openBrowser } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { compose, fillIn, openCalendar, openPane } from './outlook.ts';
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

const VERA = 'vera.olsen@fabrikam.example';
const Mails = z.array(z.object({ subject: z.string() }));

/** How many mails about something reached an address, as soon as it is one. */
async function mailsTo(mail: string, about: string): Promise<number> {
  const count = async () => {
    const mails = Mails.parse(await house.control('GET', `/mail?to=${encodeURIComponent(mail)}`));
    return mails.filter(({ subject }) => subject.includes(about)).length;
  };
  return await eventually(count, (mails) => mails === 1);
}

test('a visitor is registered from the meeting, told, and checked in with two keys; the host is told', async () => {
  const outlook = await openCalendar(browser, house);
  const { page, pane } = outlook;
  await compose(outlook, {
    title: 'Planning',
    start: '2026-12-01T10:00',
    end: '2026-12-01T11:00',
    attendees: VERA,
  });
  await fillIn(page, { attendees: 'bent' });
  await openPane(outlook);
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await pane.getByRole('button', { name: 'Remove fjord' }).waitFor();
  await pane.getByRole('tab', { name: 'Visitors' }).click();

  await pane.getByRole('button', { name: `Register ${VERA}` }).click();
  await expectSoon(pane.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await pane.getByLabel('Telephone').fill('12');
  await pane.getByRole('button', { name: 'Register visitor' }).click();
  await expectSoon(pane.getByText('is no telephone number in Denmark')).toBeVisible();
  await pane.getByLabel('Telephone').fill('20 30 40 50');
  await pane.getByLabel('Company').fill('Fabrikam');
  await pane.getByRole('button', { name: 'Register visitor' }).click();
  const expected = pane.getByRole('list', { name: 'Expected visitors' });
  await expectSoon(expected).toContainText('Vera OlsenNot sent yet');
  await expectSoon(pane.getByRole('list', { name: 'Invited from outside' })).toHaveCount(0); // bent is no visitor

  await pane.getByLabel('Paste a list').fill('Bo Berg; bo@fabrikam.example\nLi; li@fabrikam.example; +45 12');
  await pane.getByRole('button', { name: 'Register 2 visitors' }).click();
  await expectSoon(pane.getByText('1 entry needs another look; nobody was registered.')).toBeVisible();
  await pane.getByRole('button', { name: 'Register the other one' }).click();
  await expectSoon(expected).toContainText('Bo Berg');

  await page.getByRole('button', { name: /^Send/ }).click();
  await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted.');
  await house.control('PUT', '/clock', { now: '2026-12-01T08:30:00Z' });
  expect(await mailsTo(VERA, 'Anna Holm expects you')).toBe(1);

  const desk = await portalAs(browser, house, 'Fatima Noor', '/front-desk');
  await expectSoon(desk.getByRole('list', { name: 'Visitors by time' })).toContainText('Vera OlsenNotified');
  expect(await flawsInEveryLook(desk, { more: ['best-practice'] })).toEqual(noFlaws);
  await desk.getByLabel('Find a visitor').fill('fabr');
  await desk.keyboard.press('Enter');
  await expectSoon(desk.getByRole('button', { name: 'Check in Vera Olsen' })).toBeFocused();
  await desk.keyboard.press('Enter');
  await expectSoon(desk.getByRole('list', { name: 'Visitors by time' })).toContainText('Vera OlsenOn-site');
  expect(await mailsTo('anna@nordhavn.example', 'Vera Olsen has arrived')).toBe(1);
});
