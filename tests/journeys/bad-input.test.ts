import type { Browser, BrowserContext } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon, soon } from './expect-soon.ts';
import { chosenRooms, compose, fillIn, openCalendar, openPane, roomItem } from './outlook.ts';
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

async function composeWithPane(visit: Visit = {}, draft = TUESDAY): Promise<Outlook> {
  outlook = await openCalendar(browser, house, visit);
  await compose(outlook, draft);
  await openPane(outlook);
  return outlook;
}

test('6,000 attendees make every room too small, and the pane still answers', async () => {
  const { page, pane } = await composeWithPane();
  await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
  const guests = Array.from({ length: 6000 }, (_unused, at) => `guest${at}@fabrikam.example`);
  await fillIn(page, { attendees: guests.join(';') });

  await expectSoon(roomItem(pane, 'fjord')).toContainText('Seats 8, you need 6,001.');
  for (const [room, capacity] of Object.entries({ lille: 4, skov: 12, hudson: 10, bestyrelse: 20 })) {
    await expectSoon(roomItem(pane, room)).toContainText(`Seats ${capacity}, you need 6,001.`);
  }
  await expectSoon(pane.getByText('You and 6,000 attendees')).toBeVisible();

  await pane.getByRole('button', { name: 'Use 12 seats' }).click();
  await pane.getByRole('button', { name: 'Add skov' }).click();
  await expectSoon(chosenRooms(pane)).toContainText('skov');
  await expectSoon(pane.getByText('Use attendees (6,001)')).toBeVisible();
});

describe('a time that makes no sense, entered while the pane is open', () => {
  test.each([
    ['an end before the start', { end: '2026-12-01T09:00' }, 'The meeting ends before it starts.'],
    ['no length', { end: '2026-12-01T10:00' }, 'The meeting starts and ends at the same time.'],
    ['the past', { start: '2026-11-03T10:00', end: '2026-11-03T11:00' }, 'The meeting is already over.'],
    ['half a year', { end: '2027-06-01T10:00' }, 'The meeting is longer than'],
  ])('%s is named, and the wish and the room outlive it', async (_what, times, sentence) => {
    const { page, pane } = await composeWithPane();
    await pane.getByRole('button', { name: 'Add skov' }).click();
    await expectSoon(chosenRooms(pane)).toContainText('skov');
    await pane.getByLabel('Seats').fill('7');
    await pane.getByRole('button', { name: 'Screen' }).click();
    await expectSoon(roomItem(pane, 'lille')).toContainText('Seats 4, you need 7.');

    await fillIn(page, times);
    await expectSoon(pane.getByText(sentence).first()).toBeVisible();
    await expectSoon(chosenRooms(pane)).toContainText('skov');
    await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toHaveCount(0);

    await fillIn(page, TUESDAY);
    await expectSoon(roomItem(pane, 'lille')).toContainText('Seats 4, you need 7.');
    expect(await pane.getByLabel('Seats').inputValue()).toBe('7');
    expect(await pane.getByRole('button', { name: 'Screen' }).getAttribute('aria-pressed')).toBe('true');
    await expectSoon(chosenRooms(pane)).toContainText('skov');
  });
});

test('a zone that nobody knows is named, with the zone that stands in for it', async () => {
  outlook = await openCalendar(browser, house);
  await renameZone(outlook.context, 'Romance Standard Time', 'Mars Standard Time');
  await compose(outlook, TUESDAY);
  await openPane(outlook);
  const said =
    'Foyer does not know Outlook’s time zone “Mars Standard Time”. Times are shown in Copenhagen time';
  await expectSoon(outlook.pane.getByText(said)).toBeVisible();
  await expectSoon(outlook.pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
});

test('a pane that is closed and opened again finds the wish and the room as they were', async () => {
  const { page, pane } = await composeWithPane();
  await pane.getByLabel('Seats').fill('7');
  await pane.getByRole('button', { name: 'Screen' }).click();
  const hq = await pane.getByRole('option', { name: 'HQ' }).getAttribute('value');
  await pane.getByLabel('Where').selectOption(hq);
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(chosenRooms(pane)).toContainText('fjord');

  await page.getByRole('button', { name: 'Close pane' }).click();
  await expectSoon(page.locator('iframe[title="Foyer"]')).toHaveCount(0);
  await openPane(outlook);

  await expectSoon(chosenRooms(pane)).toContainText('fjord');
  await soon('the seats to be as before', () => pane.getByLabel('Seats').inputValue(), '7');
  // Which places and equipment there are is asked for beside the rooms.
  await soon('the place to be as before', () => pane.getByLabel('Where').inputValue(), hq);
  const screen = pane.getByRole('button', { name: 'Screen' });
  await soon('the equipment to be as before', () => screen.getAttribute('aria-pressed'), 'true');
  await expectSoon(roomItem(pane, 'lille')).toContainText('Seats 4, you need 7.');
});

describe('a second pair of hands on the same meeting', () => {
  test('a room put in and taken out in the form shows in the pane, and no room is there twice', async () => {
    const { page, pane } = await composeWithPane();
    await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
    const picker = page.getByLabel('Add a room from the directory');
    const fjord = await picker.locator('option', { hasText: 'fjord' }).getAttribute('value');
    await picker.selectOption(fjord);
    await expectSoon(chosenRooms(pane)).toContainText('fjord');
    await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toHaveCount(0);

    await pane.getByRole('button', { name: 'Add skov' }).click();
    await expectSoon(chosenRooms(pane).getByRole('listitem')).toHaveCount(2);
    await page.getByRole('button', { name: 'Take out fjord' }).click();
    await expectSoon(chosenRooms(pane).getByRole('listitem')).toHaveCount(1);
    await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
    await expectSoon(page.getByText('Resource attendees:')).toContainText('Resource attendees: skov <');
  });
});

/** Outlook's first word to its add-ins, with another name for the zone; no Windows has ever heard of Mars. */
async function renameZone(context: BrowserContext, from: string, to: string): Promise<void> {
  await context.addInitScript(
    ([before, after]) => {
      addEventListener(
        'message',
        (event: MessageEvent<unknown>) => {
          if (typeof event.data !== 'string' || !event.data.includes(before)) return;
          event.stopImmediatePropagation();
          const { origin, source } = event;
          const data = event.data.replaceAll(before, after);
          dispatchEvent(new MessageEvent('message', { data, origin, source }));
        },
        true,
      );
    },
    [from, to] as const,
  );
}
