import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { compose, openCalendar, openPane, roomItem } from './outlook.ts';
import type { Outlook, Visit } from './outlook.ts';

let house: House;
let browser: Browser;
let outlook: Outlook | undefined;

// Nothing is sent here, so one fixture serves all.
beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
afterEach(() => outlook?.context.close());
afterAll(async () => {
  await browser.close();
  await house.close();
});

const TUESDAY = { title: 'Tuesday', start: '2026-12-01T10:00', end: '2026-12-01T11:00' };
async function composeWithPane(visit: Visit, ready: string): Promise<Outlook> {
  outlook = await openCalendar(browser, house, visit);
  await compose(outlook, TUESDAY);
  await openPane(outlook);
  await expectSoon(outlook.pane.getByText(ready).first()).toBeVisible();
  return outlook;
}

describe('in every look axe objects to nothing', () => {
  const inPane = { within: 'iframe[title="Foyer"]' };

  test('in the rooms', async () => {
    const { page } = await composeWithPane({}, 'Best fit');
    expect(await flawsInEveryLook(page, inPane)).toEqual(noFlaws);
  });

  test('in a chosen room and a conflict', async () => {
    const { page, pane } = await composeWithPane({}, 'Best fit');
    await pane.getByRole('button', { name: 'Add fjord' }).click();
    await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();
    await pane.getByLabel('Seats').fill('500');
    await pane.getByLabel('Seats').press('Enter');
    await expectSoon(pane.getByText('fjord seats 8, you need 500.').first()).toBeVisible();
    expect(await flawsInEveryLook(page, inPane)).toEqual(noFlaws);
  });

  test.each([
    ['no role', { person: 'ivan' }, 'You have no role in Foyer yet'],
    ['signed out', { switches: 'nestedAuth=off&sso=13012' }, 'Sign in to see rooms'],
  ])('in the state %s', async (_state, visit: Visit, ready) => {
    const { page } = await composeWithPane(visit, ready);
    expect(await flawsInEveryLook(page, inPane)).toEqual(noFlaws);
  });

  test('in the calendar, and with an unreachable server', async () => {
    outlook = await openCalendar(browser, house);
    const { page, pane } = outlook;
    await expectSoon(page.getByRole('button', { name: 'New meeting' })).toBeVisible();
    expect(await flawsInEveryLook(page)).toEqual(noFlaws);

    await page.route('**/addin-api/**', (route) => route.abort('connectionrefused'));
    await compose(outlook, TUESDAY);
    await openPane(outlook);
    await expectSoon(pane.getByText('Foyer cannot be reached').first()).toBeVisible();
    expect(await flawsInEveryLook(page)).toEqual(noFlaws);
  });

  test.each([
    ['the product', 'product', '/', 'Foyer'],
    ['a problem', 'product', '/problems/no-role', 'no-role'],
    ['the pane outside Outlook', 'product', '/addin/taskpane.html', 'Open Foyer in Outlook'],
    ['the simulated tenant', 'simulator', '/', 'simulated'],
  ] as const)('on the page of %s', async (_page, from, path, says) => {
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    await page.goto(`${from === 'product' ? house.productUrl : house.simulatorUrl}${path}`);
    await expectSoon(page.getByText(says).first()).toBeVisible();
    expect(await flawsInEveryLook(page)).toEqual(noFlaws);
    await context.close();
  });
});

/** What sticks out of the pane at a width, in the tab that is open, as it is and with every word two fifths longer. */
async function cutAt({ page, pane }: Outlook, width: number): Promise<readonly unknown[]> {
  const root = pane.locator('html');
  await page.getByRole('complementary', { name: 'Foyer pane' }).evaluate((aside, pixels) => {
    Object.assign(aside.style, { width: `${pixels}px`, flex: 'none' });
  }, width + 2); // its borders
  const real = await root.evaluate((html) => html.clientWidth);
  expect(Math.abs(real - width)).toBeLessThanOrEqual(20); // a vertical scroll bar may take its part
  return await root.evaluate((html) => {
    const cut = () => {
      const limit = html.clientWidth;
      const tooWide = [...html.querySelectorAll('button, h1, h2, p, li, label, input, select, textarea')]
        .filter((one) => one.getBoundingClientRect().right > limit + 1)
        .map((one) => one.textContent);
      return html.scrollWidth > limit ? [...tooWide, `${html.scrollWidth} of ${limit}`] : tooWide;
    };
    const asItIs = cut();
    const walker = document.createTreeWalker(html, NodeFilter.SHOW_TEXT);
    const texts: { readonly node: Node; readonly text: string }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      if (text.trim() !== '' && !node.parentElement?.closest('script, style')) texts.push({ node, text });
    }
    for (const { node, text } of texts) {
      node.textContent = text.replace(
        /\p{L}{3,}/gu,
        (word) => word + word.slice(0, Math.ceil(word.length * 0.4)),
      );
    }
    const longer = cut();
    for (const { node, text } of texts) node.textContent = text;
    return [...asItIs, ...longer];
  });
}

test('a pane of 300, 320 or 450 pixels never scrolls sideways and cuts no text, in every tab, also where words are longer; axe objects to nothing there', async () => {
  const shown = await composeWithPane({}, 'Best fit');
  const { page, pane } = shown;
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();
  for (const [tab, ready] of [
    ['Rooms', 'Remove fjord'],
    ['Services', 'Ask Canteen CPH'],
    ['Visitors', 'Register'],
  ] as const) {
    await pane.getByRole('tab', { name: tab }).click();
    await expectSoon(pane.getByRole('button', { name: ready }).first()).toBeVisible();
    for (const width of [300, 320, 450]) {
      expect({ tab, width, cut: await cutAt(shown, width) }).toEqual({ tab, width, cut: [] });
    }
  }
  expect(await flawsInEveryLook(page, { within: 'iframe[title="Foyer"]' })).toEqual(noFlaws);
});

test('in an Outlook that speaks Danish times and days are written as there, and the words are English', async () => {
  const { pane } = await composeWithPane({ switches: 'locale=da-DK' }, 'Best fit');
  const hudson = roomItem(pane, 'hudson');
  await expectSoon(hudson).toContainText('New York');
  expect(await hudson.textContent()).toContain('04.00');
  expect(await pane.getByText(/\b[AP]M\b/).count()).toBe(0);
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
