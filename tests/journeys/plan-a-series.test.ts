import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { openBrowser } from '../support/chromium.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon, soon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { chosenRooms, compose, openCalendar, openPane, roomItem } from './outlook.ts';
import type { Outlook } from './outlook.ts';

let house: House;
let browser: Browser;
let outlook: Outlook;

const NOON = { title: 'Every Wednesday', start: '2026-12-02T12:00', end: '2026-12-02T13:00' };
const TAKEN = ['2026-12-09T11:00:00.000Z', '2027-03-24T11:00:00.000Z', '2027-03-31T10:00:00.000Z'];
const inPane = { within: 'iframe[title="Foyer"]' };

/** What the person does in their calendar, to one date of the series. */
async function giveDate(occurrence: string, room: string): Promise<void> {
  const query = 'room=fjord&from=2026-12-02T10:00:00Z&to=2026-12-02T12:30:00Z';
  const [first] = z
    .array(z.object({ meetingUid: z.string() }))
    .parse(await house.control('GET', `/meetings?${query}`));
  const path = `/meetings/${encodeURIComponent(first?.meetingUid ?? '')}?occurrence=${occurrence}`;
  await house.control('PATCH', path, { rooms: [room] });
}
const planned = () => outlook.pane.getByRole('list', { name: 'Dates to change' });
interface OfficeInPane {
  readonly Office: {
    readonly context: {
      readonly mailbox: {
        readonly item: {
          readonly sessionData: {
            getAsync(name: string, done: (answer: { readonly value: string }) => void): void;
          };
        };
      };
    };
  };
}

/** Whether the form carries that there is something to say at Send, as Outlook's own event reads it. */
async function keptWarning(): Promise<boolean> {
  const frame = outlook.page.frames().find((one) => one.url().includes('/taskpane'));
  const text = await frame?.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { Office } = globalThis as unknown as OfficeInPane;
        Office.context.mailbox.item.sessionData.getAsync('foyer.meeting', ({ value }) => resolve(value));
      }),
  );
  return text?.includes('"warn":true') ?? false;
}

async function openPlan(): Promise<void> {
  const { pane } = outlook;
  await expectSoon(roomItem(pane, 'fjord')).toContainText('free on 49 of 52 dates');
  await pane.getByRole('button', { name: 'Other rooms for 3 dates: fjord' }).click();
  await expectSoon(pane.getByRole('heading', { name: 'Dates on which fjord cannot be used' })).toBeVisible();
  await expectSoon(pane.getByLabel(/^Room on Wed, Dec 9, 2026/)).toContainText(
    'lille (4 seats, HQ, Floor 1)',
  );
  await expectSoon(pane.getByLabel(/^Room on Wed, Mar 31, 2027/)).toBeVisible();
}

async function keepPlan(): Promise<void> {
  await openPlan();
  const { pane } = outlook;
  await pane.getByLabel(/^Room on Wed, Dec 9, 2026/).selectOption({ label: 'skov (12 seats, HQ, Floor 2)' });
  await pane.getByRole('button', { name: 'Use this plan' }).click();
  await expectSoon(
    pane
      .locator('[tabindex="-1"]', {
        hasText: 'The plan is kept: fjord for the series, and another room on 3 dates.',
      })
      .last(),
  ).toBeFocused();
}

describeOnBothDatabases('S05: a series with three conflicts', (_createDatabase, kind) => {
  beforeAll(async () => {
    [house, browser] = await Promise.all([startHouse({ database: kind }), openBrowser()]);
  });
  beforeEach(async () => {
    await house.reset();
    // Single dates are turned down, not the whole of a series.
    await house.control('PUT', '/rooms/fjord', {
      processing: { bookingWindowInDays: 1080, maximumConflictInstances: 5, conflictPercentageAllowed: 50 },
    });
    for (const start of TAKEN) {
      const end = start.replace(/(\d\d):00:00/, '$1:30:00');
      await house.control('POST', '/meetings', {
        organizer: 'carla',
        subject: 'x',
        start,
        end,
        rooms: ['fjord'],
      });
    }
    outlook = await openCalendar(browser, house);
    await compose(outlook, NOON);
    await outlook.page.getByLabel('Repeat', { exact: true }).selectOption('weekly');
    await outlook.page.getByLabel('Until').selectOption('numbered');
    await outlook.page.getByRole('spinbutton', { name: 'Times' }).fill('52');
    await openPane(outlook);
  });
  afterEach(() => outlook.context.close());
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  test('is planned by one press, sent, and ticks itself as rooms confirm', async () => {
    await keepPlan();
    const { page, pane } = outlook;
    await expectSoon(chosenRooms(pane)).toContainText('fjord');
    await expectSoon(pane.getByText('After Send, change these 3 dates one by one:')).toBeVisible();
    await expectSoon(planned()).toContainText('fjord → skov');

    await page.getByRole('button', { name: /^Send/ }).click();
    await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted');
    await page.getByRole('button', { name: /^Every Wednesday, Wednesday 2 December/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('the series').check();
    await dialog.getByRole('button', { name: 'Edit series' }).click();
    await openPane(outlook);
    await expectSoon(pane.getByText('Change these 3 dates in your calendar:')).toBeVisible();
    await pane.getByText('How to change a date').click();
    await expectSoon(pane.getByText('Take fjord out of its location')).toBeVisible();

    await giveDate('2026-12-09T11:00:00.000Z', 'skov');
    await expectSoon(planned()).toContainText('skov has confirmed it.');
    await expectSoon(pane.getByText('Change these 2 dates in your calendar:')).toBeVisible();
  });

  test('sent without a plan is warned of once, and not again while nothing else is in the way', async () => {
    const { page, pane } = outlook;
    await expectSoon(roomItem(pane, 'fjord')).toContainText('free on 49 of 52 dates');
    await roomItem(pane, 'fjord').getByRole('button', { name: /^Add/ }).click();
    await expectSoon(chosenRooms(pane)).toContainText('fjord');
    await soon('what to say at Send to be kept with the form', keptWarning, true);
    const told = page.waitForResponse((answer) => answer.url().endsWith('/told-dates'));
    const send = page.getByRole('button', { name: 'Send', exact: true });
    const warning = page.getByRole('dialog');
    await send.click();
    await expectSoon(warning).toContainText('fjord cannot be had on 2026-12-09, 2027-03-24 and 2027-03-31');
    expect((await told).status()).toBe(200);
    await warning.getByRole('button', { name: "Don't send" }).click();
    await expectSoon(warning).toHaveCount(0);
    await send.click();
    await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted');
  });

  test('whose plan is forgotten has none any more, also when the pane is opened anew', async () => {
    await keepPlan();
    const { page, pane } = outlook;
    await pane.getByRole('button', { name: 'Forget the plan' }).click();
    await expectSoon(pane.getByText('The plan is forgotten.').last()).toBeVisible();
    await expectSoon(planned()).toHaveCount(0);
    await page.getByRole('button', { name: 'Close pane' }).click();
    await openPane(outlook);
    await expectSoon(roomItem(pane, 'skov')).toBeVisible();
    await expectSoon(planned()).toHaveCount(0);
  });

  test('axe objects to nothing, in every look, while it is planned and afterwards', async () => {
    await openPlan();
    expect(await flawsInEveryLook(outlook.page, inPane)).toEqual(noFlaws);
    await outlook.pane.getByRole('button', { name: 'Use this plan' }).click();
    await expectSoon(planned()).toContainText('fjord → lille');
    expect(await flawsInEveryLook(outlook.page, inPane)).toEqual(noFlaws);
  });
});
