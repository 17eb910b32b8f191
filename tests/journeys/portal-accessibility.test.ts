import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { listCalendars } from '../../contract/calendars.ts';
import { placeOnFloorPlan, setFloorPlan } from '../../contract/floor-plans.ts';
import { CalendarId, MailboxAddress, TimeZone, UnitId } from '../../contract/primitives.ts';
import { addRoomPicture, RoomPictureId } from '../../contract/room-details.ts';
import { reportFault, RoomFaultId } from '../../contract/room-faults.ts';
import { listMyReceptions } from '../../contract/front-desk.ts';
import { addListedHost, ListedHostId } from '../../contract/listed-hosts.ts';
import { listReceptions } from '../../contract/receptions.ts';
import { ReceptionId } from '../../contract/visitor-ids.ts';
import { listIntegrations } from '../../contract/integrations.ts';
import { listUnits } from '../../contract/organization.ts';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { layConversation } from '../support/lay-conversation.ts';
import { layMenu } from '../support/lay-menu.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { openPortal, portalAs } from './portal.ts';

let house: House;
let browser: Browser;
/** Hana's, for all tests that leave no change behind: to sign in costs as much as a page. */
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), openBrowser()]);
  page = await portalAs(browser, house, 'Hana Berg', '/', { viewport: WIDE });
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const WIDE = { width: 1280, height: 900 };
const flawsOf = (one: Page) => flawsInEveryLook(one, { more: ['best-practice'] });

/** Every page that Hana can open by its address, with what says that it is there. */
const pages: readonly (readonly [path: string, heading: string])[] = [
  ['/', 'Home'],
  ['/sign-up', 'Open a new organization'],
  ['/integrations', 'MS Exchange Integrations'],
  ['/integrations/add', 'Add'],
  ['/integrations/add/server', 'Microsoft Exchange Server'],
  ['/integrations/add/online-ews', 'Exchange Online through EWS'],
  ['/calendars', 'Calendars'],
  ['/places', 'Places'],
  ['/room-faults', 'Faults of rooms'],
  ['/requests', 'Requests'],
  ['/requests?view=canceled', 'Requests'],
  ['/requests/print', 'Print requests'],
  ['/requests/production', 'Production list'],
  ['/requests/week', 'Week'],
  ['/front-desk', 'Front desk'],
  ['/personal-data', 'Personal data'],
  ['/receptions', 'Receptions'],
  ['/receptions/add', 'Add a reception'],
  ['/meetings', 'Meetings'],
  ['/reconcile', 'Reconcile'],
  ['/feed', 'Feed'],
  ['/providers', 'Providers'],
  ['/providers/add', 'Add a provider'],
  ['/finance', 'Finance'],
  ['/settlements', 'Settlements'],
  ['/settlements/new', 'New settlement'],
  ['/settlements/columns', 'Columns of the custom file'],
  ['/api-keys', 'API keys'],
  ['/access', 'Access'],
  ['/access/give', 'Give a role'],
  ['/access/people', 'Access'],
  ['/access/roles', 'Access'],
  ['/access-proof', 'Access proof'],
  ['/calls', 'Calls'],
  ['/audit', 'Audit'],
  ['/departments', 'Departments'],
  ['/departments/add', 'Add a department'],
  ['/deploy', 'Deploy'],
  ['/organization', 'Organization'],
  ['/nowhere', 'There is no such page'],
];

async function open(path: string, heading: string): Promise<void> {
  await page.goto(`${house.productUrl}/portal${path}`);
  await settled(page, heading);
}

async function settled(on: Page, heading: string): Promise<void> {
  await expectSoon(on.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
  await expectSoon(on.getByLabel('Loading…')).toHaveCount(0);
  await expectSoon(on.getByText(/^Trying/)).toHaveCount(0);
}

/** What stands or reaches beyond the page at widths from a small phone to a tablet. */
async function overflows(): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const width of [320, 360, 768]) {
    await page.setViewportSize({ width, height: 800 });
    const beyond = await page.evaluate(() => ({
      scrolls: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      cut: [...document.querySelectorAll('h1, h2, p, button, a, label, input, select, textarea, pre, dd')]
        .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((one) => one.outerHTML.slice(0, 80)),
    }));
    if (beyond.scrolls > 0 || beyond.cut.length > 0) found.push({ width, ...beyond });
  }
  await page.setViewportSize(WIDE);
  return found;
}

describe('in every look axe objects to nothing, and at 320, 360 and 768 pixels nothing scrolls sideways or is cut', () => {
  test('before anybody is signed in', async () => {
    const stranger = await openPortal(browser, house);
    await expectSoon(stranger.getByRole('link', { name: 'Sign in with Microsoft' })).toBeVisible();
    expect(await flawsOf(stranger)).toEqual(noFlaws);
    await stranger.context().close();
  });

  test.each(pages)('on the page %s', async (path, heading) => {
    await open(path, heading);
    expect(await flawsOf(page)).toEqual(noFlaws);
    expect(await overflows()).toEqual([]);
  });

  test('on the policy of a building with much of it set', async () => {
    const { call } = await house.portal('hana');
    const hq = (await call(listUnits, {})).units.find(({ name }) => name === 'HQ');
    await open(`/room-policies/${hq?.id}`, 'Room policy of HQ');
    for (const part of ['Opening hours', 'Closed days', 'Who may book them']) {
      await page.getByRole('combobox', { name: part }).selectOption({ label: 'Set here' });
    }
    await page.getByRole('radio', { name: 'At these times' }).click();
    await page.getByRole('button', { name: 'Preview what this touches' }).click();
    const dryRun = page.getByRole('region', { name: 'What this would have touched' });
    await expectSoon(dryRun).toBeVisible();
    expect(await flawsOf(page)).toEqual(noFlaws);
    expect(await overflows()).toEqual([]);
  });

  test('on the details of a room, on the plan it stands on, and where its faults are', async () => {
    const { call } = await house.portal('hana');
    const fjord = (await call(listCalendars, {})).calendars.find(({ name }) => name === 'fjord');
    const [id, room] = [UnitId.parse(fjord?.unit), CalendarId.parse(fjord?.id)];
    const content = (await page.screenshot()).toString('base64');
    const params = { id: room };
    const picture = { id: RoomPictureId.parse(randomUUID()), alt: 'The table', content };
    await call(addRoomPicture, { params, version: 1, body: picture });
    const plan = await call(setFloorPlan, { params: { id }, version: 1, body: { content } });
    const rooms = [{ id: room, x: 100, y: 0 }];
    await call(placeOnFloorPlan, { params: { id }, version: plan.version, body: { rooms } });
    await (
      await house.caller('anna')
    )(reportFault, {
      params: { mailbox: MailboxAddress.parse(fjord?.mailbox) },
      body: {
        id: RoomFaultId.parse(randomUUID()),
        about: null,
        words: 'The door sticks. '.repeat(20),
        timeZone: TimeZone.parse('Europe/Copenhagen'),
      },
    });
    for (const [path, heading] of [
      [`/rooms/${room}`, 'Details of fjord'],
      [`/places/${id}/plan`, 'Floor plan of Floor 1'],
      ['/room-faults', 'Faults of rooms'],
    ] as const) {
      await open(path, heading);
      if (path !== '/room-faults') await expectSoon(page.locator('img').first()).toBeVisible();
      expect([path, await flawsOf(page)]).toEqual([path, noFlaws]);
      expect([path, await overflows()]).toEqual([path, []]);
    }
  });

  test('on the pages of a connection, in its dialogs and in the menu of the person', async () => {
    const { call } = await house.portal('hana');
    const [first] = (await call(listIntegrations, {})).integrations;
    await open(`/integrations/${first?.id}`, 'Exchange Online');
    expect(await flawsOf(page)).toEqual(noFlaws);
    expect(await overflows()).toEqual([]);
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expectSoon(page.getByRole('dialog')).toBeVisible();
    expect(await flawsOf(page)).toEqual(noFlaws);
    await page.keyboard.press('Escape');
    await expectSoon(page.getByRole('button', { name: 'Remove', exact: true })).toBeFocused();
    await page.getByRole('link', { name: 'Add calendars' }).click();
    await expectSoon(page.getByRole('list', { name: 'Room mailboxes' })).toBeVisible();
    expect(await flawsOf(page)).toEqual(noFlaws);
    expect(await overflows()).toEqual([]);
    await page.getByRole('button', { name: 'Hana Berg' }).click();
    await expectSoon(page.getByRole('radio', { name: 'Dark' })).toBeVisible();
    expect(await flawsOf(page)).toEqual(noFlaws);
  });

  test.each([
    ['the page of a provider', '', 'Canteen CPH'],
    ['the menu of a provider', '/menu', 'Menu of Canteen CPH'],
    ['the form of a thing on it', '/menu/add', 'Add an item'],
    ['the import of a file', '/menu/import', 'Import a file'],
    ['the page for a request on behalf', '/requests/new', 'Request on behalf of an organizer'],
  ])('on %s', async (_page, path, heading) => {
    await open(`/providers/${await layMenu(house)}${path}`, heading);
    expect(await flawsOf(page)).toEqual(noFlaws);
    expect(await overflows()).toEqual([]);
  });

  test('on the page of a request with messages, notes and questions to the team', async () => {
    const request = await layConversation(house);
    await page.goto(`${house.productUrl}/portal/requests/${request}`);
    await expectSoon(page.getByRole('heading', { level: 1, name: /^fjord, Wed, Dec 2/ })).toBeVisible();
    await expectSoon(page.getByText('They always forget the cables')).toBeVisible();
    expect(await flawsOf(page)).toEqual(noFlaws);
    expect(await overflows()).toEqual([]);
  });

  test('on the evacuation list', async () => {
    const { call, organization } = await house.portal('hana');
    const { receptions } = await call(listMyReceptions, {});
    const reception = receptions.find(({ name }) => name === 'Reception CPH')?.id ?? '';
    const query = new URLSearchParams({ organization: organization() ?? '', reception }).toString();
    await page.goto(`${house.productUrl}/portal/evacuation/?${query}`);
    await expectSoon(page.getByText('Reception CPH')).toBeVisible();
    await expectSoon(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await flawsOf(page)).toEqual(noFlaws);
    expect(await overflows()).toEqual([]);
  });

  test('on the page of a reception with every part of its form open', async () => {
    const { call } = await house.portal('hana');
    const [reception] = (await call(listReceptions, {})).receptions;
    await open(`/receptions/${reception?.id}`, reception?.name ?? '');
    const closed = page.locator('main details:not([open]) > summary');
    while ((await closed.count()) > 0) await closed.first().click();
    expect(await flawsOf(page)).toEqual(noFlaws);
    expect(await overflows()).toEqual([]);
  });

  test('on the list of the hosts of a reception, in its dialog, and where a list is imported', async () => {
    const { call } = await house.portal('hana');
    const [reception] = (await call(listReceptions, {})).receptions;
    const params = { id: ReceptionId.parse(reception?.id) };
    const id = ListedHostId.parse(randomUUID());
    const host = { id, name: 'Wilhelmina Vestergaard-Sørensen', mail: 'wilhelmina@nordhavn.example' };
    await call(addListedHost, { params, body: { ...host, phone: '20304050', channel: 'sms' } });
    await open(`/receptions/${params.id}/hosts`, `Hosts of ${reception?.name}`);
    await expectSoon(page.getByRole('button', { name: `Change ${host.name}` })).toBeVisible();
    expect(await flawsOf(page)).toEqual(noFlaws);
    expect(await overflows()).toEqual([]);
    await page.getByRole('button', { name: 'Add a host' }).click();
    await expectSoon(page.getByRole('dialog')).toBeVisible();
    expect(await flawsOf(page)).toEqual(noFlaws);
    await page.keyboard.press('Escape');
    await open(`/receptions/${params.id}/hosts/import`, 'Import hosts');
    expect(await flawsOf(page)).toEqual(noFlaws);
    expect(await overflows()).toEqual([]);
  });

  test('in a form with mistakes', async () => {
    await open('/integrations/add/server', 'Microsoft Exchange Server');
    await page.getByRole('button', { name: 'Integrate' }).click();
    await expectSoon(page.getByText(/fields need another look/)).toBeVisible();
    expect(await flawsOf(page)).toEqual(noFlaws);
    expect(await overflows()).toEqual([]);
  });
});

test.each([320, 360, 768])(
  'at %s pixels the menu opens, and closes when it has led somewhere',
  async (width) => {
    await open('/', 'Home');
    await page.setViewportSize({ width, height: 800 });
    const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Places' });
    await expectSoon(link).toHaveCount(0);
    await page.getByRole('button', { name: 'Menu' }).click();
    await link.click();
    await settled(page, 'Places');
    await expectSoon(link).toHaveCount(0);
    await page.setViewportSize(WIDE);
  },
);

test('places are added, changed and removed by keyboard alone', async () => {
  await open('/places', 'Places');
  await page.getByRole('button', { name: 'Add inside HQ' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add inside HQ' });
  await dialog.getByLabel('Name').focus();
  await page.keyboard.type('Floor 9');
  await page.keyboard.press('Enter');
  await expectSoon(page.getByText('Floor 9', { exact: true })).toBeVisible();
  await expectSoon(page.getByRole('button', { name: 'Add inside HQ' })).toBeFocused();

  await page.getByRole('button', { name: 'Remove Floor 9' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).focus();
  await page.keyboard.press('Enter');
  await expectSoon(page.getByText('Floor 9', { exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: 'Remove HQ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expectSoon(page.getByRole('dialog').getByText('Code not-empty')).toBeVisible();
});

test('with reduced motion nothing moves for longer than a frame', async () => {
  await open('/integrations', 'MS Exchange Integrations');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('link', { name: 'Add', exact: true }).click();
  await settled(page, 'Add');
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .map(({ effect }) => effect?.getComputedTiming())
      .filter((timing) => timing !== undefined && Number(timing.duration) > 17 && timing.progress !== null)
      .map((timing) => timing?.duration),
  );
  expect(moving).toEqual([]);
  await page.emulateMedia({ reducedMotion: null });
});
