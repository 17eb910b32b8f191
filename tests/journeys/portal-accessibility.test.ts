import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { listIntegrations } from '../../contract/integrations.ts';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { openPortal, portalAs } from './portal.ts';

let house: House;
let browser: Browser;
let page: Page | undefined;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
// Nothing here leaves a change behind, so one fixture serves all.
afterEach(async () => {
  await page?.context().close();
  page = undefined;
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(on: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page: on })
    .withTags(RULES)
    .exclude('[data-tabster-dummy]')
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`));
}

/** Every page that Hana can open by its address, with what says that it is there. */
const pages: readonly (readonly [path: string, heading: string])[] = [
  ['/', 'Home'],
  ['/sign-up', 'Open a new organization'],
  ['/integrations', 'MS Exchange Integrations'],
  ['/integrations/add', 'Add'],
  ['/integrations/add/server', 'Microsoft Exchange Server'],
  ['/integrations/add/online-ews', 'Exchange Online through EWS'],
  ['/calendars', 'Calendars'],
  ['/places', 'Places'],
  ['/requests', 'Requests'],
  ['/meetings', 'Meetings'],
  ['/reconcile', 'Reconcile'],
  ['/feed', 'Feed'],
  ['/providers', 'Set-up teams'],
  ['/providers/add', 'Add a team'],
  ['/nowhere', 'There is no such page'],
];

async function settled(on: Page, heading: string): Promise<void> {
  await expectSoon(on.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
  await expectSoon(on.getByLabel('Loading…')).toHaveCount(0);
}

const looks: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colors', { forcedColors: 'active' }],
];

describe.each(looks)('in %s axe objects to nothing', (_look, options) => {
  let look: Page;

  beforeAll(async () => {
    look = await portalAs(browser, house, 'Hana Berg', '/', options);
  });
  afterAll(() => look.context().close());

  test('before anybody is signed in', async () => {
    page = await openPortal(browser, house, '/', options);
    await expectSoon(page.getByRole('link', { name: 'Sign in with Microsoft' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test.each(pages)('on the page %s', async (path, heading) => {
    await look.goto(`${house.productUrl}/portal${path}`);
    await settled(look, heading);
    expect(await violations(look)).toEqual([]);
  });

  test('in a dialog, a menu or a failure', async () => {
    await look.goto(`${house.productUrl}/portal/integrations`);
    await look.getByRole('link', { name: 'Exchange Online', exact: true }).click();
    await settled(look, 'Exchange Online');
    expect(await violations(look)).toEqual([]);
    await look.getByRole('button', { name: 'Remove', exact: true }).click();
    await expectSoon(look.getByRole('dialog')).toBeVisible();
    expect(await violations(look)).toEqual([]);
    await look.keyboard.press('Escape');
    await expectSoon(look.getByRole('button', { name: 'Remove', exact: true })).toBeFocused();
    await look.getByRole('link', { name: 'Add calendars' }).click();
    await expectSoon(look.getByRole('list', { name: 'Room mailboxes' })).toBeVisible();
    expect(await violations(look)).toEqual([]);
    await look.getByRole('button', { name: 'Hana Berg' }).click();
    await expectSoon(look.getByRole('radio', { name: 'Dark' })).toBeVisible();
    expect(await violations(look)).toEqual([]);

    await look.goto(`${house.productUrl}/portal/integrations/add/server`);
    await look.getByRole('button', { name: 'Integrate' }).click();
    await expectSoon(look.getByText(/fields need another look/)).toBeVisible();
    expect(await violations(look)).toEqual([]);
  });
});

test.each([320, 360, 768])(
  'at %s pixels nothing scrolls sideways or is cut, and the menu opens',
  async (width) => {
    page = await portalAs(browser, house, 'Hana Berg', '/', { viewport: { width, height: 800 } });
    const { id: first } = (await firstIntegration()) ?? { id: '' };
    const all = [
      ...pages,
      [`/integrations/${first}`, 'Exchange Online'],
      [`/integrations/${first}/calendars`, 'Add calendars'],
    ] as const;
    for (const [path, heading] of all) {
      await page.goto(`${house.productUrl}/portal${path}`);
      await settled(page, heading);
      const beyond = await page.evaluate(() => ({
        scrolls: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        cut: [...document.querySelectorAll('h1, h2, p, button, a, label, input, select, textarea, pre, dd')]
          .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .map((one) => one.outerHTML.slice(0, 80)),
      }));
      expect({ path, ...beyond }).toEqual({ path, scrolls: 0, cut: [] });
    }
    const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Places' });
    await expectSoon(link).toHaveCount(0);
    await page.getByRole('button', { name: 'Menu' }).click();
    await link.click();
    await settled(page, 'Places');
    await expectSoon(link).toHaveCount(0);
  },
);

test('places are added, changed and removed by keyboard alone', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/places');
  await page.getByRole('button', { name: 'Add inside HQ' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add inside HQ' });
  await dialog.getByLabel('Name').focus();
  await page.keyboard.type('Floor 9');
  await page.keyboard.press('Enter');
  await expectSoon(page.getByText('Floor 9', { exact: true })).toBeVisible();
  await expectSoon(page.getByRole('button', { name: 'Add inside HQ' })).toBeFocused();

  await page.getByRole('button', { name: 'Remove Floor 9' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).focus();
  await page.keyboard.press('Enter');
  await expectSoon(page.getByText('Floor 9', { exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: 'Remove HQ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expectSoon(page.getByRole('dialog').getByText('Code not-empty')).toBeVisible();
});

test('with reduced motion nothing moves for longer than a frame', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations', { reducedMotion: 'reduce' });
  await page.getByRole('link', { name: 'Add', exact: true }).click();
  await settled(page, 'Add');
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .map(({ effect }) => effect?.getComputedTiming())
      .filter((timing) => timing !== undefined && Number(timing.duration) > 17 && timing.progress !== null)
      .map((timing) => timing?.duration),
  );
  expect(moving).toEqual([]);
});

async function firstIntegration() {
  const { call } = await house.portal('hana');
  return (await call(listIntegrations, {})).integrations[0];
}
