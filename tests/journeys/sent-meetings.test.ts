import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { chosenRooms, compose, fillIn, openCalendar, openPane, roomItem } from './outlook.ts';
import type { Outlook, Visit } from './outlook.ts';

let house: House;
let browser: Browser;
let open: Outlook[] = [];

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(() => house.reset());
afterEach(async () => {
  for (const { context } of open.splice(0)) await context.close();
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const FJORD = 'fjord@nordhavn.example';
const TUESDAY = { title: 'Numbers', start: '2026-12-01T10:00', end: '2026-12-01T11:00' };

async function openOutlook(visit: Visit = {}): Promise<Outlook> {
  const outlook = await openCalendar(browser, house, visit);
  open = [...open, outlook];
  return outlook;
}

/** What fjord's calendar holds that day between two hours in UTC. */
async function inFjord(from: string, to: string): Promise<readonly string[]> {
  const query = `room=${FJORD}&from=2026-12-01T${from}:00Z&to=2026-12-01T${to}:00Z`;
  const entries = (await house.control('GET', `/meetings?${query}`)) as readonly { subject: string }[];
  return entries.map(({ subject }) => subject);
}

/** Books fjord from a phone, in Copenhagen time. */
async function bookFjord(organizer: string, start: string, end: string, subject: string): Promise<void> {
  const meeting = { organizer, subject, start, end, timeZone: 'Europe/Copenhagen', attendees: [] };
  await house.control('POST', '/meetings', { ...meeting, rooms: [FJORD] });
}

/** Opens a meeting of the shown week for editing, and the pane beside it. */
async function editWithPane(outlook: Outlook, title: string): Promise<void> {
  const { page } = outlook;
  await page.getByRole('button', { name: new RegExp(`^${title}, Tuesday 1 December`) }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click();
  await openPane(outlook);
}

test('a sent meeting does not count as the conflict of its own room; moved onto another one it does', async () => {
  await bookFjord('anna', '2026-12-01T10:00', '2026-12-01T11:00', 'Numbers');
  await bookFjord('carla', '2026-12-01T15:00', '2026-12-01T16:00', 'Hers');
  const outlook = await openOutlook();
  const { page, pane } = outlook;
  await editWithPane(outlook, 'Numbers');

  await expectSoon(chosenRooms(pane)).toContainText('fjord');
  await expectSoon(pane.getByRole('button', { name: 'Add skov' })).toBeVisible();
  await expectSoon(pane.getByText('fjord is taken at this time')).toHaveCount(0);

  await fillIn(page, { start: '2026-12-01T10:00', end: '2026-12-01T10:30' });
  await expectSoon(pane.getByText('10:30 AM').first()).toBeVisible();
  await expectSoon(pane.getByText('fjord is taken at this time')).toHaveCount(0);

  await fillIn(page, { start: '2026-12-01T15:00', end: '2026-12-01T16:00' });
  await expectSoon(pane.getByText('fjord is taken at this time: 3:00 – 4:00 PM.').first()).toBeVisible();
  await pane.getByRole('button', { name: /^Take .+ instead$/ }).click();
  await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toHaveCount(0);

  await page.getByRole('button', { name: /^Send/ }).click();
  await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('accepted.');
  expect(await inFjord('09:00', '10:00')).toEqual([]);
  expect(await inFjord('14:00', '15:00')).toEqual(['Carla Dahl']);
});

test('a meeting open in two tabs keeps its room once, whoever sends first', async () => {
  await house.control('POST', '/meetings', {
    organizer: 'anna',
    subject: 'Numbers',
    start: '2026-12-01T10:00',
    end: '2026-12-01T11:00',
    timeZone: 'Europe/Copenhagen',
    rooms: [],
    attendees: ['bent'],
  });
  const first = await openOutlook();
  const second = await openOutlook();
  await editWithPane(first, 'Numbers');
  await editWithPane(second, 'Numbers');
  for (const { pane } of [first, second]) {
    await pane.getByRole('button', { name: 'Add fjord' }).click();
    await expectSoon(chosenRooms(pane)).toContainText('fjord');
  }
  for (const { page } of [first, second]) {
    await page.getByRole('button', { name: /^Send/ }).click();
    await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted.');
  }
  expect(await inFjord('09:00', '10:00')).toEqual(['Anna Holm']);
});

test('of a series the pane lists rooms for the first date, and says of each room what the whole series meets there', async () => {
  await house.control('POST', '/meetings', {
    organizer: 'carla',
    subject: 'x',
    start: '2026-12-15T09:00:00Z',
    end: '2026-12-15T09:30:00Z',
    rooms: ['fjord'],
  });
  const outlook = await openOutlook();
  const { page, pane } = outlook;
  await compose(outlook, TUESDAY);
  await page.getByLabel('Repeat').selectOption({ label: 'Weekly' });
  await openPane(outlook);
  const said = 'This meeting repeats. The list is about its first date, Tue, Dec 1, 2026;';
  await expectSoon(pane.getByText(said)).toBeVisible();
  await expectSoon(roomItem(pane, 'fjord')).toContainText('free on 12 of 13 dates. Taken on Tue, Dec 15.');
  await expectSoon(roomItem(pane, 'skov')).toContainText('free on all 13 dates.');
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(chosenRooms(pane)).toContainText('free on 12 of 13 dates.');

  await page.getByLabel('Repeat').selectOption({ label: 'Does not repeat' });
  await expectSoon(pane.getByText(said)).toHaveCount(0);
});

test('somebody in New York sees both clocks at rooms in Copenhagen and one at her own', async () => {
  const outlook = await openOutlook({ person: 'nora', options: { timezoneId: 'America/New_York' } });
  const { pane } = outlook;
  await compose(outlook, { ...TUESDAY, start: '2026-12-01T08:00', end: '2026-12-01T09:00' });
  await openPane(outlook);
  await expectSoon(roomItem(pane, 'skov')).toContainText(
    '8:00 – 9:00 AM your time, 2:00 – 3:00 PM in Copenhagen',
  );
  expect(await roomItem(pane, 'hudson').textContent()).not.toContain('your time');
  await expectSoon(pane.getByText('New York · Follows the meeting')).toBeVisible();
});

test('a delegate finds a room for the person they look after, who becomes its organizer', async () => {
  const outlook = await openOutlook({ person: 'bent' });
  const { page, pane } = outlook;
  await page.getByLabel('Calendar of').selectOption({ label: 'Carla Dahl' });
  await compose(outlook, { ...TUESDAY, attendees: 'bent' });
  await openPane(outlook);
  await expectSoon(pane.getByText('Bent Kjær · Nordhavn')).toBeVisible();
  await expectSoon(pane.getByText('You and 1 attendee')).toBeVisible();
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(chosenRooms(pane)).toContainText('fjord');
  await page.getByRole('button', { name: 'Send' }).click();
  await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted.');
  expect(await inFjord('09:00', '10:00')).toEqual(['Carla Dahl']);
});

test('a managed room is a request for those who may, and a refusal with its reason for those who may not', async () => {
  const outlook = await openOutlook();
  const { pane } = outlook;
  await compose(outlook, TUESDAY);
  await openPane(outlook);
  const item = roomItem(pane, 'bestyrelse');
  await expectSoon(item).toContainText('Only for certain people; you may see it but not book it.');
  const request = pane.getByRole('button', { name: 'Request bestyrelse' });
  expect(await request.getAttribute('aria-disabled')).toBe('true');
  await request.click({ force: true });
  await expectSoon(chosenRooms(pane)).toHaveCount(0);
});
