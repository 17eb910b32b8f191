import type { Browser } from 'playwright-core';
import { clockTo } from '../http/scenarios/a-booking.ts';
import { compose, openCalendar, openPane, roomItem } from '../journeys/outlook.ts';
import type { Draft, Outlook } from '../journeys/outlook.ts';
import { portalAs } from '../journeys/portal.ts';
import { order } from './deliver-orders.ts';
import type { Shoot } from './draw-portal.ts';
import type { House } from './house.ts';
import { layMenu } from './lay-menu.ts';

const workshop = {
  title: 'Workshop',
  start: '2026-12-02T12:00',
  end: '2026-12-02T14:00',
  attendees: 'bent, carla',
};
const weekly = { title: 'Every Wednesday', start: '2026-12-02T12:00', end: '2026-12-02T13:00' };
/** Dates of the series on which its room is taken, in UTC. */
const TAKEN = ['2026-12-09T11:00:00.000Z', '2027-03-24T11:00:00.000Z', '2027-03-31T10:00:00.000Z'];
/** An hour of Wednesday 2 December, in UTC. */
const wednesday = (hour: string) => `2026-12-02T${hour}:00:00.000Z`;

/** What a person orders with a meeting, what the kitchen has of it, and how a series with conflicts is planned. */
export async function drawOrders(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  await drawMenu(browser, house, shoot);
  await house.reset();
  await drawKitchen(browser, house, shoot);
  await house.reset();
  await drawPlan(browser, house, shoot);
}

async function drawMenu(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  await layMenu(house);
  const outlook = await composing(browser, house, workshop, 1_300);
  const { pane } = outlook;
  await pane.getByRole('button', { name: 'Add fjord' }).click();
  await pane.getByRole('button', { name: 'Remove fjord' }).waitFor();
  await pane.getByRole('tab', { name: 'Services' }).click();
  await pane.getByRole('button', { name: 'Add Coffee' }).click();
  await pane.getByRole('spinbutton', { name: 'How many Coffee' }).fill('8');
  await pane.getByLabel('Charged to').selectOption({ label: '1000 Administration' });
  await pane.getByText('DKK 250.00').first().waitFor();
  await shoot(outlook.page, 'pane-menu');
  await outlook.context.close();
}

async function drawKitchen(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  const provider = await layMenu(house);
  await order(house, provider, { room: 'fjord', start: wednesday('09'), end: wednesday('10'), coffees: 8 });
  await order(house, provider, { room: 'skov', start: wednesday('11'), end: wednesday('13'), coffees: 12 });
  const sales = {
    room: 'lille',
    start: wednesday('13'),
    end: wednesday('14'),
    coffees: 3,
    costCenter: '2000',
  };
  await order(house, provider, sales);
  await clockTo(house, '2026-12-01T08:00:00.000Z');

  const viewport = { width: 1280, height: 860 };
  const board = await portalAs(browser, house, 'Dora Lind', `/requests?team=${provider}`, { viewport });
  await board.getByRole('list', { name: 'Requests by time' }).waitFor();
  await shoot(board, 'provider-board');
  await board.getByRole('link', { name: 'Production list' }).click();
  await board.getByRole('button', { name: 'Day after' }).click();
  await board.getByRole('table').first().waitFor();
  await shoot(board, 'provider-production');
  await board.context().close();
}

async function drawPlan(browser: Browser, house: House, shoot: Shoot): Promise<void> {
  const processing = {
    bookingWindowInDays: 1_080,
    maximumConflictInstances: 5,
    conflictPercentageAllowed: 50,
  };
  await house.control('PUT', '/rooms/fjord', { processing });
  for (const start of TAKEN) {
    const end = start.replace(/(\d\d):00:00/, '$1:30:00');
    await house.control('POST', '/meetings', {
      organizer: 'carla',
      subject: 'Review',
      start,
      end,
      rooms: ['fjord'],
    });
  }
  const outlook = await composing(browser, house, weekly, 1_000, async ({ page }) => {
    await page.getByLabel('Repeat', { exact: true }).selectOption('weekly');
    await page.getByLabel('Until').selectOption('numbered');
    await page.getByRole('spinbutton', { name: 'Times' }).fill('52');
  });
  await roomItem(outlook.pane, 'fjord').waitFor();
  await outlook.pane.getByRole('button', { name: 'Other rooms for 3 dates: fjord' }).click();
  await outlook.pane.getByLabel(/^Room on .*31/).waitFor();
  await shoot(outlook.page, 'pane-series-plan');
  await outlook.context.close();
}

/** A meeting in the form, with the pane open beside it. */
async function composing(
  browser: Browser,
  house: House,
  draft: Draft,
  height: number,
  more: (outlook: Outlook) => Promise<void> = async () => undefined,
): Promise<Outlook> {
  const options = { viewport: { width: 1_280, height }, locale: 'en-GB' };
  const outlook = await openCalendar(browser, house, { switches: 'theme=light&locale=en-GB', options });
  await compose(outlook, draft);
  await more(outlook);
  await openPane(outlook);
  return outlook;
}
