import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { changeCalendar, listCalendars, removeCalendars } from '../../contract/calendars.ts';
import { changeUnit, listUnits } from '../../contract/organization.ts';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon, soon } from './expect-soon.ts';
import { complaintsOf, portalAs } from './portal.ts';

const PASSWORD = 'Lys på Havnen 7!';
const ewsAt = (host: string) => `https://${host}.sim.test/EWS/Exchange.asmx`;

let house: House;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await house.close();
});

const heading = (name: string) => page.getByRole('heading', { name, exact: true });

async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
}

/** Presses a button, waits for the end of the attempt, which empties the password, and looks for the step that failed. */
async function failsWith(button: string, code: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await soon('the end of the attempt', () => page.getByLabel('Password').inputValue(), '');
  const failed = page
    .getByRole('list', { name: 'Steps' })
    .getByRole('listitem')
    .filter({ hasText: 'Failed' });
  await expectSoon(failed).toContainText(code);
}

test('a server with a certificate of its own authority is connected once that is uploaded, and edited with the password typed again', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations/add/server');
  const complaints = complaintsOf(page);
  await fill({
    'EWS URL': ewsAt('tls-self-signed'),
    'E-mail of the service account': 'svc-foyer@nordhavn.example',
    'Control mailbox': 'olav@nordhavn.example',
    Password: PASSWORD,
  });
  expect(await page.getByLabel('Label').inputValue()).toBe('Exchange Server – tls-self-signed.sim.test');
  await failsWith('Integrate', 'TlsUntrusted');
  await fill({ 'EWS URL': ewsAt('tls-good'), Password: PASSWORD });
  await failsWith('Integrate', 'TlsUntrusted');

  const authority = await (await fetch(`${house.simulatorUrl}/control/tls/ca.pem`)).text();
  const file = { name: 'authority.pem', mimeType: 'application/x-pem-file', buffer: Buffer.from(authority) };
  await page.getByLabel('Certificate of your own authority').setInputFiles(file);
  await expectSoon(page.getByText('authority.pem is chosen.')).toBeVisible();
  await fill({ 'EWS URL': ewsAt('tls-wrong-name'), Password: PASSWORD });
  await failsWith('Integrate', 'TlsWrongName');
  await fill({ 'EWS URL': ewsAt('tls-good'), Password: PASSWORD });
  await page.getByRole('button', { name: 'Integrate' }).click();
  await expectSoon(heading('Established.')).toBeVisible();

  await page.getByRole('link', { name: 'To the connection' }).click();
  await expectSoon(page.getByText('Uploaded', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Edit the connection' }).click();
  await expectSoon(page.getByText('The certificate that was uploaded before stays in use.')).toBeVisible();
  await fill({ 'EWS URL': ewsAt('exchange'), Label: 'On premises' });
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expectSoon(page.getByLabel('Password')).toBeFocused(); // another address: the password is not carried there
  expect(await page.getByLabel('EWS URL').inputValue()).toBe(ewsAt('exchange'));
  await fill({ Password: PASSWORD });
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expectSoon(heading('Established.')).toBeVisible();
  await page.getByRole('link', { name: 'To the connection' }).click();
  await expectSoon(page.getByRole('heading', { level: 1, name: 'On premises' })).toBeVisible();
  await expectSoon(page.getByText(ewsAt('exchange')).first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the certificate of the installation is downloaded as a file that Entra can read', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/integrations');
  await page.getByRole('link', { name: 'Exchange Online', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download .cer' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.cer$/);
  const certificate = new X509Certificate(await readFile(await download.path()));
  const shown = certificate.fingerprint256.replaceAll(':', '');
  await soon('the thumbprint', async () => await page.getByText(shown).count(), 1);
});

test('of two who edit one room at once the second sees what the first made of it and loses nothing typed', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/calendars');
  await page.getByRole('button', { name: 'Edit fjord' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit fjord' });
  await dialog.getByLabel('Seats').fill('14');
  const bookedBy = dialog.getByRole('group', { name: 'Booked by' });
  await bookedBy.getByRole('button', { name: 'Add a group' }).click();
  await bookedBy.getByLabel('Search groups').fill('board');
  await bookedBy.getByRole('radio', { name: /Board-Assistants/ }).click();

  const gus = await house.portal('gus');
  const { calendars } = await gus.call(listCalendars, {});
  const { id = '', version = 0 } = calendars.find(({ name }) => name === 'fjord') ?? {};
  await gus.call(changeCalendar, { params: { id }, version, body: { capacity: 6 } });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();

  await expectSoon(dialog.getByRole('row', { name: 'Seats 14 6' })).toBeVisible();
  await expectSoon(dialog.getByRole('row', { name: /^Booked by Board-Assistants/ })).toBeVisible();
  expect(await dialog.getByLabel('Seats').inputValue()).toBe('14');
  await dialog.getByRole('button', { name: 'Save mine over it' }).click();
  await expectSoon(dialog).toHaveCount(0);

  await page.reload();
  await page.getByRole('button', { name: 'Edit fjord' }).click();
  await expectSoon(dialog.getByText('Board-Assistants')).toBeVisible();
  expect(await dialog.getByLabel('Seats').inputValue()).toBe('14');
});

test('of two who edit one place at once the second decides with both before their eyes', async () => {
  page = await portalAs(browser, house, 'Hana Berg', '/places');
  await page.getByRole('button', { name: 'Change CPH', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Change CPH' });
  await dialog.getByLabel('Name').fill('Copenhagen');

  const nora = await house.portal('hana');
  const { units } = await nora.call(listUnits, {});
  const { id = '', version = 0 } = units.find(({ name }) => name === 'CPH') ?? {};
  await nora.call(changeUnit, { params: { id }, version, body: { name: 'København' } });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();

  await expectSoon(dialog.getByRole('row', { name: 'Name Copenhagen København' })).toBeVisible();
  expect(await dialog.getByLabel('Name').inputValue()).toBe('Copenhagen');
  await dialog.getByRole('button', { name: 'Save mine over it' }).click();
  await expectSoon(page.getByRole('button', { name: 'Change Copenhagen', exact: true })).toBeVisible();
});

test('all rooms of a campus are chosen at once and added a hundred at a time, with what became of them', async () => {
  await house.control('POST', '/reset', { fixture: 'campus', rooms: 220, meetingsPerRoomDay: 0, days: 0 });
  const owner = await house.portal('p1-1');
  const { calendars } = await owner.call(listCalendars, {});
  const ids = calendars.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += 100) {
    await owner.call(removeCalendars, { body: { ids: ids.slice(from, from + 100) } });
  }

  page = await portalAs(browser, house, 'Alma Aagaard 1', '/integrations');
  await page.getByRole('main').getByRole('link', { name: 'Exchange Online', exact: true }).click();
  await page.getByRole('link', { name: 'Add calendars' }).click();
  await expectSoon(page.getByText('220 of 220 room mailboxes')).toBeVisible();
  const shown = await page.getByRole('list', { name: 'Room mailboxes' }).getByRole('listitem').count();
  expect(shown).toBeLessThan(100); // only what is in sight is drawn
  await page.getByRole('button', { name: 'Choose all shown' }).click();
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/portal-api/calendars'))
      calls.push(request.url());
  });
  await page.getByRole('button', { name: 'Add 220 calendars' }).click();
  await heading('What became of them').waitFor({ timeout: 60_000 });
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 60_000 });
  await expectSoon(page.locator('dd').filter({ hasText: /^220$/ })).toBeVisible();
  expect(calls).toHaveLength(3);
  expect((await owner.call(listCalendars, {})).calendars).toHaveLength(220);
});
