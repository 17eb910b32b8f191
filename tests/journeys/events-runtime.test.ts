import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon, soon } from './expect-soon.ts';
import { compose, fillIn, openCalendar } from './outlook.ts';
import type { Outlook } from './outlook.ts';

let house: House;
let browser: Browser;
let outlook: Outlook;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(async () => {
  await house.reset();
  outlook = await openCalendar(browser, house);
  await listenToCompletions(outlook.page);
});
afterEach(() => outlook.context.close());
afterAll(async () => {
  await browser.close();
  await house.close();
});

interface Completion {
  readonly type: string;
  readonly allowEvent: unknown;
}

/** The genuine office.js tells its host that a handler has ended by method 94 of the common API. */
const COMPLETED = 94;

/** Notes what the add-in's event page reports to the calendar, as it goes over the wire. */
async function listenToCompletions(page: Page): Promise<void> {
  await page.evaluate((completed) => {
    const seen: Completion[] = [];
    Object.assign(globalThis, { seen });
    window.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string' || !data.includes('"DdaMethod"')) return;
      const { _data } = JSON.parse(data) as {
        _data: { DdaMethod: { DispatchId: number }; 2: string };
      };
      if (_data.DdaMethod.DispatchId !== completed) return;
      const event = JSON.parse(_data[2]) as { type: string; completedContext?: { allowEvent?: boolean } };
      seen.push({ type: event.type, allowEvent: event.completedContext?.allowEvent });
    });
  }, COMPLETED);
}

async function completed(page: Page, type: string): Promise<boolean> {
  const seen = await page.evaluate(() => Reflect.get(globalThis, 'seen') as Completion[]);
  return seen.some((completion) => completion.type === type);
}

test('a new meeting, its time and its attendees reach the handlers, and each ends', async () => {
  const { page } = outlook;
  await compose(outlook, { title: 'Watched' });
  await soon('the new meeting to be handled', () => completed(page, 'OnNewAppointmentOrganizer'), true);

  await fillIn(page, { start: '2026-12-01T10:00' });
  await soon('the new time to be handled', () => completed(page, 'OnAppointmentTimeChanged'), true);

  await fillIn(page, { attendees: 'bent' });
  await soon('the attendee to be handled', () => completed(page, 'OnAppointmentAttendeesChanged'), true);

  await page.getByLabel('Repeat').selectOption({ label: 'Weekly' });
  await soon('the repetition to be handled', () => completed(page, 'OnAppointmentRecurrenceChanged'), true);
});

test('sending asks the add-in, which lets the meeting go without a word', async () => {
  const { page } = outlook;
  await compose(outlook, { title: 'On its way', start: '2026-12-01T10:00', end: '2026-12-01T11:00' });
  await soon('the runtime to be up', () => completed(page, 'OnNewAppointmentOrganizer'), true);

  await page.getByRole('button', { name: 'Send' }).click();
  await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('Sent: On its way.');
  const seen = await page.evaluate(() => Reflect.get(globalThis, 'seen') as Completion[]);
  expect(seen.filter(({ type }) => type === 'OnAppointmentSend')).toEqual([
    { type: 'OnAppointmentSend', allowEvent: true },
  ]);
});

test('a meeting can be sent although the add-in cannot be reached', async () => {
  const { page } = outlook;
  await page.route('**/addin/events.*', (route) => route.abort());
  await compose(outlook, { title: 'Without the add-in', start: '2026-12-01T10:00', end: '2026-12-01T11:00' });
  await page.getByRole('button', { name: 'Send' }).click();
  await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('Without the add-in');
});
