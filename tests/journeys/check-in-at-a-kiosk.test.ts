import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { listAudit } from '../../contract/audit.ts';
import { readEvacuationList } from '../../contract/evacuation.ts';
import { listDeskVisits } from '../../contract/front-desk.ts';
import { readKioskOptions } from '../../contract/kiosk-options.ts';
import { registerVisitors } from '../../contract/visitors.ts';
import { aPane, clockTo, send } from '../http/scenarios/a-booking.ts';
import { openBrowser } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { inviteTo, passOf, receptionId, typeCode } from '../support/kiosk.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { complaintsOf, portalAs } from './portal.ts';

const noon = { start: '2026-12-02T11:00:00.000Z', end: '2026-12-02T12:00:00.000Z' };

let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse({ isPatient: true }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** Vera and Bo are expected at noon, and it is half past eleven. */
beforeEach(async () => {
  await house.reset();
  const call = await house.caller('anna');
  const pane = aPane(call, 'anna', 'Anna Holm');
  await pane.say({ rooms: ['fjord'], ...noon });
  const visitors = ['Vera Olsen', 'Bo Berg'].map((name) => ({ id: randomUUID(), name }));
  await call(registerVisitors, { params: { bookingKey: pane.bookingKey }, body: { visitors } });
  await send(house, { rooms: ['fjord'], ...noon });
  await eventually(statuses, (found) => found.length === 2);
  await clockTo(house, '2026-12-02T10:30:00.000Z');
});

async function statuses(): Promise<readonly string[]> {
  const { call } = await house.portal('hana');
  const reception = await receptionId(house, 'Reception CPH');
  const { visits } = await call(listDeskVisits, { query: { reception, day: '2026-12-02' } });
  return visits.map(({ name, status }) => `${name} ${status}`);
}
const statusesOnce = (one: string) => eventually(statuses, (found) => found.includes(one));

/** The page of a kiosk, on a device that may be paired already; the time of the page stands still where a test moves it. */
async function openKiosk({ isPaired = true, at = '', hasOwnTime = false } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  context.setDefaultTimeout(10_000);
  if (isPaired) {
    const { code } = await inviteTo(house, await receptionId(house, 'Reception CPH'));
    const [name = '', value = ''] = (await typeCode(house, code)).cookie.split('=');
    await context.addCookies([{ name, value, url: house.productUrl, sameSite: 'Strict', httpOnly: true }]);
  }
  const page = await context.newPage();
  if (hasOwnTime) await page.clock.install();
  await page.goto(`${house.productUrl}/kiosk/${at}`);
  return page;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** What a scanner does: it types what it read, and Enter. */
async function scan(page: Page, text: string): Promise<void> {
  await expectSoon(page.getByLabel('Code from the scanner')).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Nothing reaches beyond the page at the width of a small phone, and everything to press is as large as a thumb. */
async function fits(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  const found = await page.evaluate(() => ({
    beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    small: [...document.querySelectorAll('button')]
      .filter((one) => one.getBoundingClientRect().height < 64)
      .map((one) => one.textContent),
  }));
  expect(found).toEqual({ beyond: 0, small: [] });
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function isWithoutFlaws(page: Page): Promise<void> {
  expect(await flawsInEveryLook(page, { more: ['best-practice'] })).toEqual(noFlaws);
  await fits(page);
}

test('a kiosk is paired from the portal, a code checks in, and the same code checks out', async () => {
  const portal = await portalAs(browser, house, 'Hana Berg', '/receptions');
  await portal.getByRole('link', { name: 'Reception CPH' }).click();
  const kiosks = portal.getByRole('region', { name: 'Kiosks' });
  await kiosks.getByLabel('Name of the kiosk').fill('Main entrance');
  await kiosks.getByRole('button', { name: 'Make pairing code' }).click();
  const code = (await portal.getByLabel('Pairing code', { exact: true }).textContent()) ?? '';
  await portal.getByRole('button', { name: 'Done' }).click();

  const page = await openKiosk({ isPaired: false });
  const complaints = complaintsOf(page);
  await expectSoon(page.getByLabel('Pairing code')).toBeFocused();
  await isWithoutFlaws(page);
  await page.getByLabel('Pairing code').fill('AAAA-BBBB');
  await page.keyboard.press('Enter');
  await expectSoon(page.getByText('This code does not work.')).toBeVisible();
  await page.getByLabel('Pairing code').fill(code.toLowerCase());
  await page.keyboard.press('Enter');
  await expectSoon(heading(page, 'Welcome')).toBeVisible();
  await isWithoutFlaws(page);
  await expectSoon(kiosks.getByText('Paired', { exact: true })).toBeVisible();

  const link = `${house.productUrl}/kiosk/#pass=${await passOf(house, 'Vera Olsen')}`;
  await scan(page, link);
  await expectSoon(heading(page, 'Hello, Vera')).toBeVisible();
  await expectSoon(page.getByText('Anna Holm')).toBeVisible();
  await expectSoon(page.getByText('12:00 PM')).toBeVisible();
  expect(await page.locator('body').textContent()).not.toContain('Olsen');
  await isWithoutFlaws(page);
  await page.getByRole('button', { name: 'Check in' }).click();
  await expectSoon(heading(page, 'Welcome, Vera')).toBeVisible();
  await expectSoon(page.getByText('Anna Holm has been told.')).toBeVisible();
  await isWithoutFlaws(page);
  expect(await statusesOnce('Vera Olsen on-site')).toContain('Vera Olsen on-site');
  await page.getByRole('button', { name: 'Done' }).click();

  await scan(page, link);
  await expectSoon(heading(page, 'You are checked in. Are you leaving?')).toBeVisible();
  await page.getByRole('button', { name: 'Check out' }).click();
  await expectSoon(heading(page, 'Goodbye, Vera')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await scan(page, link);
  await expectSoon(heading(page, 'We did not find your visit')).toBeVisible();
  await isWithoutFlaws(page);
  expect(await page.evaluate(() => [location.hash, history.length])).toEqual(['', 2]); // a blank page, and this
  expect(complaints).toEqual([]);

  await kiosks.getByRole('button', { name: 'Take away Main entrance' }).click();
  await portal.getByRole('button', { name: 'Take away', exact: true }).click();
  await expectSoon(kiosks.getByText('No kiosk yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Try once more' }).click();
  await scan(page, link);
  await expectSoon(page.getByLabel('Pairing code')).toBeVisible();
});

test('house rules are read in one’s language and accepted; who does not accept is sent to the reception', async () => {
  const portal = await portalAs(browser, house, 'Hana Berg', '/receptions');
  await portal.getByRole('link', { name: 'Reception CPH' }).click();
  const rules = portal.getByRole('region', { name: 'House rules' });
  await rules.getByRole('button', { name: 'Write a version' }).click();
  await portal.getByLabel('Text in English').fill('Wear your badge.');
  await portal.getByLabel('Text in German').fill('<b>Ausweis</b> tragen.');
  await portal.getByRole('button', { name: 'Publish new version' }).click();
  await expectSoon(rules.getByText(/^Version 1 is in force/)).toBeVisible();

  const page = await openKiosk();
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.getByRole('button', { name: 'Ich habe keinen Code' }).click();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expectSoon(page.getByText('Geben Sie beide Namen ein.')).toHaveCount(2);
  await isWithoutFlaws(page);
  const names = async () => {
    await page.getByLabel('Ihr Vor- und Nachname').fill('bo berg');
    await page.getByLabel('Vor- und Nachname Ihres Gastgebers').fill('ANNA HOLM');
    await page.keyboard.press('Enter');
    await expectSoon(heading(page, 'Guten Tag, Bo')).toBeVisible();
  };
  await names();
  await expectSoon(page.getByRole('region', { name: 'Hausordnung' })).toContainText('<b>Ausweis</b> tragen.');
  await isWithoutFlaws(page);
  await page.getByRole('button', { name: 'Ich stimme nicht zu' }).click();
  await expectSoon(heading(page, 'Bitte gehen Sie zum Empfang')).toBeVisible();
  await isWithoutFlaws(page);
  await page.getByRole('button', { name: 'Fertig' }).click();

  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.getByRole('button', { name: 'Ich habe keinen Code' }).click();
  expect(await page.getByLabel('Ihr Vor- und Nachname').inputValue()).toBe('');
  await names();
  await page.getByRole('button', { name: 'Ich stimme zu, anmelden' }).click();
  await expectSoon(heading(page, 'Willkommen, Bo')).toBeVisible();
  const desk = await portalAs(browser, house, 'Hana Berg', '/front-desk?day=2026-12-02');
  await expectSoon(desk.getByText('House rules version 1 accepted at')).toBeVisible();
});

test('a network that is lost in the middle of checking in is waited for, and nobody is shown to the next one', async () => {
  const page = await openKiosk({ at: `#pass=${await passOf(house, 'Vera Olsen')}`, hasOwnTime: true });
  await expectSoon(heading(page, 'Hello, Vera')).toBeVisible();
  // The server does it, and the answer gets lost.
  await page.route('**/check-in', async (route) => {
    await route.fetch();
    await route.abort('internetdisconnected');
  });
  await page.getByRole('button', { name: 'Check in' }).click();
  await expectSoon(heading(page, 'There is no connection')).toBeVisible();
  await isWithoutFlaws(page);
  await page.unroute('**/check-in');
  await page.clock.runFor(2_500);
  await expectSoon(heading(page, 'Welcome, Vera')).toBeVisible();
  await page.clock.runFor(9_000);
  await expectSoon(heading(page, 'Welcome')).toBeVisible();

  await page.route('**/visits/find', (route) => route.abort('internetdisconnected'));
  await scan(page, await passOf(house, 'Bo Berg'));
  await expectSoon(heading(page, 'There is no connection')).toBeVisible();
  await page.clock.runFor(46_000); // Bo has gone
  await expectSoon(heading(page, 'Welcome')).toBeVisible();
  await page.unroute('**/visits/find');
  await page.clock.runFor(10_000);
  await expectSoon(heading(page, 'Welcome')).toBeVisible();
  expect(await statuses()).toEqual(expect.arrayContaining(['Vera Olsen on-site', 'Bo Berg expected']));
});

test('a network that is away for ten minutes loses nobody who stays, and shows nobody to whoever comes then', async () => {
  const page = await openKiosk({ at: `#pass=${await passOf(house, 'Vera Olsen')}`, hasOwnTime: true });
  await expectSoon(heading(page, 'Hello, Vera')).toBeVisible();
  await page.route('**/kiosk-api/**', (route) => route.abort('internetdisconnected'));
  await page.getByRole('button', { name: 'Check in' }).click();
  for (let halfMinute = 0; halfMinute < 20; halfMinute += 1) {
    await expectSoon(heading(page, 'There is no connection')).toBeVisible();
    await page.clock.runFor(31_000);
    await page.getByRole('button', { name: 'I am still here' }).click();
  }
  expect(await statuses()).toContain('Vera Olsen expected');
  await page.unroute('**/kiosk-api/**');
  await page.clock.runFor(2_500);
  await expectSoon(heading(page, 'Welcome, Vera')).toBeVisible();
  await page.clock.runFor(9_000);
  await expectSoon(heading(page, 'Welcome')).toBeVisible();

  // Bo is checked in, hears nothing of it, goes away, and comes back when the network does.
  await scan(page, await passOf(house, 'Bo Berg'));
  await expectSoon(heading(page, 'Hello, Bo')).toBeVisible();
  await page.route('**/check-in', async (route) => {
    await route.fetch();
    await route.abort('internetdisconnected');
  });
  await page.getByRole('button', { name: 'Check in' }).click();
  await expectSoon(heading(page, 'There is no connection')).toBeVisible();
  await page.route('**/kiosk-api/**', (route) => route.abort('internetdisconnected'));
  await page.clock.runFor(600_000);
  await expectSoon(heading(page, 'Welcome')).toBeVisible();
  await expectSoon(page.getByText('Bo')).toHaveCount(0);
  await page.unrouteAll();
  await scan(page, await passOf(house, 'Bo Berg'));
  await expectSoon(heading(page, 'You are checked in. Are you leaving?')).toBeVisible();
  expect(await statuses()).toEqual(expect.arrayContaining(['Vera Olsen on-site', 'Bo Berg on-site']));
  const { call } = await house.portal('hana');
  const { entries } = await call(listAudit, { query: { action: 'visit.checked-in' } });
  expect(entries).toHaveLength(2);
});

test('whoever goes away is forgotten after a countdown, unless they are still there', async () => {
  const page = await openKiosk({ hasOwnTime: true });
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'I have no code' }).click();
  await page.getByLabel('Your first and last name').fill('Vera Olsen');
  await expectSoon(page.locator('input:not([autocomplete="off"])')).toHaveCount(0); // a browser offers nobody's name
  await page.clock.runFor(30_500);
  const notice = page.getByRole('alertdialog', { name: 'Are you still here?' });
  await expectSoon(notice).toContainText('15 seconds');
  await expectSoon(notice.getByRole('button', { name: 'I am still here' })).toBeFocused();
  await isWithoutFlaws(page);
  await page.keyboard.press('Enter');
  await expectSoon(notice).toHaveCount(0);
  expect(await page.getByLabel('Your first and last name').inputValue()).toBe('Vera Olsen');
  await page.clock.runFor(46_000);
  await expectSoon(heading(page, 'Welcome')).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'I have no code' }).click();
  expect(await page.getByLabel('Your first and last name').inputValue()).toBe('');
  await page.goBack({ waitUntil: 'commit' });
  expect(page.url()).toBe('about:blank');
});

test('on a device that is no kiosk the link of a code says what it is for, and shows nothing of the visit', async () => {
  const page = await openKiosk({ isPaired: false, at: `#pass=${await passOf(house, 'Vera Olsen')}` });
  await expectSoon(heading(page, 'This is your code for the reception')).toBeVisible();
  expect(page.url()).toBe(`${house.productUrl}/kiosk/`);
  expect(await page.locator('body').textContent()).not.toMatch(/Vera|Anna|12:00/);
  await isWithoutFlaws(page);
});

test('where the browser reads codes by itself the camera does it, and ends with it', async () => {
  const page = await openKiosk({ isPaired: false });
  const pass = await passOf(house, 'Vera Olsen');
  const { code } = await inviteTo(house, await receptionId(house, 'Reception CPH'));
  // A camera that sees the code, and a reader that reads it.
  await page.addInitScript((text) => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
    const stream = canvas.captureStream(5);
    Object.assign(globalThis, { cameraTracks: stream.getTracks() });
    Object.defineProperty(navigator, 'mediaDevices', {
      value: { getUserMedia: () => Promise.resolve(stream) },
    });
    class Reader {
      static getSupportedFormats = () => Promise.resolve(['qr_code']);
      readonly detect = () => Promise.resolve([{ rawValue: text }]);
    }
    Object.assign(globalThis, { BarcodeDetector: Reader });
  }, pass);
  await page.reload();
  await page.getByLabel('Pairing code').fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Use the camera' }).click();
  await expectSoon(heading(page, 'Hello, Vera')).toBeVisible();
  const ended = () =>
    page.evaluate(() => {
      const tracks: unknown = Reflect.get(globalThis, 'cameraTracks');
      return (
        Array.isArray(tracks) && tracks.every(({ readyState }: MediaStreamTrack) => readyState === 'ended')
      );
    });
  expect(await eventually(ended, (isEnded) => isEnded)).toBe(true);
});

test('what a kiosk shows when it cannot help is without flaws: camera, too often, failed', async () => {
  const page = await openKiosk({ isPaired: false });
  const { code } = await inviteTo(house, await receptionId(house, 'Reception CPH'));
  // A reader that sees no code, and a camera that is not let in the second time.
  await page.addInitScript(() => {
    let isFirst = true;
    const getUserMedia = () => {
      const isOpen = isFirst;
      isFirst = false;
      if (!isOpen) return Promise.reject(new Error('not let in'));
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
      return Promise.resolve(canvas.captureStream(5));
    };
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia } });
    class Reader {
      static getSupportedFormats = () => Promise.resolve(['qr_code']);
      readonly detect = () => Promise.resolve([]);
    }
    Object.assign(globalThis, { BarcodeDetector: Reader });
  });
  await page.reload();
  await page.getByLabel('Pairing code').fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'English' }).click();
  await expectSoon(page.getByText('Hold your code in front of the scanner')).toBeVisible();
  await isWithoutFlaws(page);
  await page.getByRole('button', { name: 'Use the camera' }).click();
  await expectSoon(page.getByLabel('Picture of the camera')).toBeVisible();
  await isWithoutFlaws(page);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Use the camera' }).click();
  await expectSoon(page.getByText('The camera cannot be used.')).toBeVisible();
  await isWithoutFlaws(page);
  await page.getByRole('button', { name: 'Back' }).click();

  await page.route('**/visits/find', (route) => route.continue({ postData: 'garbled' }));
  await scan(page, await passOf(house, 'Vera Olsen'));
  await expectSoon(heading(page, 'That did not work')).toBeVisible();
  await isWithoutFlaws(page);
  await page.unroute('**/visits/find');
  await page.getByRole('button', { name: 'Done' }).click();
  for (let tried = 0; tried < 10; tried += 1) {
    await page.context().request.post(`${house.productUrl}/kiosk-api/visits/find`, {
      data: { shown: { pass: `guess ${tried}` }, language: 'en' },
      headers: { origin: house.productUrl },
    });
  }
  await scan(page, await passOf(house, 'Vera Olsen'));
  await expectSoon(heading(page, 'Please wait a little')).toBeVisible();
  await isWithoutFlaws(page);
});

test('somebody whom nobody announced names their host, has a photo taken, and their badge is printed', async () => {
  const { call } = await house.portal('hana');
  const params = { id: await receptionId(house, 'Reception CPH') };
  const portal = await portalAs(browser, house, 'Hana Berg', '/receptions');
  await portal.getByRole('link', { name: 'Reception CPH' }).click();
  const settings = portal.getByRole('form', { name: 'At the kiosk' });
  await settings.getByLabel('Badge after checking in').selectOption('Printed at the kiosk');
  await settings.getByLabel('Visitors who are not expected may check in').check();
  await settings.getByRole('button', { name: 'Save' }).click();
  await eventually(
    () => call(readKioskOptions, { params }),
    ({ badge, walkIns }) => badge === 'print' && walkIns,
  );
  const photos = portal.getByRole('region', { name: 'Photo on the badge' });
  await photos.getByRole('button', { name: 'Write a version' }).click();
  await portal.getByLabel('Text in English').fill('May we print your photo on your badge?');
  await portal.getByRole('button', { name: 'Publish new version' }).click();
  await expectSoon(photos.getByText(/^Version 1 is in force/)).toBeVisible();
  expect(await flawsInEveryLook(portal, { more: ['best-practice'] })).toEqual(noFlaws);

  const page = await openKiosk();
  const complaints = complaintsOf(page);
  await page.addInitScript(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const draw = () => canvas.getContext('2d')?.fillRect(0, 0, 640, 480);
    setInterval(draw, 100); // a stream has a frame when something was drawn
    const getUserMedia = () => Promise.resolve(canvas.captureStream(10));
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia } });
    // The dialog of the browser waits for a person.
    Object.assign(globalThis, { print: () => undefined });
  });
  await page.reload();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'I am not expected' }).click();
  await isWithoutFlaws(page);
  await page.getByLabel('Your first and last name').fill('Max Ek');
  await page.getByLabel('First and last name of your host').fill('Anna');
  await page.keyboard.press('Enter');
  await expectSoon(heading(page, 'We did not find your host')).toBeVisible();
  await isWithoutFlaws(page);
  await page.getByRole('button', { name: 'Try once more' }).click();
  await page.getByLabel('Your first and last name').fill('Max Ek');
  await page.getByLabel('Your company').fill('Contoso');
  await page.getByLabel('First and last name of your host').fill('anna hol');
  await page.keyboard.press('Enter');
  await expectSoon(heading(page, 'Is this right?')).toBeVisible();
  await expectSoon(page.getByText('Anna Holm')).toBeVisible();
  await isWithoutFlaws(page);
  await page.getByRole('button', { name: 'Check in' }).click();

  await expectSoon(heading(page, 'A photo for your badge')).toBeVisible();
  await expectSoon(page.getByText('May we print your photo on your badge?')).toBeVisible();
  await isWithoutFlaws(page);
  await page.getByRole('button', { name: 'I agree, take a photo' }).click();
  await expectSoon(heading(page, 'Look into the camera')).toBeVisible();
  const use = page.getByRole('button', { name: 'Use this photo' });
  await eventually(
    async () => {
      if (!(await use.isVisible())) await page.getByRole('button', { name: 'Take the photo' }).click();
      return await use.isVisible();
    },
    (isTaken) => isTaken,
  );
  await isWithoutFlaws(page);
  const badge = page.waitForResponse((response) => response.url().endsWith('/badge'));
  await use.click();
  const printed = await badge;
  expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await expectSoon(heading(page, 'Welcome, Max')).toBeVisible();
  await expectSoon(page.getByText('Your badge is being printed.')).toBeVisible();
  await isWithoutFlaws(page);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from visit_photo`.execute(
    house.db,
  );
  expect(rows).toEqual([{ count: 1 }]);
  const { people } = await call(readEvacuationList, { query: { reception: params.id } });
  expect(people.map(({ name, host }) => [name, host])).toEqual([['Max Ek', 'Anna Holm']]);

  await page.getByRole('button', { name: 'Done' }).click();
  await expectSoon(page.locator('iframe')).toHaveCount(0); // what was printed is gone, too
  await page.route('**/badge', (route) => route.abort('internetdisconnected'));
  await scan(page, await passOf(house, 'Vera Olsen'));
  await page.getByRole('button', { name: 'Check in' }).click();
  await page.getByRole('button', { name: 'Without a photo' }).click();
  await expectSoon(
    page.getByText('Please fetch your badge at the reception. You are checked in.'),
  ).toBeVisible();
  expect(await statusesOnce('Vera Olsen on-site')).toContain('Vera Olsen on-site');
  expect(complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});
