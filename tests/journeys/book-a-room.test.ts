import type { Browser, Locator, Page } from 'playwright-core';
import { expectSoon, textsOf } from './expect-soon.ts';
import { openBrowser } from '../support/chromium.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { startHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { chosenRooms, compose, openCalendar, openPane, ribbonButton, roomItem, roomList } from './outlook.ts';
import type { Outlook } from './outlook.ts';

let house: House;
let browser: Browser;
let outlook: Outlook;

const TUESDAY = { start: '2026-12-01T10:00', end: '2026-12-01T11:00' };
const FJORD = 'fjord@nordhavn.example';

/** What fjord's calendar holds on that Tuesday at ten, by subject: the truth, not what a page says. */
async function inFjord(): Promise<readonly string[]> {
  const query = `room=${FJORD}&from=2026-12-01T09:00:00Z&to=2026-12-01T10:00:00Z`;
  const entries = (await house.control('GET', `/meetings?${query}`)) as readonly { subject: string }[];
  return entries.map(({ subject }) => subject);
}

/** Whether the focus is on it, as a question to ask again. */
function hasFocus(locator: Locator): () => Promise<boolean> {
  return () => locator.evaluate((element) => element.ownerDocument.activeElement === element);
}

async function openCalendarOf(page: Page, room: string): Promise<void> {
  await page.getByLabel('Calendar of').selectOption({ label: room });
}

describeOnBothDatabases('booking a room', (_createDatabase, kind) => {
  beforeAll(async () => {
    [house, browser] = await Promise.all([startHouse({ database: kind }), openBrowser()]);
  });
  beforeEach(async () => {
    await house.reset();
    outlook = await openCalendar(browser, house);
  });
  afterEach(() => outlook.context.close());
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  test('a person composes a meeting, is signed in silently, adds a room and sends', async () => {
    const { page, pane } = outlook;
    await compose(outlook, {
      title: 'Quarterly numbers',
      ...TUESDAY,
      attendees: 'bent, carla, dora, erik, fatima',
    });
    await openPane(outlook);

    await expectSoon(pane.getByText('Anna Holm')).toBeVisible();
    expect(await page.getByRole('dialog').count()).toBe(0);

    const names = roomList(pane).getByRole('listitem');
    await expectSoon(names).toHaveCount(5);
    expect(
      (await textsOf(names)).map((text) => text.match(/fjord|skov|hudson|lille|bestyrelse/)?.[0]),
    ).toEqual(['fjord', 'skov', 'hudson', 'lille', 'bestyrelse']);
    await expectSoon(roomItem(pane, 'lille')).toContainText('Seats 4, you need 6.');
    await expectSoon(roomItem(pane, 'bestyrelse')).toContainText('Only for certain people');

    await pane.getByRole('button', { name: 'Add fjord' }).click();
    await expectSoon(pane.getByRole('button', { name: 'Remove fjord' })).toBeVisible();
    await expectSoon(page.getByRole('list', { name: 'Places' })).toContainText('fjord');
    await expectSoon(page.getByText('Resource attendees:')).toContainText(`fjord <${FJORD}>`);
    expect(await inFjord()).toEqual([]);

    await page.getByRole('button', { name: 'Send' }).click();
    await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted.');
    expect(await inFjord()).toEqual(['Anna Holm']);

    await openCalendarOf(page, 'fjord');
    await page.getByRole('button', { name: /^Anna Holm, Tuesday 1 December 10:00 to 11:00/ }).click();
    await expectSoon(page.getByRole('dialog')).toContainText('Anna Holm');
  });

  test('the same with the keyboard alone, into the pane and out of it again', async () => {
    const { page, pane } = outlook;
    const { keyboard } = page;
    const tabTo = async (isThere: () => Promise<boolean>, key = 'Tab') => {
      for (let presses = 0; presses < 80; presses += 1) {
        if (await isThere()) return;
        await keyboard.press(key);
      }
      throw new Error('The keyboard did not get there.');
    };

    await tabTo(hasFocus(page.getByRole('button', { name: 'New meeting' })));
    await keyboard.press('Enter');
    await tabTo(hasFocus(page.getByLabel('Title', { exact: true })));
    await keyboard.type('By keyboard');
    for (const [label, time] of [
      ['Start', '1000AM'],
      ['End', '1100AM'],
    ] as const) {
      await tabTo(hasFocus(page.getByLabel(label, { exact: true })));
      await keyboard.type('12012026');
      await keyboard.press('ArrowRight'); // a year may have six digits: the field waits for them
      await keyboard.type(time);
    }

    await tabTo(hasFocus(ribbonButton(page)), 'Shift+Tab');
    await keyboard.press('Enter');
    const add = pane.getByRole('button', { name: 'Add fjord' });
    await expectSoon(add).toBeVisible();
    await tabTo(hasFocus(add));
    await keyboard.press('Enter');
    const remove = pane.getByRole('button', { name: 'Remove fjord' });
    await expectSoon(remove).toBeVisible();

    await keyboard.press('Escape');
    await expectSoon(ribbonButton(page)).toBeFocused();
    await tabTo(hasFocus(page.getByRole('button', { name: 'Send' })), 'Shift+Tab');
    await keyboard.press('Enter');
    await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText('fjord accepted.');
    expect(await inFjord()).toEqual(['Anna Holm']);
  });

  test('removing a room takes it out of the location and of the attendees', async () => {
    const { page, pane } = outlook;
    await compose(outlook, { title: 'Changed my mind', ...TUESDAY });
    await openPane(outlook);
    await pane.getByRole('button', { name: 'Add skov' }).click();
    await expectSoon(page.getByText('Resource attendees:')).toContainText('skov');

    await pane.getByRole('button', { name: 'Remove skov' }).click();
    await expectSoon(page.getByText('Resource attendees:')).toHaveCount(0);
    await expectSoon(page.getByRole('list', { name: 'Places' })).toHaveCount(0);
    await expectSoon(pane.getByRole('button', { name: 'Add skov' })).toBeVisible();
  });

  test('a managed room is requested, waits for somebody to decide, and opened again the pane says what they decided', async () => {
    await outlook.context.close();
    outlook = await openCalendar(browser, house, { person: 'bent' });
    const { page, pane } = outlook;
    await compose(outlook, { title: 'Board', ...TUESDAY });
    await openPane(outlook);
    await pane.getByRole('button', { name: 'Request bestyrelse' }).click();
    await expectSoon(pane.getByRole('button', { name: 'Remove bestyrelse' })).toBeVisible();

    await page.getByRole('button', { name: 'Send' }).click();
    await expectSoon(page.getByRole('status', { name: 'What was sent' })).toContainText(
      'bestyrelse waits for somebody to decide.',
    );
    const chosen = chosenRooms(pane);
    const openAgain = async () => {
      await page.getByRole('button', { name: /^Board, Tuesday 1 December/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click();
      await openPane(outlook);
    };
    await openAgain();
    await expectSoon(chosen).toContainText('It is requested: somebody has not decided yet.');
    const query = 'room=bestyrelse&from=2026-12-01T09:00:00Z&to=2026-12-01T10:00:00Z';
    const [sent] = (await house.control('GET', `/meetings?${query}`)) as readonly { meetingUid: string }[];
    const path = `/meetings/${encodeURIComponent(sent?.meetingUid ?? '')}/answer`;
    await house.control('POST', path, { room: 'bestyrelse', response: 'accepted' });
    await expectSoon(chosen).toContainText('It has accepted the meeting.');
    await house.control('POST', path, { room: 'bestyrelse', response: 'declined' });
    await expectSoon(chosen).toContainText('It does not hold the meeting any more');
  });

  test('a room elsewhere is shown in both times', async () => {
    const { pane } = outlook;
    await compose(outlook, { title: 'With New York', start: '2026-12-01T15:00', end: '2026-12-01T16:00' });
    await openPane(outlook);
    const hudson = roomItem(pane, 'hudson');
    await expectSoon(hudson).toContainText('New York');
    await expectSoon(hudson).toContainText('your time');
  });
});
