import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';

/** The portal in a browser profile of its own, before anybody has signed in. */
export async function openPortal(
  browser: Browser,
  house: House,
  path = '/',
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    timezoneId: 'Europe/Copenhagen',
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(`${house.productUrl}/portal${path}`);
  return page;
}

/** Presses the button and picks the account of `name`; the portal is back on the page that was asked for. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Sign in with Microsoft' }).click();
  await page.getByText(name).first().click();
  await page.waitForURL(/\/portal\//);
  await expectSoon(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Opens a page of the portal as somebody. */
export async function portalAs(
  browser: Browser,
  house: House,
  name: string,
  path = '/',
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPortal(browser, house, path, options);
  await signIn(page, name);
  return page;
}

/** What the browser complains about while `page` is used, such as a style that the policy of the page refuses. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isRefusal = /status of 4\d\d/.test(message.text()); // what the server refuses is shown on the page
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text());
  });
  return complaints;
}
