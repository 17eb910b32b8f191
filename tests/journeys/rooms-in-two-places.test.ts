import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { chosenRooms, compose, openCalendar, openPane } from './outlook.ts';
import type { Outlook } from './outlook.ts';

let house: House;
let browser: Browser;
let outlook: Outlook;

/** Three in the afternoon in Copenhagen, nine in the morning in New York. */
const AFTERNOON = { title: 'Both sides', start: '2026-12-01T15:00', end: '2026-12-01T16:00' };
const inPane = { within: 'iframe[title="Foyer"]' };

const sets = () => outlook.pane.getByRole('list', { name: 'Sets of rooms' });

async function openPlaces(options?: {
  readonly viewport: { readonly width: number; readonly height: number };
}) {
  outlook = await openCalendar(browser, house, options ? { options } : {});
  await compose(outlook, AFTERNOON);
  await openPane(outlook);
  const { pane } = outlook;
  await pane.getByRole('button', { name: 'Rooms in several places' }).click();
  await pane.getByLabel('Place 1').selectOption({ label: '\u2003\u2003HQ' });
  await pane.getByLabel('Seats 1').fill('6');
  await pane.getByLabel('Place 2').selectOption({ label: '\u2003\u2003BW' });
  await pane.getByLabel('Seats 2').fill('4');
  await expectSoon(sets().getByRole('listitem').first()).toBeVisible();
}

describeOnBothDatabases('S04: a meeting in two places', (_createDatabase, kind) => {
  beforeAll(async () => {
    [house, browser] = await Promise.all([startHouse({ database: kind }), openBrowser()]);
  });
  beforeEach(() => house.reset());
  afterEach(() => outlook.context.close());
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  test('gets one room in each by one press, with the clock of each, and is sent', async () => {
    await openPlaces();
    const { page, pane } = outlook;
    const first = sets().getByRole('listitem').first();
    await expectSoon(first).toContainText('fjord, HQ, Floor 1');
    await expectSoon(first).toContainText('hudson, BW, Floor 5');
    await expectSoon(first).toContainText('9:00 – 10:00 AM in New York');
    expect(await flawsInEveryLook(page, inPane)).toEqual(noFlaws);

    await pane.getByRole('button', { name: 'Add these rooms: fjord and hudson' }).click();
    await expectSoon(pane.getByText('fjord and hudson are in the meeting.').last()).toBeVisible();
    await expectSoon(chosenRooms(pane)).toContainText('fjord');
    await expectSoon(chosenRooms(pane)).toContainText('hudson');
    await page.getByRole('button', { name: /^Send/ }).click();
    await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('hudson accepted');
  });

  test('says why there is no set, place by place', async () => {
    await openPlaces({ viewport: { width: 640, height: 900 } });
    const { pane } = outlook;
    await pane.getByLabel('Seats 1').fill('6000');
    await expectSoon(pane.getByText('No set can be made')).toBeVisible();
    await expectSoon(pane.getByText('In HQ, for 6,000:')).toBeVisible();
    await pane.getByLabel('Seats 1').fill('0');
    await expectSoon(pane.getByText('Enter a number from 1 on.')).toBeVisible();
  });
});
