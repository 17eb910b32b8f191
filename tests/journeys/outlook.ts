import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import type { House } from '../support/house.ts';

export interface Visit {
  /** Handle of the person; the first one, anna, without it. */
  readonly person?: string;
  /** Switches of the simulated Outlook, e.g. `nestedAuth=off&sso=13012`. */
  readonly switches?: string;
  readonly options?: BrowserContextOptions;
}

export interface Outlook {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What is inside the task pane. */
  readonly pane: FrameLocator;
}

/** Opens the calendar of the simulated tenant as somebody, in a browser profile of its own. */
export async function openCalendar(browser: Browser, house: House, visit: Visit = {}): Promise<Outlook> {
  const context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    locale: 'en-US',
    timezoneId: 'Europe/Copenhagen',
    ...visit.options,
  });
  const page = await context.newPage();
  const person = visit.person ? `person=${visit.person}` : '';
  const query = [person, visit.switches].filter(Boolean).join('&');
  await page.goto(`${house.simulatorUrl}/calendar/?${query}`);
  return { page, context, pane: page.frameLocator('iframe[title="Foyer"]') };
}

export interface Draft {
  readonly title?: string;
  /** Local time of the form, e.g. `2026-12-01T10:00`. */
  readonly start?: string;
  readonly end?: string;
  /** Names or handles. */
  readonly attendees?: string;
}

/** Presses New meeting and fills in the form. */
export async function compose({ page }: Outlook, draft: Draft): Promise<void> {
  await page.getByRole('button', { name: 'New meeting' }).click();
  await fillIn(page, draft);
}

export async function fillIn(page: Page, { title, start, end, attendees }: Draft): Promise<void> {
  if (title !== undefined) await page.getByLabel('Title', { exact: true }).fill(title);
  if (start !== undefined) await page.getByLabel('Start', { exact: true }).fill(start);
  if (end !== undefined) await page.getByLabel('End', { exact: true }).fill(end);
  if (attendees === undefined) return;
  const field = page.getByLabel('Attendees', { exact: true });
  await field.fill(attendees);
  await field.press('Enter');
}

/** Presses the ribbon button. */
export async function openPane({ page }: Outlook): Promise<void> {
  await ribbonButton(page).click();
}

export function ribbonButton(page: Page) {
  return page.getByRole('group', { name: 'Meeting commands' }).getByRole('button', { name: 'Foyer' });
}

/** The list of rooms in the pane. */
export function roomList(pane: FrameLocator) {
  return pane.getByRole('list', { name: 'Rooms', exact: true });
}

/** One room of that list. */
export function roomItem(pane: FrameLocator, room: string) {
  return roomList(pane)
    .getByRole('listitem')
    .filter({ has: pane.getByRole('button', { name: new RegExp(` ${room}$`) }) });
}

/** The rooms that the meeting has, as the pane shows them. */
export function chosenRooms(pane: FrameLocator) {
  return pane.getByRole('list', { name: 'In this meeting', exact: true });
}
