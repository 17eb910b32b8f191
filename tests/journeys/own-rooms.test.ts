import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { compose, openCalendar, openPane, roomItem, roomList } from './outlook.ts';
import type { Outlook } from './outlook.ts';

let house: House;
let browser: Browser;
let outlook: Outlook;

const inPane = { within: 'iframe[title="Foyer"]' };

/** A pane as narrow as classic Outlook has it, beside a meeting of one. */
async function openRooms() {
  outlook = await openCalendar(browser, house, { options: { viewport: { width: 660, height: 1400 } } });
  await compose(outlook, { title: 'Talk', start: '2026-12-01T10:00', end: '2026-12-01T11:00' });
  await openPane(outlook);
  await expectSoon(roomList(outlook.pane)).toBeVisible();
}

describeOnBothDatabases('the rooms of a person', (_createDatabase, kind) => {
  beforeAll(async () => {
    [house, browser] = await Promise.all([startHouse({ database: kind }), openBrowser()]);
  });
  beforeEach(() => house.reset());
  afterEach(() => outlook.context.close());
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  test('are marked by keyboard, come first in the next meeting, and can be all that is listed', async () => {
    await openRooms();
    const { pane, page } = outlook;
    const star = pane.getByRole('button', { name: 'Favorite: skov' });
    await star.focus();
    await page.keyboard.press('Enter');
    await expectSoon(pane.getByRole('button', { name: 'Favorite: skov', pressed: true })).toBeVisible();
    expect(await flawsInEveryLook(page, inPane)).toEqual(noFlaws);
    await outlook.context.close();

    await openRooms();
    await outlook.pane.getByRole('button', { name: 'Favorites' }).click();
    await expectSoon(roomList(outlook.pane).getByRole('listitem')).toHaveCount(1);
    await outlook.pane.getByRole('button', { name: 'Why here? skov' }).click();
    await expectSoon(roomItem(outlook.pane, 'skov')).toContainText('You marked it as a favorite.');
    await outlook.pane.getByRole('button', { name: 'Favorite: skov' }).click();
    await outlook.pane.getByRole('button', { name: 'Favorites' }).click();
    await expectSoon(roomList(outlook.pane).getByRole('listitem')).toHaveCount(5);
  });

  test('are looked for in one’s own building from the next meeting on', async () => {
    await openRooms();
    const where = () => outlook.pane.getByRole('combobox', { name: 'Where' });
    await where().selectOption({ label: '\u2003\u2003\u2003Floor 5' });
    await outlook.pane.getByRole('button', { name: 'Make it my building' }).click();
    await expectSoon(outlook.pane.getByRole('button', { name: 'Not my building' })).toBeVisible();
    await outlook.context.close();

    await openRooms();
    await expectSoon(roomItem(outlook.pane, 'hudson')).toBeVisible();
    await expectSoon(roomList(outlook.pane).getByRole('listitem')).toHaveCount(1);
    expect(await where().inputValue()).toBe('own');
    expect(await flawsInEveryLook(outlook.page, inPane)).toEqual(noFlaws);
    await outlook.pane.getByRole('button', { name: 'Why here? hudson' }).click();
    await expectSoon(roomItem(outlook.pane, 'hudson')).toContainText('It is on your floor.');

    await where().selectOption({ label: 'Anywhere' });
    await expectSoon(roomList(outlook.pane).getByRole('listitem')).toHaveCount(5);
  });
});
