import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { portalAs } from './portal.ts';

const PASSWORD = 'Lys på Havnen 7!';

let house: House;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
beforeEach(() => house.reset());
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** Presses Integrate and waits until the steps have come to their end with `words` in the step that failed. */
async function failsWith(code: string, change: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries({ ...change, Password: change['Password'] ?? PASSWORD })) {
    await page.getByLabel(label).fill(value);
  }
  await page.getByRole('button', { name: 'Integrate' }).click();
  const failed = page
    .getByRole('list', { name: 'Steps' })
    .getByRole('listitem')
    .filter({ hasText: 'Failed' });
  await expectSoon(failed).toContainText(code);
}

test('an Exchange Server is connected although the address, TLS, the account, its role and the control mailbox were wrong first', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations/add/server');
  await failsWith('EwsUrlInsecure', {
    Label: 'On premises',
    'E-mail of the service account': 'svc-norole@nordhavn.example',
    'EWS URL': 'http://exchange.sim.test/EWS/Exchange.asmx',
    'Control mailbox': 'nobody@nordhavn.example',
  });
  await failsWith('TlsExpired', { 'EWS URL': 'https://tls-expired.sim.test/EWS/Exchange.asmx' });
  await failsWith('ErrorUnauthorized', {
    'EWS URL': 'https://exchange.sim.test/EWS/Exchange.asmx',
    Password: 'mistyped',
  });
  await failsWith('ErrorImpersonateUserDenied', {});
  await failsWith('ControlMailboxUnknown', { 'E-mail of the service account': 'svc-foyer@nordhavn.example' });

  await page.getByLabel('Control mailbox').fill('olav@nordhavn.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Integrate' }).click();
  await expectSoon(page.getByRole('heading', { name: 'Established.' })).toBeVisible();
});

test('a tenant-wide grant turns the proof red, which says how to remove it; without the grant it is green again', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/access-proof');
  await page.getByRole('main').getByRole('link', { name: 'Exchange Online' }).click();
  await house.control('PUT', '/tenant', { entraGrants: ['Calendars.Read'] });
  await page.getByRole('button', { name: 'Try everything now' }).click();
  await expectSoon(page.getByText('Foyer stopped reading through this connection').first()).toBeVisible();
  await expectSoon(page.getByRole('row', { name: /Calendar of a person/ })).toContainText('Readable');
  await expectSoon(page.getByText('Remove-MgServicePrincipalAppRoleAssignment').first()).toBeVisible();

  await house.control('PUT', '/tenant', { entraGrants: [] });
  await page.getByRole('button', { name: 'Try everything now' }).click();
  await expectSoon(page.getByText('Rooms can be read, people cannot.').first()).toBeVisible();
});
