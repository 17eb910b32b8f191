import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { expectSoon } from './expect-soon.ts';
import { flawsInEveryLook, noFlaws } from './looks.ts';
import { compose, openCalendar, openPane, roomItem } from './outlook.ts';
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

const inPane = { within: 'iframe[title="Foyer"]' };
const WIDE = { width: 1280, height: 900 };

/** A drawing of a floor, large enough to be dragged on, as a browser makes it. */
async function aPlan(): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 600, height: 400 } });
  await page.setContent(
    '<body style="margin:0;background:#fff"><svg width="600" height="400" fill="none" stroke="#333" stroke-width="4"><rect x="10" y="10" width="580" height="380"/><path d="M10 200h240M250 10v130M330 390V200h260"/></svg></body>',
  );
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

test('an administrator says what there is to know of a room and puts it on a plan, the pane shows it and reports a fault, the administrator settles it', async () => {
  const plan = { name: 'plan.png', mimeType: 'image/png', buffer: await aPlan() };

  const page = await portalAs(browser, house, 'Hana Berg', '/calendars', { viewport: WIDE });
  const complaints = complaintsOf(page);
  await page.getByRole('link', { name: 'Details of fjord' }).click();
  await expectSoon(page.getByRole('heading', { level: 1, name: 'Details of fjord' })).toBeVisible();
  await page.getByLabel('How to get there').fill('Lift to floor 1, then left.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Picture', exact: true }).setInputFiles(plan);
  await page.getByLabel(/^What it shows/).fill('The table from the door');
  await page.getByRole('button', { name: 'Add a picture' }).click();
  await expectSoon(page.getByRole('img', { name: 'The table from the door' })).toBeVisible();
  expect(await flawsInEveryLook(page, { more: ['best-practice'] })).toEqual(noFlaws);

  await page.getByRole('link', { name: 'Floor plan' }).click();
  await page.getByLabel('Picture of the plan', { exact: true }).setInputFiles(plan);
  await page.getByRole('button', { name: 'Put on the plan: fjord' }).click();
  const sheet = page.getByRole('region', { name: /^Floor plan of/ });
  const mark = sheet.getByRole('button', { name: /fjord: 50 % from the left, 50 % from the top/ });
  await expectSoon(mark).toBeFocused();
  const [from, area] = [await mark.boundingBox(), await sheet.boundingBox()];
  if (!from || !area) throw new Error('the plan is not to be seen');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.2, area.y + area.height * 0.2, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.press('ArrowRight');
  await page.getByLabel('% from the top: fjord').fill('10');
  await expectSoon(
    sheet.getByRole('button', { name: /fjord: 20\.\d % from the left, 10 % from the top/ }),
  ).toBeVisible();
  expect(await flawsInEveryLook(page, { more: ['best-practice'] })).toEqual(noFlaws);
  await page.getByRole('button', { name: 'Save the positions' }).click();
  await expectSoon(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);

  const outlook = await openCalendar(browser, house);
  await compose(outlook, { title: 'Standup', start: '2026-12-01T16:00', end: '2026-12-01T17:00' });
  await openPane(outlook);
  const { pane } = outlook;
  await roomItem(pane, 'fjord').getByRole('button', { name: 'Details of fjord' }).click();
  const dialog = pane.getByRole('dialog', { name: 'fjord' });
  await expectSoon(dialog).toContainText('Lift to floor 1, then left.');
  await expectSoon(dialog.getByRole('img', { name: 'The table from the door' })).toBeVisible();
  await expectSoon(
    dialog.getByRole('img', { name: /^Floor plan of .*: fjord is in the upper left\.$/ }),
  ).toBeVisible();
  await expectSoon(dialog.getByRole('list', { name: /^When it is taken on/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Report a fault' }).click();
  await dialog.getByLabel('What is broken').selectOption({ label: 'Something else' });
  await dialog.getByLabel(/^What is wrong with it/).fill('The door sticks');
  expect(await flawsInEveryLook(outlook.page, inPane)).toEqual(noFlaws);
  await dialog.getByRole('button', { name: 'Report it' }).click();
  await expectSoon(dialog).toContainText('Reported today: The door sticks');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expectSoon(roomItem(pane, 'fjord')).toContainText('Reported as broken: something in the room');
  await expectSoon(pane.getByRole('button', { name: 'Details of fjord' })).toBeFocused();

  await page.goto(`${house.productUrl}/portal/room-faults`);
  await page.getByRole('button', { name: 'Settle: The door sticks in fjord' }).click();
  await page.getByLabel('Note').fill('Oiled');
  expect(await flawsInEveryLook(page, { more: ['best-practice'] })).toEqual(noFlaws);
  await page.getByRole('button', { name: 'Settle', exact: true }).click();
  await expectSoon(page.getByText('Nothing is broken')).toBeVisible();
  expect(complaints).toEqual([]);

  await roomItem(pane, 'fjord').getByRole('button', { name: 'Details of fjord' }).click();
  await expectSoon(dialog).toContainText('Nothing is reported to be broken.');
  await outlook.context.close();
  await page.context().close();
});
