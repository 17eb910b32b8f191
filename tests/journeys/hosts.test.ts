import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { listAudit } from '../../contract/audit.ts';
import { discardMeeting, listDrafts } from '../../contract/meetings.ts';
import { listTemplates } from '../../contract/services.ts';
import { boardOnce, mailTo } from '../http/scenarios/a-booking.ts';
import { openBrowser } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { compose, openCalendar, openPane, ribbonButton } from './outlook.ts';
import type { Outlook } from './outlook.ts';
import { signIn } from './portal.ts';

/** One house for all: what the first test orders, the last one reads of. */
let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const WEDNESDAY = { start: '2026-12-02T12:00', end: '2026-12-02T13:00' };
const WISH = 'chairs in a circle, two flip charts';

/** Presses Tab until `wanted` has the focus: what cannot be reached so cannot be reached by keyboard. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const hasFocus = () => wanted.evaluate((one) => one.ownerDocument.activeElement === one);
  for (let presses = 0; presses < 60; presses += 1) {
    if (await hasFocus()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Sixty times ${key} did not lead to ${wanted.toString()}.`);
}

async function narrow({ page }: Outlook, pixels: number): Promise<void> {
  await page.getByRole('complementary', { name: 'Foyer pane' }).evaluate((aside, width) => {
    Object.assign(aside.style, { width: `${width + 2}px`, flex: 'none' }); // its borders
  }, pixels);
}

const sideways = (pane: FrameLocator) =>
  pane.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);

test('S37: a delegate orders by keyboard alone, in 320 pixels of forced colors; the request is the organizer’s, the deed the delegate’s', async () => {
  const outlook = await openCalendar(browser, house, {
    person: 'bent',
    options: { forcedColors: 'active' },
  });
  const { page, pane } = outlook;
  await page.getByLabel('Calendar of').selectOption({ label: 'Carla Dahl' });
  await compose(outlook, { title: 'Board', ...WEDNESDAY });
  await ribbonButton(page).focus();
  await page.keyboard.press('Enter');
  await narrow(outlook, 320);
  await expectSoon(pane.getByRole('button', { name: 'Add fjord' })).toBeVisible();
  await page.locator('aside iframe').focus();

  await tabTo(page, pane.getByRole('button', { name: 'Add fjord' }));
  await page.keyboard.press('Enter');
  await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeFocused();
  await tabTo(page, pane.getByRole('tab', { name: 'Rooms' }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await tabTo(page, pane.getByRole('combobox', { name: 'Team' }));
  await page.keyboard.type('House');
  const wish = pane.getByRole('textbox', { name: 'What should House team CPH do?' });
  await expectSoon(wish).toBeVisible();
  await tabTo(page, wish);
  await page.keyboard.type(WISH);
  await tabTo(page, pane.getByRole('combobox', { name: 'Ready' }));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, pane.getByRole('button', { name: 'Ask House team CPH' }));
  await page.keyboard.press('Enter');

  const asked = pane.getByRole('list', { name: 'Asked for' });
  await expectSoon(asked).toContainText('Draft');
  await expectSoon(
    pane.getByText('House team CPH will be asked as soon as the meeting is sent.'),
  ).toHaveCount(1);
  expect(await sideways(pane)).toBe(0);
  expect(await flawsInEveryLook(page, { within: 'iframe[title="Foyer"]' })).toEqual(noFlaws);
  await tabTo(page, pane.getByRole('button', { name: 'Change the request to House team CPH' }), 'Shift+Tab');
  await page.getByRole('button', { name: 'Send', exact: true }).click();

  const [request] = await boardOnce(house, (all) => all.length > 0);
  expect(request).toMatchObject({
    organizer: { mail: 'carla@nordhavn.example' },
    text: WISH,
    deliverAt: '2026-12-02T10:45:00.000Z',
  });
  const { call } = await house.portal('hana');
  const { entries } = await call(listAudit, { query: { action: 'request.entered' } });
  expect(entries.map(({ actor }) => actor.name)).toEqual(['Bent Kjær']);
  const mails = await eventually(
    () => mailTo(house, 'carla'),
    (seen) => seen.some(({ text }) => text.includes('Bent Kjær')),
  );
  expect(mails.filter(({ text }) => text.includes('Bent Kjær'))).toHaveLength(1);
  await outlook.context.close();
});

test('S37: every kind of Outlook saves the same request', async () => {
  const call = await house.caller('anna');

  async function savedFrom(client: string) {
    const outlook = await openCalendar(browser, house, { switches: `client=${client}` });
    const { pane } = outlook;
    await compose(outlook, { title: 'Planning', ...WEDNESDAY });
    await openPane(outlook);
    await pane.getByRole('button', { name: 'Add skov' }).click();
    await expectSoon(pane.getByRole('button', { name: 'Remove skov' })).toBeVisible();
    await pane.getByRole('tab', { name: 'Services' }).click();
    await pane.getByRole('combobox', { name: 'Team' }).selectOption({ label: 'House team CPH' });
    await pane.getByRole('textbox', { name: /^What should/ }).fill(WISH);
    await pane.getByRole('button', { name: /^Ask / }).click();
    await expectSoon(pane.getByRole('list', { name: 'Asked for' })).toContainText(WISH);
    await outlook.context.close();

    const { drafts } = await call(listDrafts, {});
    const [draft] = drafts;
    if (!draft) throw new Error(`nothing was saved from ${client}`);
    const { bookingKey, organizer, start, end, timeZone, rooms } = draft;
    const { templates } = await call(listTemplates, { params: { bookingKey } });
    await call(discardMeeting, { params: { bookingKey } }); // so that the next one is the only one
    return {
      client,
      meetings: drafts.length,
      plan: { organizer, start, end, timeZone, rooms: rooms.map(({ name }) => name) },
      requests: templates.map(({ provider, room, text, offsetMinutes, deliverAt, enteredBy }) => ({
        provider: provider.name,
        room,
        text,
        offsetMinutes,
        deliverAt,
        enteredBy,
      })),
    };
  }

  const clients = ['web', 'new', 'classic', 'mac', 'server'];
  const saved = [];
  for (const client of clients) saved.push(await savedFrom(client));

  const same = {
    meetings: 1,
    plan: {
      organizer: { mail: 'anna@nordhavn.example', name: 'Anna Holm' },
      start: '2026-12-02T11:00:00.000Z',
      end: '2026-12-02T12:00:00.000Z',
      timeZone: 'Europe/Copenhagen',
      rooms: ['skov'],
    },
    requests: [
      {
        provider: 'House team CPH',
        room: null,
        text: WISH,
        offsetMinutes: 0,
        deliverAt: '2026-12-02T11:00:00.000Z',
        enteredBy: 'Anna Holm',
      },
    ],
  };
  expect(saved).toEqual(clients.map((client) => ({ client, ...same })));
});

test('S37: on a phone the pane’s page is no empty frame, but leads to one that works there', async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    locale: 'en-US',
  });
  const page = await context.newPage();
  await page.goto(`${house.productUrl}/addin/taskpane.html`);
  await expectSoon(page.getByRole('heading', { name: 'Open Foyer in Outlook' })).toBeVisible();
  expect(await flawsInEveryLook(page)).toEqual(noFlaws);

  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'See on the web what became of it' }).tap(),
  ]);
  await signIn(opened, 'Carla Dahl');
  await expectSoon(opened.getByRole('heading', { level: 1, name: 'Feed' })).toBeVisible();
  await expectSoon(opened.getByRole('list', { name: 'Messages, newest first' })).toContainText(WISH);
  await context.close();
});
