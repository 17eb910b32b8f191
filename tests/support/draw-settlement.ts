import type { Browser } from 'playwright-core';
import { clockTo } from '../http/scenarios/a-booking.ts';
import { portalAs } from '../journeys/portal.ts';
import { deliverAll, order } from './deliver-orders.ts';
import type { Shoot } from './draw-portal.ts';
import type { House } from './house.ts';
import { layMenu } from './lay-menu.ts';

/** A full hour of November, `25T11`, in UTC. */
const at = (moment: string) => `2026-11-${moment}:00:00.000Z`;

/** What finance sees in December of what was delivered in November: the preview, and the settlement once it is locked. */
export async function drawSettlement(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  await clockTo(house, '2026-11-23T08:00:00.000Z');
  const provider = await layMenu(house);
  await order(house, provider, { room: 'fjord', start: at('25T11'), end: at('25T12'), coffees: 8 });
  await order(house, provider, { room: 'skov', start: at('26T09'), end: at('26T10'), coffees: 12 });
  const sales = { room: 'lille', start: at('27T09'), end: at('27T10'), coffees: 3, costCenter: '2000' };
  await order(house, provider, sales);
  await deliverAll(house, provider, '2026-12-01T08:00:00.000Z');

  const viewport = { width: 1280, height: 860 };
  const page = await portalAs(browser, house, 'Hana Berg', '/settlements/new', { viewport });
  await page.getByRole('button', { name: 'Show what it holds' }).click();
  await page.getByRole('button', { name: 'Lock this settlement' }).waitFor();
  await shoot(page, 'portal-settlement-preview');
  await page.getByRole('button', { name: 'Lock this settlement' }).click();
  await page.getByRole('button', { name: 'Lock this settlement' }).last().click();
  await page.getByRole('table', { name: 'Rows' }).waitFor();
  await shoot(page, 'portal-settlement');
  await page.context().close();
}
