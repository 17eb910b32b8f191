import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { readAll } from './known-rooms.ts';
import { compose, fillIn, openCalendar, openPane, roomItem, roomList } from './outlook.ts';
import type { Outlook, Visit } from './outlook.ts';

let house: House;
let browser: Browser;
let outlook: Outlook;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(() => house.reset());
afterEach(() => outlook.context.close());
afterAll(async () => {
  await browser.close();
  await house.close();
});

const TUESDAY = { title: 'Tuesday', start: '2026-12-01T10:00', end: '2026-12-01T11:00' };
const FJORD = 'fjord@nordhavn.example';

async function composeWithPane(visit: Visit = {}, draft = TUESDAY): Promise<Outlook> {
  outlook = await openCalendar(browser, house, visit);
  await compose(outlook, draft);
  await openPane(outlook);
  return outlook;
}

/** Somebody else books fjord from a phone; times in UTC. */
async function takeFjord(start: string, end: string): Promise<void> {
  const who = { organizer: 'carla', subject: 'Sooner', rooms: [FJORD], attendees: [] };
  await house.control('POST', '/meetings', { ...who, start, end, timeZone: 'Europe/Copenhagen' });
}

describe('signing in', () => {
  test.each([13012, 13006, 13001])(
    'without nested sign-in and with error %s of the older way, the dialog signs the person in',
    async (code) => {
      const { page, pane } = await composeWithPane({ switches: `nestedAuth=off&sso=${code}` });
      await expectSoon(pane.getByText('Sign in to see rooms')).toBeVisible();
      expect(await roomList(pane).count()).toBe(0);

      const opened = page.context().waitForEvent('page');
      await pane.getByRole('button', { name: 'Sign in' }).click();
      await chooseAccount(await opened);
      await expectSoon(pane.getByText('Anna Holm')).toBeVisible();
      await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
    },
  );

  test('a person without a role is told whom to ask, and nothing about rooms reaches the browser', async () => {
    outlook = await openCalendar(browser, house, { person: 'ivan' });
    const bodies: Promise<string>[] = [];
    outlook.page.on('response', (response) => {
      if (response.url().startsWith(`${house.productUrl}/addin-api/`)) bodies.push(response.text());
    });
    await compose(outlook, TUESDAY);
    await openPane(outlook);
    await expectSoon(outlook.pane.getByText('You have no role in Foyer yet')).toBeVisible();
    await expectSoon(outlook.pane.getByText('Hana Berg')).toBeVisible();
    const said = (await Promise.all(bodies)).join('\n');
    expect(said).toContain('Ivan Petrov');
    expect(said).not.toMatch(/fjord|skov|lille|hudson|bestyrelse/);
  });

  test('a role given meanwhile is there after Check again', async () => {
    outlook = await openCalendar(browser, house, { person: 'ivan' });
    await compose(outlook, TUESDAY);
    await openPane(outlook);
    const again = outlook.pane.getByRole('button', { name: 'Check again' });
    await expectSoon(again).toBeVisible();

    await house.control('PUT', '/people/ivan', { groups: ['Add-in Users'] });
    await again.click();

    await expectSoon(outlook.pane.getByRole('list', { name: 'Rooms', exact: true })).toBeVisible();
  });

  test('outside of Outlook the pane says where it belongs', async () => {
    outlook = await openCalendar(browser, house);
    await outlook.page.goto(`${house.productUrl}/addin/taskpane.html`);
    await expectSoon(outlook.page.getByText('Open Foyer in Outlook')).toBeVisible();
  });
});

describe('when something is down', () => {
  test('an unreachable server is named, what was entered stays, and trying again goes on', async () => {
    const { page, pane } = await composeWithPane();
    await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
    await page.route('**/addin-api/**', (route) => route.abort('connectionrefused'));
    await pane.getByLabel('Seats').fill('7');
    await pane.getByLabel('Seats').press('Enter');
    await expectSoon(pane.getByText('Foyer cannot be reached').first()).toBeVisible();
    expect(await pane.getByLabel('Seats').inputValue()).toBe('7');
    await pane.getByRole('tab', { name: 'Services' }).click();
    await expectSoon(pane.getByText('Add a room first').first()).toBeVisible();
    await pane.getByRole('tab', { name: 'Rooms' }).click();
    expect(await pane.getByLabel('Seats').inputValue()).toBe('7');

    await page.unroute('**/addin-api/**');
    await pane.getByRole('button', { name: 'Try again' }).first().click();
    await expectSoon(roomItem(pane, 'lille')).toContainText('Seats 4, you need 7.');
  });

  test('before its scripts have come the pane is no empty frame: it shows its outline, and says that it loads', async () => {
    outlook = await openCalendar(browser, house);
    const { page, pane } = outlook;
    await page.route(/\/addin\/.*\.js/, (route) => route.abort());
    await compose(outlook, TUESDAY);
    await openPane(outlook);
    await expectSoon(pane.getByText('Foyer is loading.')).toHaveCount(1);
    expect(await pane.locator('.bone').first().isVisible()).toBe(true);
  });

  test('a pane opened while the server is down says so instead of staying blank', async () => {
    outlook = await openCalendar(browser, house);
    const { page, pane } = outlook;
    await page.route('**/addin-api/**', (route) => route.abort('connectionrefused'));
    await compose(outlook, TUESDAY);
    await openPane(outlook);
    await expectSoon(pane.getByText('Foyer cannot be reached').first()).toBeVisible();
    await page.unroute('**/addin-api/**');
    await pane.getByRole('button', { name: 'Try again' }).first().click();
    await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
  });

  test('while Exchange cannot be read, no room is called confirmed', async () => {
    const rule = { service: 'graph', operation: 'getSchedule', fault: 'status', status: 503 };
    await house.control('PUT', '/faults', { seed: 1, rules: [rule] });
    const { pane } = await composeWithPane();
    await expectSoon(pane.getByText(/could not be (checked|confirmed)/)).toBeVisible();
    await expectSoon(roomList(pane).getByText('confirmed', { exact: true })).toHaveCount(0);
  });
});

describe('rooms that cannot be had', () => {
  test('when no room fits, the pane says what to give up', async () => {
    const { pane } = await composeWithPane();
    await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
    await pane.getByLabel('Seats').fill('500');
    await pane.getByLabel('Seats').press('Enter');
    await expectSoon(pane.getByText('No room fits this wish')).toBeVisible();
    await expectSoon(roomItem(pane, 'fjord')).toContainText('Seats 8, you need 500.');
  });

  test('a room taken between the list and Add is not added, and the list is right again', async () => {
    await readAll(house);
    const { page, pane } = await composeWithPane();
    await expectSoon(roomItem(pane, 'fjord').getByText('confirmed', { exact: true })).toBeVisible();
    await takeFjord('2026-12-01T09:00:00Z', '2026-12-01T10:00:00Z');
    await pane.getByRole('button', { name: 'Add fjord' }).click();
    await expectSoon(pane.getByText('fjord was taken meanwhile.').first()).toBeVisible();
    await expectSoon(roomItem(pane, 'fjord')).toContainText('Busy');
    expect(await page.getByText('Resource attendees:').count()).toBe(0);
  });

  test('a room that vanished between the list and Add is not added', async () => {
    const { page, pane } = await composeWithPane();
    await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
    await house.control('PUT', '/tenant', { mailboxes: { [FJORD]: 'removed' } });
    await pane.getByRole('button', { name: 'Add fjord' }).click();
    await expectSoon(pane.getByText('fjord no longer exists').first()).toBeVisible();
    await expectSoon(roomItem(pane, 'fjord')).toHaveCount(0);
    expect(await page.getByText('Resource attendees:').count()).toBe(0);
  });

  test('a chosen room that the new time finds busy is flagged, with the next best one to take', async () => {
    await takeFjord('2026-12-01T13:00:00Z', '2026-12-01T14:00:00Z');
    const { page, pane } = await composeWithPane();
    await pane.getByRole('button', { name: 'Add fjord' }).click();
    await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();

    await fillIn(page, { start: '2026-12-01T14:00' });
    await expectSoon(pane.getByText('fjord is taken at this time').first()).toBeVisible();
    await expectSoon(page.getByText('Resource attendees:')).toContainText('fjord');
    await pane.getByRole('button', { name: 'Take lille instead' }).click();
    await expectSoon(pane.getByRole('button', { name: 'Remove lille' })).toBeVisible();
    await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toHaveCount(0);
  });
});

describe('meetings that make no sense', () => {
  test.each([
    ['ends before it starts', { ...TUESDAY, end: '2026-12-01T09:00' }, 'The meeting ends before it starts.'],
    [
      'has no length',
      { ...TUESDAY, end: '2026-12-01T10:00' },
      'The meeting starts and ends at the same time.',
    ],
    [
      'is over',
      { ...TUESDAY, start: '2026-11-03T10:00', end: '2026-11-03T11:00' },
      'The meeting is already over.',
    ],
  ])(
    'one that %s gets a sentence, and the list comes back once it is mended',
    async (_what, draft, sentence) => {
      const { page, pane } = await composeWithPane({}, draft);
      await expectSoon(pane.getByText(sentence).first()).toBeVisible();
      await fillIn(page, TUESDAY);
      await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
    },
  );

  test('text in the location is called what it is', async () => {
    const { page, pane } = await composeWithPane();
    await page.getByLabel('Location', { exact: true }).fill('Kitchen table');
    await page.getByLabel('Location', { exact: true }).press('Enter');
    await expectSoon(pane.getByText('“Kitchen table” is only text in the location.').first()).toBeVisible();
  });
});

/** The account picker of the simulated sign-in service, in the dialog that Outlook opened. */
async function chooseAccount(dialog: Page): Promise<void> {
  await dialog.getByRole('button', { name: /Anna Holm/ }).click();
}
