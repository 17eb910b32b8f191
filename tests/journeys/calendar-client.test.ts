import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { startClientAlone } from './client-alone.ts';
import type { ClientAlone } from './client-alone.ts';
import { expectSoon, soon } from './expect-soon.ts';

/** The simulated Outlook's own calendar: looking at it, and moving what is in it. The clock stands at Monday 30 November. */
let client: ClientAlone;
let page: Page;
/** Updates that left the page. */
let updates: string[];

beforeAll(async () => {
  client = await startClientAlone();
});
beforeEach(async () => {
  await client.reset();
  page = await client.newPage({ viewport: { width: 1280, height: 900 } });
  updates = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') updates.push(request.url());
  });
});
afterAll(() => client.close());

const open = (query: string) => page.goto(`${client.simulator.url}/calendar/?${query}`);
const button = (name: string | RegExp) => page.getByRole('button', { name });
const bid = () => button('Bid, Tuesday 1 December 10:00 to 11:00');
const on = (day: number, time = '10:00 to 11:00', weekday = 'Tuesday') =>
  button(`Bid, ${weekday} ${day} December ${time}`);
const dayOf = (day: string) => page.getByRole('gridcell', { name: new RegExp(`^${day}, `) });
const notice = () => page.getByLabel('What was sent');
const onSaturday = (hour: number) => `2026-12-05T${`${hour}`.padStart(2, '0')}:00`;
const weekly = (day: string) => ({
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate: day, numberOfOccurrences: 4 },
});

/** Tuesday 1 December, 10 to 11, in fjord. */
async function bookBid(more: object = {}): Promise<void> {
  await client.control('POST', 'meetings', {
    organizer: 'anna',
    subject: 'Bid',
    start: '2026-12-01T10:00',
    end: '2026-12-01T11:00',
    rooms: ['fjord'],
    ...more,
  });
}

/** Presses in the middle of the first thing and moves to the same place of the other one, `by` pixels further; still pressed. */
async function pull(what: Locator, to: { onto?: Locator; by?: { x?: number; y?: number } }): Promise<void> {
  const from = await middleOf(what);
  const target = to.onto ? await middleOf(to.onto) : from;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 2, from.y + 8);
  await page.mouse.move(target.x + (to.by?.x ?? 0), target.y + (to.by?.y ?? 0), { steps: 4 });
}

async function middleOf(what: Locator): Promise<{ x: number; y: number }> {
  await what.scrollIntoViewIfNeeded();
  const box = await what.boundingBox();
  if (!box) throw new Error(`${what.toString()} is not to be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Pixels of so many hours in the week. */
async function hours(count: number): Promise<number> {
  const column = await page.locator('.day').first().boundingBox();
  return ((column?.height ?? 0) / 24) * count;
}

describe('in the week', () => {
  beforeEach(async () => {
    await bookBid();
    await open('date=2026-12-01');
  });

  test('a meeting that is dragged goes there, its room answers, and no add-in is asked', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await pull(bid(), { by: { y: await hours(5) } });
    await expectSoon(page.locator('.ghost')).toContainText('15:00 – 16:00');
    await page.mouse.up();

    await expectSoon(button('Bid, Tuesday 1 December 15:00 to 16:00')).toBeVisible();
    await expectSoon(notice()).toContainText('Sent: Bid. fjord accepted.');
    expect(updates).toHaveLength(1);
    expect(asked.filter((path) => path.startsWith('/addin/'))).toEqual([]);
    await open('date=2026-12-01&mailbox=fjord@nordhavn.example');
    await expectSoon(button('Anna Holm, Tuesday 1 December 15:00 to 16:00')).toBeVisible();
  });

  test('a room that is taken at the new time says so', async () => {
    await pull(bid(), { by: { y: await hours(-1.5) } });
    await page.mouse.up();
    await expectSoon(notice()).toContainText('Sent: Bid. fjord declined.');
  });

  test('pulling the lower edge makes it longer', async () => {
    const edge = bid().locator('xpath=../span[@class="edge"]');
    await pull(edge, { by: { y: await hours(0.25) } });
    await expectSoon(page.locator('.ghost')).toContainText('10:00 – 11:15');
    await page.mouse.up();
    await expectSoon(button('Bid, Tuesday 1 December 10:00 to 11:15')).toBeVisible();
  });

  test('Escape leaves it where it was, and letting go then opens nothing', async () => {
    await pull(bid(), { by: { y: await hours(1) } });
    await expectSoon(page.locator('.ghost')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expectSoon(page.locator('.ghost')).toHaveCount(0);
    await page.mouse.up();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(updates).toEqual([]);
    await bid().click();
    await expectSoon(page.getByRole('dialog', { name: 'Bid' })).toBeVisible();
  });

  test('the grid scrolls on under a pointer that waits at its edge', async () => {
    const grid = page.locator('.hours-and-days');
    await bid().scrollIntoViewIfNeeded();
    const from = await middleOf(bid());
    const box = await grid.boundingBox();
    await pull(bid(), { by: { y: (box?.y ?? 0) + (box?.height ?? 0) - 3 - from.y } });
    await soon(
      'the last hour to be in view',
      () => grid.evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight < 2),
      true,
    );
    await page.keyboard.press('Escape');
    await page.mouse.up();
  });

  test('what somebody else has called is not to be moved', async () => {
    await open('date=2026-12-01&person=bent');
    const entry = page.locator('.entry:not(.movable)').first();
    await entry.waitFor();
    await pull(entry, { by: { y: await hours(1) } });
    expect(await page.locator('.ghost').count()).toBe(0);
    await page.mouse.up();
    expect(updates).toEqual([]);
  });

  test('the keyboard moves it by the dialog, and the focus goes along', async () => {
    await bid().focus();
    await page.keyboard.press('Enter');
    await button('Move').press('Enter');
    const start = page.getByRole('dialog').getByLabel('Start');
    await expectSoon(start).toBeFocused();
    await start.fill('2026-12-01T15:00');
    await start.press('Enter');
    await expectSoon(button('Bid, Tuesday 1 December 15:00 to 16:00')).toBeVisible();
    await expectSoon(notice()).toContainText('fjord accepted.');
  });

  test('a delegate moves a meeting of the person they look after', async () => {
    await bookBid({ organizer: 'carla', subject: 'Board', rooms: [] });
    await open('date=2026-12-01&person=bent&mailbox=carla@nordhavn.example');
    await pull(button('Board, Tuesday 1 December 10:00 to 11:00'), { by: { y: await hours(1) } });
    await page.mouse.up();
    await expectSoon(button('Board, Tuesday 1 December 11:00 to 12:00')).toBeVisible();
  });
});

describe('of a series', () => {
  beforeEach(async () => {
    await bookBid({ recurrence: weekly('2026-12-01') });
    await open('view=month&date=2026-12-01');
  });

  test('one date that is dragged is asked about, and its room answers for that date', async () => {
    await pull(on(8), { onto: dayOf('Thursday 10 December') });
    await page.mouse.up();
    await page.getByRole('dialog', { name: 'Move Bid' }).waitFor();
    expect(await page.getByRole('dialog').getByLabel('Start').inputValue()).toBe('2026-12-10T10:00');
    await button('Send update').click();
    await expectSoon(on(10, '10:00 to 11:00', 'Thursday')).toBeVisible();
    await expectSoon(on(15)).toBeVisible();
    await expectSoon(notice()).toContainText('Sent: Bid. fjord');
  });

  test('leaving it there changes nothing', async () => {
    await pull(on(8), { onto: dayOf('Thursday 10 December') });
    await page.mouse.up();
    await button('Leave it').click();
    await expectSoon(on(8)).toBeVisible();
    expect(updates).toEqual([]);
  });

  test('this and following go together, what was before stays', async () => {
    await pull(on(15), { onto: dayOf('Wednesday 16 December') });
    await page.mouse.up();
    await page.getByRole('radio', { name: 'this and following' }).check();
    await button('Send update').click();
    await expectSoon(on(16, '10:00 to 11:00', 'Wednesday')).toBeVisible();
    await expectSoon(on(23, '10:00 to 11:00', 'Wednesday')).toBeVisible();
    await expectSoon(on(8)).toBeVisible();
    await expectSoon(on(15)).toHaveCount(0);
  });

  test('the whole series goes along', async () => {
    await pull(on(15), { onto: dayOf('Wednesday 16 December') });
    await page.mouse.up();
    await page.getByRole('radio', { name: 'the series' }).check();
    await button('Send update').click();
    await expectSoon(on(2, '10:00 to 11:00', 'Wednesday')).toBeVisible();
    await expectSoon(on(23, '10:00 to 11:00', 'Wednesday')).toBeVisible();
  });

  test('this and following are edited in the form and canceled', async () => {
    await on(15).click();
    await page.getByRole('radio', { name: 'this and following' }).check();
    await button('Edit this and following').click();
    await page.getByLabel('Title').fill('Offer');
    await button('Send update').click();
    await expectSoon(button(/^Offer, Tuesday 22 December/)).toBeVisible();
    await expectSoon(on(8)).toBeVisible();

    await button(/^Offer, Tuesday 22 December/).click();
    await page.getByRole('radio', { name: 'this and following' }).check();
    await button('Cancel this and following').click();
    await button('Send cancellation').click();
    await expectSoon(button(/^Offer, Tuesday 22 December/)).toHaveCount(0);
    await expectSoon(button(/^Offer, Tuesday 15 December/)).toBeVisible();
  });
});

describe('in the month', () => {
  test('the keyboard goes from day to day, into the next month, to a meeting and to the day', async () => {
    await bookBid();
    await open('view=month&date=2026-12-02');
    const day = (name: RegExp) => page.getByRole('gridcell').getByRole('button', { name });
    await page.getByRole('grid', { name: 'December 2026' }).waitFor();
    await button('Bid, Tuesday 1 December 10:00 to 11:00').waitFor();

    await page.getByLabel('Calendar of').focus();
    await page.keyboard.press('Tab');
    await expectSoon(day(/^Wednesday 2 December/)).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expectSoon(day(/^Tuesday 1 December/)).toBeFocused();
    await page.keyboard.press('Tab');
    await expectSoon(button('Bid, Tuesday 1 December 10:00 to 11:00')).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Bid' }).waitFor();
    await page.keyboard.press('Escape');
    await expectSoon(button('Bid, Tuesday 1 December 10:00 to 11:00')).toBeFocused();

    await page.keyboard.press('PageDown');
    await page.getByRole('grid', { name: 'January 2027' }).waitFor();
    await expectSoon(day(/^Friday 1 January/)).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('grid', { name: 'December 2026' }).waitFor();
    await expectSoon(day(/^Thursday 31 December/)).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Thursday 31 December' }).waitFor();
    await page.goBack();
    await page.getByRole('grid', { name: 'December 2026' }).waitFor();
  });

  test('a full day says how many more there are, and shows them', async () => {
    for (let hour = 6; hour < 18; hour += 1) {
      await bookBid({
        subject: `Number ${hour}`,
        start: onSaturday(hour),
        end: onSaturday(hour + 1),
        rooms: [],
      });
    }
    await open('view=month&date=2026-12-01');
    const more = button(/^\d+ more on Saturday 5 December$/);
    await expectSoon(more).toHaveCount(1);
    await more.click();
    await page.getByRole('heading', { name: 'Saturday 5 December' }).waitFor();
    await expectSoon(button('Number 17, Saturday 5 December 17:00 to 18:00')).toHaveCount(1);
  });

  test('on a narrow screen a day has a number of meetings, and leads to them', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open('view=month&date=2026-12-01');
    const day = page.getByRole('gridcell', { name: /^Tuesday 1 December, \d+ meetings/ });
    await expectSoon(day.locator('.dots')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await day.click({ position: { x: 10, y: 70 } });
    await page.getByRole('heading', { name: 'Tuesday 1 December' }).waitFor();
  });

  test.each([
    ['light', { width: 1280, height: 900 }],
    ['dark', { width: 1280, height: 900 }],
    ['light', { width: 360, height: 740 }],
  ] as const)('axe finds nothing, %s at %o', async (colorScheme, viewport) => {
    const fresh = await client.newPage({ colorScheme, viewport });
    await fresh.goto(
      `${client.simulator.url}/calendar/?view=month&date=2026-12-01&mailbox=fjord@nordhavn.example`,
    );
    await fresh.getByRole('gridcell', { name: /^Tuesday 1 December, [1-9]/ }).waitFor();
    const axe = new AxeBuilder({ page: fresh });
    const { violations } = await axe
      .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

test('the client goes with the clock: when one comes back to it, and for a new meeting', async () => {
  await open('view=month');
  await expectSoon(page.locator('[aria-current="date"]')).toContainText('Monday 30 November');
  await client.control('PUT', 'clock', { now: '2026-12-02T12:10:00.000Z' });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expectSoon(page.locator('[aria-current="date"]')).toContainText('Wednesday 2 December');

  await client.control('PUT', 'clock', { now: '2026-12-03T07:40:00.000Z' });
  await button('New meeting').click();
  expect(await page.getByLabel('Start', { exact: true }).inputValue()).toBe('2026-12-03T09:00');
});
