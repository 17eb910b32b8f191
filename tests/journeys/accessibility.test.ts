import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { compose, openCalendar, openPane, roomItem } from './outlook.ts';
import type { Outlook, Visit } from './outlook.ts';

let house: House;
let browser: Browser;
let outlook: Outlook | undefined;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(() => house.reset());
afterEach(() => outlook?.context.close());
afterAll(async () => {
  await browser.close();
  await house.close();
});

const TUESDAY = { title: 'Tuesday', start: '2026-12-01T10:00', end: '2026-12-01T11:00' };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, in the page and in every frame of it; what Fluent puts in for its own tab order is not ours. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(RULES)
    .exclude('[data-tabster-dummy]')
    .exclude(['iframe[title="Foyer"]', '[data-tabster-dummy]'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`));
}

async function composeWithPane(visit: Visit, ready: string): Promise<Outlook> {
  outlook = await openCalendar(browser, house, visit);
  await compose(outlook, TUESDAY);
  await openPane(outlook);
  await expectSoon(outlook.pane.getByText(ready).first()).toBeVisible();
  return outlook;
}

const looks: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colors', { forcedColors: 'active' }],
];

describe.each(looks)('in %s', (_look, options) => {
  test('the rooms, a chosen one and a conflict have nothing that axe objects to', async () => {
    const { page, pane } = await composeWithPane({ options }, 'Best fit');
    expect(await violations(page)).toEqual([]);

    await pane.getByRole('button', { name: 'Add fjord' }).click();
    await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();
    await pane.getByLabel('Seats').fill('500');
    await pane.getByLabel('Seats').press('Enter');
    await expectSoon(pane.getByText('fjord seats 8, you need 500.').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test.each([
    ['no role', { person: 'ivan' }, 'You have no role in Foyer yet'],
    ['signed out', { switches: 'nestedAuth=off&sso=13012' }, 'Sign in to see rooms'],
  ])('neither has the state %s', async (_state, visit: Visit, ready) => {
    const { page } = await composeWithPane({ ...visit, options }, ready);
    expect(await violations(page)).toEqual([]);
  });

  test('neither have an unreachable server, the calendar, and the pages', async () => {
    outlook = await openCalendar(browser, house, { options });
    const { page, pane } = outlook;
    await expectSoon(page.getByRole('button', { name: 'New meeting' })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.route('**/addin-api/**', (route) => route.abort('connectionrefused'));
    await compose(outlook, TUESDAY);
    await openPane(outlook);
    await expectSoon(pane.getByText('Foyer cannot be reached').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);

    const pages = [`${house.productUrl}/`, `${house.productUrl}/problems/no-role`, `${house.simulatorUrl}/`];
    for (const url of pages) {
      await page.goto(url);
      expect({ url, found: await violations(page) }).toEqual({ url, found: [] });
    }
    await page.goto(`${house.productUrl}/addin/taskpane.html`);
    await expectSoon(page.getByText('Open Foyer in Outlook')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});

test.each([300, 320, 450])('a pane of %s pixels never scrolls sideways and cuts no text', async (width) => {
  const { page, pane } = await composeWithPane({}, 'Best fit');
  await page.getByRole('complementary', { name: 'Foyer pane' }).evaluate((aside, pixels) => {
    Object.assign(aside.style, { width: `${pixels}px`, flex: 'none' });
  }, width + 2); // its borders
  const widthOf = () => pane.locator('html').evaluate((root) => root.clientWidth);
  await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
  expect(Math.abs((await widthOf()) - width)).toBeLessThanOrEqual(20); // a vertical scroll bar may take its part

  await pane.getByRole('button', { name: 'Add hudson' }).click();
  await expectSoon(pane.getByRole('button', { name: 'Remove hudson' })).toBeVisible();
  const tooWide = await pane.locator('html').evaluate((root) => {
    const limit = root.clientWidth;
    return [...root.querySelectorAll('button, h1, h2, p, li, label, input, select')]
      .filter((one) => one.getBoundingClientRect().right > limit + 1)
      .map((one) => one.textContent);
  });
  expect(tooWide).toEqual([]);
  expect(await pane.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
});

test('each room says its name, seats, place, state and action', async () => {
  const { pane } = await composeWithPane({}, 'Best fit');
  const said = (await roomItem(pane, 'bestyrelse').textContent()) ?? '';
  for (const words of [
    'bestyrelse',
    '20 seats',
    'HQ',
    'Floor 2',
    'Not for this meeting',
    'Only for certain people',
  ]) {
    expect(said).toContain(words);
  }
});

test('the number of rooms found is announced', async () => {
  const { pane } = await composeWithPane({}, 'Best fit');
  await expectSoon(pane.getByText('5 rooms, 4 free for you.')).toHaveCount(1);
});

test('with reduced motion nothing moves for longer than a frame', async () => {
  const { pane } = await composeWithPane({ options: { reducedMotion: 'reduce' } }, 'Best fit');
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();
  const moving = await pane.locator('html').evaluate(() =>
    document
      .getAnimations()
      .map(({ effect }) => effect?.getComputedTiming())
      .filter((timing) => timing !== undefined && Number(timing.duration) > 17 && timing.progress !== null)
      .map((timing) => timing?.duration),
  );
  expect(moving).toEqual([]);
});
