import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon, soon } from './expect-soon.ts';
import { complaintsOf, openPortal, portalAs, signIn } from './portal.ts';

const IDLE_MS = 31 * 60_000;

let house: House;
let browser: Browser;
let page: Page | undefined;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(async () => {
  house.realTime.ahead = 0;
  await house.reset();
});
afterEach(() => page?.context().close());
afterAll(async () => {
  await browser.close();
  await house.close();
});

const heading = (on: Page, name: string) => on.getByRole('heading', { level: 1, name, exact: true });

test('signing in comes back to the page that was asked for, and no style or script is refused', async () => {
  page = await openPortal(browser, house, '/integrations/add/server');
  const complaints = complaintsOf(page);
  await signIn(page, 'Hana Berg');

  await expectSoon(heading(page, 'Microsoft Exchange Server')).toBeVisible();
  expect(await page.title()).toBe('Microsoft Exchange Server · Foyer');
  expect(complaints).toEqual([]);
});

test('an ended session says so, keeps what was typed except the password, and comes back to it', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations/add/server');
  await page.getByLabel('Label').fill('Exchange in Copenhagen');
  await page.getByLabel('E-mail of the service account').fill('svc-foyer@nordhavn.example');
  await page.getByLabel('Password').fill('Canary-pass-1');
  await page.getByLabel('EWS URL').fill('https://exchange.sim.test/EWS/Exchange.asmx');
  await page.getByLabel('Control mailbox').fill('olav@nordhavn.example');

  house.realTime.ahead = IDLE_MS;
  await page.getByRole('button', { name: 'Integrate' }).click();
  await expectSoon(heading(page, 'Your session has ended')).toBeFocused();
  const kept = await page.evaluate(() =>
    JSON.stringify([sessionStorage, localStorage].map((store) => Object.entries(store))),
  );
  expect(kept).toContain('Exchange in Copenhagen');
  expect(kept).not.toContain('Canary-pass-1');

  await signIn(page, 'Hana Berg');
  await soon('the label', () => page?.getByLabel('Label').inputValue() ?? '', 'Exchange in Copenhagen');
  expect(await page.getByLabel('EWS URL').inputValue()).toBe('https://exchange.sim.test/EWS/Exchange.asmx');
  expect(await page.getByLabel('Password').inputValue()).toBe('');
});

test('another person in the same tab does not find what the one before typed', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations/add/server');
  await page.getByLabel('Label').fill('Of Hana');
  house.realTime.ahead = IDLE_MS;
  await page.reload();
  await signIn(page, 'Gus Winther');
  await expectSoon(heading(page, 'Microsoft Exchange Server')).toBeVisible();
  expect(await page.getByLabel('Label').inputValue()).toBe('');
});

test('somebody without a role learns whom to ask, and opens an organization with the code of the server', async () => {
  page = await portalAs(browser, house, 'Olav Bakke');
  await expectSoon(heading(page, 'You have no role in Foyer yet')).toBeVisible();
  await expectSoon(page.getByRole('link', { name: 'hana@nordhavn.example' })).toBeVisible();

  await page.getByRole('button', { name: 'Open a new organization' }).click();
  await page.getByLabel('Name of the organization').fill('Bakke & Co');
  await page.getByLabel('Sign-up code').fill('WRONG-CODE');
  await page.getByRole('button', { name: 'Open organization' }).click();
  await expectSoon(page.getByLabel('Sign-up code')).toBeFocused();
  await expectSoon(page.getByText('Sign-up code: ')).toBeVisible();
  expect(await page.getByLabel('Name of the organization').inputValue()).toBe('Bakke & Co');

  await page.getByLabel('Sign-up code').fill(house.signUpCode ?? '');
  await page.getByRole('button', { name: 'Open organization' }).click();
  await expectSoon(heading(page, 'Home')).toBeVisible();
  await expectSoon(page.getByRole('banner').getByText('Bakke & Co')).toBeVisible();
  await expectSoon(page.getByRole('link', { name: /^Open\s+Connect Exchange$/ })).toBeVisible();
});

test('the navigation holds what the roles open, and a page beyond them says what is missing', async () => {
  page = await portalAs(browser, house, 'Gus Winther', '/audit');
  await expectSoon(heading(page, 'Your roles do not open this page')).toBeVisible();
  const navigation = page.getByRole('navigation', { name: 'Pages' });
  await expectSoon(navigation.getByRole('link', { name: 'Integrations' })).toBeVisible();
  await expectSoon(navigation.getByRole('link', { name: 'Audit' })).toHaveCount(0);
});

test('focus and title follow each step, the back button works, and an unknown address says so', async () => {
  page = await portalAs(browser, house, 'Hana Berg');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Places' }).click();
  await expectSoon(heading(page, 'Places')).toBeFocused();
  expect(await page.title()).toBe('Places · Foyer');
  await page.goBack();
  await expectSoon(heading(page, 'Home')).toBeFocused();

  await page.reload();
  await expectSoon(heading(page, 'Home')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expectSoon(page.getByRole('main')).toBeFocused();
  await page.goto(`${house.productUrl}/portal/no/such/page`);
  await expectSoon(heading(page, 'There is no such page')).toBeVisible();
});

test('the theme is remembered, and signing out leaves the sign-in page', async () => {
  page = await portalAs(browser, house, 'Hana Berg');
  await page.getByRole('button', { name: 'Hana Berg' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.keyboard.press('Escape');
  await expectSoon(page.getByRole('button', { name: 'Hana Berg' })).toBeFocused();
  await page.reload();
  await page.getByRole('button', { name: 'Hana Berg' }).click();
  await soon(
    'dark to be chosen',
    () => page?.getByRole('radio', { name: 'Dark' }).isChecked() ?? false,
    true,
  );

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expectSoon(page.getByRole('link', { name: 'Sign in with Microsoft' })).toBeVisible();
});
