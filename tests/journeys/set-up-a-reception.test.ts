import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon, soon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { complaintsOf, portalAs } from './portal.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const openSection = (page: Page, name: string) =>
  page
    .locator('summary')
    .filter({ has: page.getByRole('heading', { name, exact: true }) })
    .click();

test('own words are looked at before they are saved, and a mistake opens the part that it is in', async () => {
  const page = await portalAs(browser, house, 'Hana Berg', '/receptions', {
    viewport: { width: 320, height: 900 },
  });
  const complaints = complaintsOf(page);
  const form = page.getByRole('form', { name: 'Reception CPH' });
  const save = form.getByRole('button', { name: 'Save' });
  await page.getByRole('link', { name: 'Reception CPH' }).click();
  await expectSoon(page.getByText('24 hours before', { exact: true })).toBeVisible(); // said while it is closed
  await openSection(page, 'Messages to visitors');
  await openSection(page, 'Danish');
  const paragraph = page.getByLabel('What to bring and how to get there, in Danish');
  await paragraph.fill('Hej {visitor}, spørg efter {vært}.');
  await openSection(page, 'Danish');
  await openSection(page, 'Messages to visitors');
  await soon('the part to be closed', () => paragraph.isVisible(), false);
  await save.click();
  await expectSoon(page.getByText(/has \{vært\}, which is not known/)).toBeVisible();
  await expectSoon(paragraph).toBeFocused();
  expect(await flawsInEveryLook(page)).toEqual(noFlaws);

  await paragraph.fill('Hej {visitor}, spørg efter {host}.');
  await page.getByRole('button', { name: 'Preview in Danish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invitation in Danish' });
  await expectSoon(dialog.getByText(/^Subject: Hana Berg/)).toBeVisible();
  const mail = page.frameLocator('iframe[title="The mail as the visitor sees it"]');
  await expectSoon(mail.getByText('Hej Kim Sample, spørg efter Hana Berg.')).toBeVisible();
  await soon(
    'the styles of the mail to be let in',
    () =>
      mail
        .getByText('Hej Kim Sample, spørg efter Hana Berg.')
        .evaluate((one) => getComputedStyle(one).whiteSpaceCollapse),
    'preserve-breaks',
  );
  await dialog.getByText('The same as plain text').click();
  await expectSoon(dialog.getByText(/spørg efter Hana Berg\./)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await save.click();
  await expectSoon(page.getByText('Reception CPH was saved')).toBeVisible();
  await expectSoon(page.getByText('24 hours before · own words in Danish')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(complaints).toEqual([]);
});

test('how hosts are told is chosen, kept without being shown, and tried', async () => {
  const page = await portalAs(browser, house, 'Hana Berg', '/receptions', {
    viewport: { width: 320, height: 900 },
  });
  await page.getByRole('link', { name: 'Reception CPH' }).click();
  const panel = page.getByRole('region', { name: 'How hosts are told' });
  await panel.getByLabel('Hosts are told by').selectOption('SMS');
  await panel.getByLabel('Address of the SMS gateway').fill('http://sms.nordhavn.example/send');
  await panel.getByLabel('Secret', { exact: true }).fill('very-secret-key');
  await panel.getByRole('button', { name: 'Save how hosts are told' }).click();
  await expectSoon(panel.getByText(/must be an address that begins with https/)).toBeVisible();
  await expectSoon(panel.getByLabel('Address of the SMS gateway')).toBeFocused();
  // An address inside: the guard of the way out says so, and nothing is sent.
  await panel.getByLabel('Address of the SMS gateway').fill('https://169.254.169.254/send');
  await panel.getByRole('button', { name: 'Save how hosts are told' }).click();
  await expectSoon(panel.getByText('SMS: nothing was sent yet.')).toBeVisible();
  await expectSoon(panel.getByText(/^Kept: 169\.254\.169\.254/)).toBeVisible();
  expect(await panel.getByLabel('Secret', { exact: true }).inputValue()).toBe('');
  await panel.getByRole('button', { name: 'Send a test by SMS' }).click();
  await expectSoon(panel.getByText(/SMS failed, .* not an address that this server may call/)).toBeVisible();
  await panel.getByLabel('Visitors are told by').selectOption('Mail and SMS');
  await panel.getByLabel('Sender of the SMS').fill('A name too long');
  await panel.getByRole('button', { name: 'Save how hosts are told' }).click();
  await expectSoon(panel.getByLabel('Sender of the SMS')).toBeFocused();
  await panel.getByLabel('Sender of the SMS').fill('Nordhavn');
  await panel.getByRole('button', { name: 'Save how hosts are told' }).click();
  await expectSoon(panel.getByText('SMS to visitors: nothing was sent yet.')).toBeVisible();
  expect(await flawsInEveryLook(page)).toEqual(noFlaws);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
