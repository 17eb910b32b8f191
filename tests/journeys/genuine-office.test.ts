import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { startClientAlone } from './client-alone.ts';
import type { ClientAlone } from './client-alone.ts';
import type { Answer, TinyPane } from '../support/tiny-addin.ts';

/** The unmodified Office.js of the npm package in the calendar client's frames. */
let client: ClientAlone;
let simulator: ClientAlone['simulator'];
let page: Page;
let foreign: string[];

beforeAll(async () => {
  client = await startClientAlone();
  ({ simulator } = client);
});
beforeEach(async () => {
  await client.reset();
  page = await client.newPage();
  foreign = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.hostname !== 'localhost') foreign.push(url.href);
  });
});
afterAll(() => client.close());

async function compose(query = ''): Promise<void> {
  await page.goto(`${simulator.url}/calendar/${query}`);
  await page.getByRole('button', { name: 'New meeting' }).click();
  await page.getByLabel('Start', { exact: true }).fill('2026-12-01T10:00');
  await page.getByLabel('End', { exact: true }).fill('2026-12-01T11:00');
}

async function openPane(): Promise<Frame> {
  await page.getByRole('button', { name: 'Foyer' }).click();
  const element = await page.locator('aside iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('the pane has no frame');
  await frame.waitForFunction('window.ready');
  await frame.evaluate('window.ready');
  await frame.waitForFunction(() => document.activeElement?.id === 'first'); // the focus follows into the pane
  return frame;
}

const ask = (frame: Frame, ...args: Parameters<TinyPane['call']>): Promise<Answer> =>
  frame.evaluate((given) => (globalThis as unknown as TinyPane).call(...given), args);

const sessionData = (frame: Frame) => ask(frame, 'sessionData', 'getAllAsync');

test('a room added by the add-in stands in the form, is booked by Send, and nothing leaves the machine', async () => {
  await compose();
  await page.getByLabel('Title').fill('Planning');
  const frame = await openPane();
  const room = [{ id: 'fjord@nordhavn.example', type: 'room' }];

  expect(await ask(frame, 'subject', 'getAsync')).toEqual({ value: 'Planning' });
  await ask(frame, 'enhancedLocation', 'addAsync', room);
  await ask(frame, 'enhancedLocation', 'addAsync', room);
  await page.getByText('Resource attendees: fjord <fjord@nordhavn.example>').waitFor();
  expect((await ask(frame, 'enhancedLocation', 'getAsync')).value).toHaveLength(1);

  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('fjord accepted.').waitFor();
  await page.getByLabel('Calendar of').selectOption({ label: 'fjord' });
  await page.getByRole('button', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Anna Holm, Tuesday 1 December 10:00 to 11:00' }).waitFor();
  expect(foreign).toEqual([]);
});

test('what changes in the form is heard in the pane and in the hidden runtime', async () => {
  await compose();
  const frame = await openPane();
  await frame.evaluate(() => {
    const { Office } = globalThis as unknown as TinyPane;
    for (const type of [
      'AppointmentTimeChanged',
      'RecurrenceChanged',
      'RecipientsChanged',
      'EnhancedLocationsChanged',
    ]) {
      Office.context.mailbox.item.addHandlerAsync(Office.EventType[type], () =>
        (globalThis as unknown as TinyPane).heard.push(type),
      );
    }
  });
  await ask(frame, 'subject', 'getAsync'); // calls are answered in order: by now the handlers are registered

  await page.getByLabel('End', { exact: true }).fill('2026-12-01T12:00');
  await page.getByLabel('Repeat').selectOption('weekly');
  await page.getByLabel('Attendees', { exact: true }).fill('bent');
  await page.getByLabel('Attendees', { exact: true }).press('Enter');
  await page.getByLabel('Add a room from the directory').selectOption('fjord@nordhavn.example');

  await frame.waitForFunction(() => new Set((globalThis as unknown as TinyPane).heard).size === 4);
  await frame.waitForFunction(async () => {
    const { value } = await (globalThis as unknown as TinyPane).call('sessionData', 'getAllAsync');
    return Object.keys(value as object).length === 4;
  });
  expect(Object.keys((await sessionData(frame)).value as object).toSorted()).toEqual([
    'onAppointmentAttendeesChanged',
    'onAppointmentRecurrenceChanged',
    'onAppointmentTimeChanged',
    'onNewAppointmentOrganizer',
  ]);
});

test('the library’s own limits and Outlook’s errors both come through', async () => {
  await compose();
  const frame = await openPane();
  expect(
    await ask(frame, 'enhancedLocation', 'addAsync', [{ id: 'attic@nordhavn.example', type: 'room' }]),
  ).toEqual({
    code: 9002,
    name: 'InternalFormatError',
  });
  expect(await ask(frame, '', 'getItemIdAsync')).toMatchObject({ code: 9046 });
  await expect(ask(frame, 'end', 'setAsync', 'tomorrow')).rejects.toThrow('Sys.Argument');
});

test('an add-in that objects leaves the choice to the person', async () => {
  await compose();
  await page.getByLabel('Title').fill('Without coffee');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('dialog').getByText('Nobody ordered coffee.').waitFor();
  await page.getByRole('button', { name: 'Order now' }).click();
  expect(await page.getByLabel('Title').inputValue()).toBe('Without coffee');

  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('button', { name: 'Send anyway' }).click();
  await page.getByText('Sent: Without coffee.').waitFor();
});

test('Tab goes through the pane and out at both ends, Escape goes back to the ribbon', async () => {
  await compose();
  const frame = await openPane();
  const inPane = (id: string) => frame.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
  const focused = (name: string) =>
    page.waitForFunction((wanted) => document.activeElement?.textContent?.includes(wanted), name);

  await page.getByRole('button', { name: 'Close pane' }).focus();
  await page.keyboard.press('Tab');
  await inPane('first');
  await page.keyboard.press('Tab');
  await inPane('last');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => document.activeElement?.tagName === 'SELECT');

  await page.getByRole('button', { name: 'Foyer' }).press('Enter');
  await inPane('first');
  await page.keyboard.press('Shift+Tab');
  await focused('✕');
  await page.keyboard.press('Tab');
  await inPane('first');
  await page.keyboard.press('Escape');
  await focused('Foyer');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
});

test('switches make an older client in another language, without events', async () => {
  await compose('?mailbox=1.5&locale=da-DK&nestedAuth=off&sso=13012');
  const frame = await openPane();
  const seen = await frame.evaluate(async () => {
    const { Office, OfficeRuntime } = globalThis as unknown as TinyPane;
    const has = (set: string, version: string) => Office.context.requirements.isSetSupported(set, version);
    const sso = await OfficeRuntime.auth.getAccessToken().catch((error: { code: number }) => error.code);
    return [
      Office.context.displayLanguage,
      has('Mailbox', '1.5'),
      has('Mailbox', '1.6'),
      has('NestedAppAuth', '1.1'),
      sso,
    ];
  });
  expect(seen).toEqual(['da-DK', true, false, false, 13_012]);
  expect(await page.locator('iframe').count()).toBe(1);
});

test('one occurrence knows its series and keeps its own time', async () => {
  await compose();
  await page.getByLabel('Title').fill('Weekly');
  await page.getByLabel('Repeat').selectOption('weekly');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Sent: Weekly.').waitFor();
  await page.goto(`${simulator.url}/calendar/?date=2026-12-08`);
  await page.getByRole('button', { name: 'Weekly, Tuesday 8 December 10:00 to 11:00' }).click();
  await page.getByRole('button', { name: 'Edit this one' }).click();
  const frame = await openPane();
  expect(await frame.evaluate('typeof Office.context.mailbox.item.seriesId')).toBe('string');

  await page.getByLabel('Start', { exact: true }).fill('2026-12-08T13:00');
  await page.getByRole('button', { name: 'Send update' }).click();
  await page.getByRole('button', { name: 'Weekly, Tuesday 8 December 13:00 to 14:00' }).waitFor();
  await page.goto(`${simulator.url}/calendar/?date=2026-12-15`);
  await page.getByRole('button', { name: 'Weekly, Tuesday 15 December 10:00 to 11:00' }).waitFor();
});

test('the files of office.js are the package’s, byte for byte', async () => {
  const served = await (await fetch(`${simulator.url}/officejs/office.js`)).text();
  const installed = path.resolve(
    import.meta.dirname,
    '../../node_modules/@microsoft/office-js/dist/office.js',
  );
  expect(served).toBe(readFileSync(installed, 'utf8'));
});
