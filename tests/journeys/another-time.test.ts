import type { Browser } from 'playwright-core';
import { suggestTimes } from '../../contract/room-times.ts';
import { openBrowser } from '../support/chromium.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon, soon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { compose, openCalendar, openPane } from './outlook.ts';
import type { Outlook } from './outlook.ts';

let house: House;
let browser: Browser;
let outlook: Outlook;

/** A Tuesday for which nobody has booked anything yet, 10 to 11 in Copenhagen. */
const TUESDAY = { start: '2027-01-12T10:00', end: '2027-01-12T11:00' };
const TEN = { start: '2027-01-12T09:00:00Z', end: '2027-01-12T10:00:00Z' };

/** Both rooms in HQ that seat six are taken until half past ten, as far as Foyer has read. */
async function takeEveryRoom(): Promise<void> {
  const rooms = ['fjord', 'skov'];
  await house.control('POST', '/meetings', {
    organizer: 'carla',
    subject: 'x',
    start: '2027-01-12T08:00:00Z',
    end: '2027-01-12T09:30:00Z',
    rooms,
  });
  const anna = await house.caller('anna');
  await eventually(
    () =>
      anna(suggestTimes, {
        query: { ...TEN, seats: 6, timeZone: 'Europe/Copenhagen', equipment: [], savedRoom: [] },
      }),
    ({ suggestions }) => suggestions[0]?.shorterMinutes === 30,
  );
}

/** The pane beside a meeting for which HQ has no room. */
async function whereNothingFits(): Promise<void> {
  outlook = await openCalendar(browser, house);
  await compose(outlook, {
    title: 'A room, please',
    ...TUESDAY,
    attendees: 'bent, carla, dora, erik, fatima',
  });
  await openPane(outlook);
  await outlook.pane.getByLabel('Where').selectOption({ label: 'HQ' });
  await expectSoon(outlook.pane.getByText('No room fits this wish')).toBeVisible();
  await expectSoon(times().getByRole('listitem').first()).toBeVisible();
}

function times() {
  return outlook.pane.getByRole('list', { name: 'Other times' });
}

const startOfForm = async () => await outlook.page.getByLabel('Start', { exact: true }).inputValue();
const endOfForm = async () => await outlook.page.getByLabel('End', { exact: true }).inputValue();

describeOnBothDatabases('a meeting for which no room is free', (_createDatabase, kind) => {
  beforeAll(async () => {
    [house, browser] = await Promise.all([startHouse({ database: kind }), openBrowser()]);
  });
  beforeEach(async () => {
    await house.reset();
    await takeEveryRoom();
  });
  afterEach(() => outlook.context.close());
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  test('is moved by one press, gets a room, and is sent; the focus is where it was moved', async () => {
    await whereNothingFits();
    const { page, pane } = outlook;
    await expectSoon(times()).toContainText('30 minutes shorter');
    await expectSoon(times()).toContainText('30 minutes later');
    await pane.getByRole('button', { name: /^Use this time: Tue, Jan 12, 2027, 10:30.*11:30/ }).click();

    await expectSoon(pane.getByRole('button', { name: 'Put it back' })).toBeVisible();
    await soon('the form to have the new start', startOfForm, '2027-01-12T10:30');
    await soon('the form to have its end', endOfForm, '2027-01-12T11:30');
    await expectSoon(pane.locator('[tabindex="-1"]', { hasText: 'Put it back' }).last()).toBeFocused();

    await pane.getByRole('button', { name: 'Add fjord' }).click();
    await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();
    await page.getByRole('button', { name: 'Send' }).click();
    await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted.');
  });

  test('is made shorter, and put back as it was', async () => {
    await whereNothingFits();
    const { pane } = outlook;
    await pane.getByRole('button', { name: /^Use this time: Tue, Jan 12, 2027, 10:30.*11:00/ }).click();
    await soon('the form to have the new start', startOfForm, '2027-01-12T10:30');
    await soon('the form to have its end', endOfForm, '2027-01-12T11:00');
    await pane.getByRole('button', { name: 'Put it back' }).click();
    await soon('the form to have its start again', startOfForm, '2027-01-12T10:00');
    await soon('the form to have its end', endOfForm, '2027-01-12T11:00');
    await expectSoon(times().getByRole('listitem').first()).toBeVisible();
  });

  test('axe objects to nothing, in every look, before and after', async () => {
    await whereNothingFits();
    const { page, pane } = outlook;
    const inPane = { within: 'iframe[title="Foyer"]' };
    expect(await flawsInEveryLook(page, inPane)).toEqual(noFlaws);
    await pane
      .getByRole('button', { name: /^Use this time/ })
      .first()
      .click();
    await expectSoon(pane.getByRole('button', { name: 'Put it back' })).toBeVisible();
    await expectSoon(pane.getByText('Best fit').first()).toBeVisible();
    expect(await flawsInEveryLook(page, inPane)).toEqual(noFlaws);
  });
});
