import type { Browser, Page } from 'playwright-core';
import { changeIntegration, listIntegrations } from '../../contract/integrations.ts';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon, soon, textsOf } from './expect-soon.ts';
import { complaintsOf, portalAs } from './portal.ts';

const PASSWORD = 'Lys på Havnen 7!';

let house: House;
let browser: Browser;
let page: Page | undefined;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(() => house.reset());
afterEach(() => page?.context().close());
afterAll(async () => {
  await browser.close();
  await house.close();
});

async function fillServer(on: Page, over: Record<string, string> = {}): Promise<void> {
  const fields = {
    Label: 'Exchange in Copenhagen',
    'E-mail of the service account': 'svc-foyer@nordhavn.example',
    'User name': 'NORDHAVN\\svc-foyer',
    Password: PASSWORD,
    'EWS URL': 'https://exchange.sim.test/EWS/Exchange.asmx',
    'Control mailbox': 'olav@nordhavn.example',
    ...over,
  };
  for (const [label, value] of Object.entries(fields)) await on.getByLabel(label).fill(value);
}

const integrate = (on: Page) => on.getByRole('button', { name: 'Integrate' }).click();
const heading = (on: Page, name: string) => on.getByRole('heading', { name, exact: true });

test('a failed step says why and what to do, the form keeps all but the password, and the next try leads to the rooms', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations');
  const complaints = complaintsOf(page);
  await page.getByRole('link', { name: 'Add', exact: true }).click();
  await page.getByRole('link', { name: 'Choose Microsoft Exchange Server' }).click();
  await fillServer(page, { Password: 'wrong' });
  await integrate(page);

  await expectSoon(heading(page, 'It did not work. The step that failed says why.')).toBeVisible();
  const failed = page
    .getByRole('list', { name: 'Steps' })
    .getByRole('listitem')
    .filter({ hasText: 'Failed' });
  await expectSoon(failed).toContainText('Account and mailbox');
  await expectSoon(failed).toContainText('ErrorUnauthorized');
  await expectSoon(failed.getByRole('button', { name: 'Copy' })).toBeVisible();
  await expectSoon(failed.getByRole('link', { name: 'More about ErrorUnauthorized' })).toBeVisible();
  expect(await page.getByLabel('EWS URL').inputValue()).toBe('https://exchange.sim.test/EWS/Exchange.asmx');
  await soon('no password', () => page?.getByLabel('Password').inputValue() ?? '?', '');

  await page.getByLabel('Password').fill(PASSWORD);
  await integrate(page);
  await expectSoon(heading(page, 'Established.')).toBeVisible();
  await page.getByRole('link', { name: 'Next: add calendars' }).click();

  const rooms = page.getByRole('list', { name: 'Room mailboxes' });
  await expectSoon(rooms.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Choose all shown' }).click();
  await page.getByRole('button', { name: 'Add 2 calendars' }).click();
  await expectSoon(heading(page, 'What became of them')).toBeVisible();
  await page.getByRole('link', { name: 'To the calendars' }).click();
  await expectSoon(
    page.getByRole('list', { name: 'Calendars' }).getByText('kaj', { exact: true }),
  ).toBeVisible();
  expect(complaints).toEqual([]);
});

test('mistakes stand at their fields, the first one has the focus, and nothing typed is lost', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations/add/server');
  await page.getByLabel('Label').fill('Mine');
  await page.getByLabel('EWS URL').fill('ftp://nowhere');
  await integrate(page);
  await expectSoon(page.getByLabel('E-mail of the service account')).toBeFocused();
  expect(await page.getByLabel('Label').inputValue()).toBe('Mine');
  const described = await page.getByLabel('Password').getAttribute('aria-describedby');
  expect(await page.locator(`[id="${described?.split(' ')[0] ?? ''}"]`).textContent()).toContain(
    'must not be empty',
  );
});

test('Exchange Online: the administrator is shown what they allow before Microsoft asks, and the steps follow', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations/add/online');
  await page.getByLabel('Label').fill('Nordhavn, once more');
  await integrate(page);
  await page.getByRole('button', { name: /Gus Winther/ }).click();

  await expectSoon(page.getByText('Signed in as Gus Winther, for the tenant')).toBeVisible();
  await expectSoon(page.getByText('Place.Read.All')).toBeVisible();
  await page.getByRole('button', { name: 'Continue to Microsoft' }).click();
  await page.getByRole('button', { name: /Gus Winther/ }).click();
  await page.getByRole('button', { name: /accept/i }).click();
  await page.waitForURL(/\/portal\/integrations\/attempts\//);
  await expectSoon(heading(page, 'Established.')).toBeVisible();
  const steps = await textsOf(page.getByRole('list', { name: 'Steps' }).getByRole('listitem'));
  expect(steps.some((step) => step.startsWith('Consent'))).toBe(true);
  expect(steps.some((step) => step.includes('Failed'))).toBe(false);
});

test('declining at Microsoft comes back to the list with the reason', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations/add/online');
  await page.getByLabel('Label').fill('Declined');
  await integrate(page);
  await page.getByRole('button', { name: /Gus Winther/ }).click();
  await page.getByRole('button', { name: 'Continue to Microsoft' }).click();
  await page.getByRole('button', { name: /Gus Winther/ }).click();
  await page.getByRole('button', { name: /cancel/i }).click();
  await page.waitForURL(/\/portal\/integrations/);
  await expectSoon(page.getByRole('link', { name: 'What it means and what to do' })).toBeVisible();
});

test('a change that came second shows both, keeps mine, and saves it over theirs', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations');
  await page.getByRole('link', { name: 'Exchange Online', exact: true }).click();
  const label = page.getByRole('textbox', { name: 'Label' });
  await label.fill('Of Hana');

  const gus = await house.portal('gus');
  const { integrations } = await gus.call(listIntegrations, {});
  const { id = '', version = 0 } = integrations[0] ?? {};
  await gus.call(changeIntegration, { params: { id }, version, body: { label: 'Of Gus' } });
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  await expectSoon(page.getByRole('row', { name: 'Label Of Hana Of Gus' })).toBeVisible();
  expect(await label.inputValue()).toBe('Of Hana');
  await page.getByRole('button', { name: 'Save mine over it' }).click();
  await expectSoon(page.getByRole('heading', { level: 1, name: 'Of Hana' })).toBeVisible();
});

test('an integration is tested, switched off and removed, the last only with its label typed', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations');
  await page.getByRole('link', { name: 'Exchange Online', exact: true }).click();
  await page.getByRole('button', { name: 'Test again' }).click();
  await expectSoon(heading(page, 'Established.')).toBeVisible();
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expectSoon(page.getByText('Switched off', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove Exchange Online?' });
  await dialog.getByRole('button', { name: 'Remove for good' }).press('Enter');
  await dialog.getByLabel('Type Exchange Online to confirm').fill('Exchange Online');
  await dialog.getByRole('button', { name: 'Remove for good' }).click();
  await expectSoon(heading(page, 'MS Exchange Integrations')).toBeFocused();
  await expectSoon(page.getByRole('link', { name: 'Exchange Online', exact: true })).toHaveCount(0);
});
