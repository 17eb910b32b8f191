import type { Browser, Page } from 'playwright-core';
import { portalAs } from '../journeys/portal.ts';
import type { House } from './house.ts';

/** Keeps what `page` shows under a name, all of its height. */
export type Shoot = (page: Page, name: string) => Promise<void>;

const wide = { width: 1280, height: 860 };
const narrow = { width: 360, height: 780 };

/**
 * The portal as its administrator sees it: what is left to do, connecting, places, and the proof in green
 * and in red.
 */
export async function drawPortal(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  await drawPage(browser, house, '/', 'portal-home-light', 'light', wide, shoot);
  await drawPage(browser, house, '/', 'portal-home-360-dark', 'dark', narrow, shoot);
  await drawPage(browser, house, '/integrations/add', 'portal-add-integration', 'light', wide, shoot);
  await drawPage(browser, house, '/places', 'portal-places', 'light', wide, shoot);
  await drawPage(browser, house, '/calendars', 'portal-calendars', 'light', wide, shoot);
  await drawFailedStep(browser, house, shoot);
  await drawProof(browser, house, shoot);
}

/** What the team works with, and who looks after the rooms, once meetings are followed. */
export async function drawFollowing(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  await drawPage(browser, house, '/requests', 'portal-requests', 'light', wide, shoot, 'Fatima Noor');
  await drawPage(
    browser,
    house,
    '/requests',
    'portal-requests-360-dark',
    'dark',
    narrow,
    shoot,
    'Fatima Noor',
  );
  await drawPage(browser, house, '/meetings', 'portal-meetings', 'light', wide, shoot);
  await drawPage(browser, house, '/reconcile', 'portal-reconcile', 'light', wide, shoot);
}

async function drawPage(
  browser: Browser,
  house: House,
  path: string,
  name: string,
  colorScheme: 'light' | 'dark',
  viewport: typeof wide,
  shoot: Shoot,
  person = 'Hana Berg',
): Promise<void> {
  const page = await portalAs(browser, house, person, path, { viewport, colorScheme });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByLabel('Loading…').waitFor({ state: 'detached' });
  await shoot(page, name);
  await page.context().close();
}

/** A service account without the role: what happened, why, and the command to paste. */
async function drawFailedStep(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  const page = await portalAs(browser, house, 'Hana Berg', '/integrations/add/server', { viewport: wide });
  const fields = {
    Label: 'Exchange in Copenhagen',
    'E-mail of the service account': 'svc-norole@nordhavn.example',
    Password: 'Lys på Havnen 7!',
    'EWS URL': 'https://exchange.sim.test/EWS/Exchange.asmx',
    'Control mailbox': 'olav@nordhavn.example',
  };
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'Integrate' }).click();
  await page.getByText('ErrorImpersonateUserDenied').first().waitFor();
  await shoot(page, 'portal-failed-step');
  await page.context().close();
}

async function drawProof(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  const page = await portalAs(browser, house, 'Hana Berg', '/access-proof', { viewport: wide });
  await page.getByRole('main').getByRole('link', { name: 'Exchange Online' }).click();
  await page.getByRole('button', { name: 'Try everything now' }).click();
  await page.getByText('Rooms can be read, people cannot.').first().waitFor();
  await shoot(page, 'portal-proof-green');
  await house.control('PUT', '/tenant', { entraGrants: ['Calendars.Read'] });
  await page.getByRole('button', { name: 'Try everything now' }).click();
  await page.getByText('Foyer stopped reading through this connection').first().waitFor();
  await shoot(page, 'portal-proof-red');
  await page.context().close();
}
