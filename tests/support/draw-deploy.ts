import type { Browser } from 'playwright-core';
import { portalAs } from '../journeys/portal.ts';
import type { House } from './house.ts';
import type { Shoot } from './draw-portal.ts';

const viewport = { width: 1180, height: 700 };

/** The steps of deploying, small: the form, what the consent will allow, the steps that follow, and the proof. */
export async function drawDeploy(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  await house.control('PUT', '/tenant', { entraGrants: [] });
  const page = await portalAs(browser, house, 'Hana Berg', '/integrations/add/online', { viewport });
  await shoot(page, 'wizard');
  await page.getByRole('button', { name: 'Integrate' }).click();
  await page.getByText('Gus Winther').first().click();
  await page.getByText('Signed in as Gus Winther').waitFor();
  await shoot(page, 'consent');
  await page.getByRole('button', { name: 'Continue to Microsoft' }).click();
  await page.getByText('Gus Winther').first().click();
  await page.getByRole('button', { name: /accept/i }).click();
  await page.getByRole('heading', { name: 'Established.' }).waitFor();
  await shoot(page, 'steps');
  await page.goto(`${house.productUrl}/portal/access-proof`);
  await page.getByRole('main').getByRole('link', { name: 'Exchange Online – nordhavn.example' }).click();
  await page.getByRole('button', { name: 'Try everything now' }).click();
  await page.getByText('Rooms can be read, people cannot.').first().waitFor();
  await shoot(page, 'proof');
  await page.context().close();
}
