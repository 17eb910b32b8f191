/** @jest-environment jsdom */
import { cleanup, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  addCategory,
  addItem,
  arrangeMenu,
  changeItem,
  copyMenu,
  readMenu,
  removeItem,
  removePicture,
  setPicture,
} from '../../../contract/menus.ts';
import { permissions } from '../../../contract/route.ts';
import { listMyProviders } from '../../../contract/service-teams.ts';
import { FLOOR, NOW, aProblem, aServer, heading, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

const guid = (kind: number, number: number) => `${kind}0000000-0000-4000-8000-00000000000${number}`;
const CANTEEN = guid(6, 1);
const OTHER = guid(6, 2);
const DRINKS = guid(8, 1);
const FOOD = guid(8, 2);
const VAT = guid(7, 1);

function anItem(number: number, over: object = {}) {
  return {
    id: guid(9, number),
    provider: CANTEEN,
    category: DRINKS,
    name: 'Coffee',
    description: '',
    unitPrice: 2_500,
    unit: 'per person',
    vat: { id: VAT, name: 'VAT 25 %', rate: 2_500 },
    deadline: null,
    weekdays: null,
    season: null,
    least: 1,
    most: null,
    allergens: [],
    diets: [],
    options: [],
    units: null,
    stock: null,
    covers: 0,
    contents: [],
    picture: null,
    isActive: true,
    version: 1,
    ...over,
  };
}

const coffee = anItem(1);
const tea = anItem(2, { name: 'Tea', unitPrice: 2_000, isActive: false });
const lunch = anItem(3, {
  name: 'Lunch',
  category: FOOD,
  unitPrice: 9_500,
  stock: 3,
  allergens: ['milk', 'gluten'],
  deadline: { kind: 'days-before', days: 2, time: '12:00' },
  options: [
    {
      id: guid(5, 1),
      name: 'Bread',
      isRequired: true,
      choices: [{ id: guid(5, 2), name: 'Rye', price: 300 }],
    },
  ],
});

function aMenu(over: object = {}) {
  return {
    provider: { id: CANTEEN, name: 'Canteen' },
    currency: 'DKK',
    vatCategories: [{ id: VAT, name: 'VAT 25 %', rate: 2_500, isActive: true, version: 1 }],
    categories: [
      { id: DRINKS, name: 'Drinks', version: 1 },
      { id: FOOD, name: 'Food', version: 1 },
    ],
    items: [coffee, tea, lunch],
    mayEdit: true,
    version: 7,
    ...over,
  };
}

function withMenu(over: object = {}, server = aServer()) {
  server.on(readMenu, () => aMenu(over));
  return server;
}

const MENU = `/providers/${CANTEEN}/menu`;
const namesIn = async (list: string) =>
  within(await screen.findByRole('list', { name: list }))
    .getAllByRole('link')
    .map(({ textContent }) => textContent);

describe('the menu of a provider', () => {
  test('shows categories and items in their order, with price, unit, tax and what is to be known', async () => {
    openPortal(MENU, { server: withMenu() });
    await heading('Menu of Canteen');
    expect(await namesIn('Drinks')).toEqual(['Coffee', 'Tea']);
    const [, row] = within(screen.getByRole('list', { name: 'Drinks' })).getAllByRole('listitem');
    expect(row?.textContent).toMatch(/DKK\s20\.00 per person \+ VAT 25 %Off the menu/);
    const food = screen.getByRole('list', { name: 'Food' }).textContent;
    expect(food).toMatch(/DKK\s95\.00.*1 option.*3 exist.*Gluten and Milk/);
  });

  test('says what to do while nothing is on it', async () => {
    openPortal(MENU, { server: withMenu({ categories: [], items: [] }) });
    expect(await screen.findByText('Nothing is on this menu yet')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Import a file' })).toBeTruthy();
  });

  test('says why it cannot be shown', async () => {
    const server = aServer();
    server.on(readMenu, () => aProblem('not-found', 404, { detail: 'There is no such provider.' }));
    openPortal(MENU, { server });
    expect(await screen.findByText(/There is no such provider/)).toBeTruthy();
  });

  test('is reordered by the arrows, item by item, and reads out where the item is now', async () => {
    const server = withMenu();
    let items = [coffee, tea, lunch];
    let version = 7;
    server.on(readMenu, () => aMenu({ items, version }));
    server.on(arrangeMenu, () => {
      items = [tea, coffee, lunch];
      version = 8;
      return aMenu({ items, version });
    });
    openPortal(MENU, { server });
    await userEvent.click(await screen.findByRole('button', { name: 'Move Coffee down' }));
    await waitFor(async () => expect(await namesIn('Drinks')).toEqual(['Tea', 'Coffee']));
    expect(server.sent(arrangeMenu)).toMatchObject([
      {
        params: { id: CANTEEN },
        version: 7,
        body: {
          groups: [
            { category: null, items: [] },
            { category: DRINKS, items: [tea.id, coffee.id] },
            { category: FOOD, items: [lunch.id] },
          ],
        },
      },
    ]);
    expect(await screen.findByText('Coffee is number 2 of 2 now.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move Coffee down' }));
  });

  test('takes a new order back, and says why, when it is refused', async () => {
    const server = withMenu();
    server.on(arrangeMenu, () => aProblem('changed-meanwhile', 409, { detail: 'Somebody else changed it.' }));
    openPortal(MENU, { server });
    await userEvent.click(await screen.findByRole('button', { name: 'Move Tea down' }));
    expect(await screen.findByText(/Somebody else changed it/)).toBeTruthy();
    expect(await namesIn('Drinks')).toEqual(['Coffee', 'Tea']);
  });

  test('moves whole categories, and items by dragging', async () => {
    const server = withMenu();
    server.on(arrangeMenu, () => aMenu());
    openPortal(MENU, { server });
    await userEvent.click(await screen.findByRole('button', { name: 'Move Food up' }));
    await waitFor(() => expect(server.sent(arrangeMenu)).toHaveLength(1));
    const groupsOf = (at: number) => arrangeMenu.body.parse(server.sent(arrangeMenu)[at]?.body).groups;
    expect(groupsOf(0).map(({ category }) => category)).toEqual([null, FOOD, DRINKS]);
    cleanup();

    openPortal(MENU, { server });
    const list = await screen.findByRole('list', { name: 'Drinks' });
    const [first] = within(list).getAllByRole('listitem');
    const [onto] = within(screen.getByRole('list', { name: 'Food' })).getAllByRole('listitem');
    const [dragged, target] = [first?.firstElementChild, onto?.firstElementChild];
    if (!dragged || !target) throw new Error('both are there');
    const data = new Map<string, string>();
    const dataTransfer = {
      setData: (type: string, text: string) => void data.set(type, text),
      getData: (type: string) => data.get(type) ?? '',
      types: ['application/x-foyer-item'],
      effectAllowed: 'none',
    };
    fireEvent.dragStart(dragged, { dataTransfer });
    const over = createEvent.dragOver(target, { dataTransfer });
    fireEvent(target, over);
    expect(over.defaultPrevented).toBe(true);
    fireEvent.drop(target, { dataTransfer });
    await waitFor(() => expect(server.sent(arrangeMenu)).toHaveLength(2));
    expect(groupsOf(1)[2]?.items).toEqual([coffee.id, lunch.id]);
    expect(groupsOf(1)[1]?.items).toEqual([tea.id]);
  });

  test('gets a category', async () => {
    const server = withMenu();
    server.on(addCategory, ({ body }) => ({ ...body, version: 1 }));
    openPortal(MENU, { server });
    await userEvent.click(await screen.findByRole('button', { name: 'Add a category' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^Name/), 'Snacks');
    await userEvent.click(dialog.getByRole('button', { name: 'Add a category' }));
    await waitFor(() => expect(server.sent(addCategory)).toMatchObject([{ body: { name: 'Snacks' } }]));
  });

  test('is copied from another provider after counting what that adds', async () => {
    const server = withMenu();
    const provider = {
      kind: 'set-up',
      timeZone: 'Europe/Copenhagen',
      isActive: true,
      waiting: 0,
      latest: null,
    };
    server.on(listMyProviders, () => ({
      providers: [
        { ...provider, id: CANTEEN, name: 'Canteen' },
        { ...provider, id: OTHER, name: 'Kitchen' },
      ],
      now: NOW,
    }));
    server.on(copyMenu, ({ body }) => ({
      isDryRun: body?.isDryRun,
      categories: 1,
      items: 4,
      pictures: 2,
      skipped: ['Coffee'],
      version: 8,
    }));
    openPortal(MENU, { server });
    await userEvent.click(await screen.findByRole('button', { name: 'Copy from another provider' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByRole('option', { name: 'Kitchen' })).toBeTruthy();
    expect(dialog.queryByRole('option', { name: 'Canteen' })).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: 'Count first' }));
    expect(
      await dialog.findByText(/Would add 1 categories and 4 items, 2 of them with pictures. 1 are/),
    ).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: 'Copy' }));
    await waitFor(() =>
      expect(server.sent(copyMenu)).toMatchObject([
        { version: 7, body: { from: OTHER, isDryRun: true } },
        { version: 7, body: { from: OTHER, isDryRun: false } },
      ]),
    );
  });

  test('is saved as a file with the decimal mark of the person', async () => {
    const saved: string[] = [];
    openPortal(MENU, { server: withMenu(), save: async (path) => void saved.push(path) });
    await userEvent.click(await screen.findByRole('button', { name: 'Save as CSV' }));
    await waitFor(() =>
      expect(saved).toEqual([`/portal-api/providers/${CANTEEN}/menu/export?decimal=point`]),
    );
  });

  test('is read by a member who does not look after providers, and not changed by who may only look', async () => {
    const member = permissions.filter((one) => !one.startsWith('services.'));
    openPortal(MENU, { server: withMenu({}, aServer(member)) });
    expect(await screen.findByRole('button', { name: 'Move Coffee down' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Providers' })).toBeNull();
    cleanup();
    openPortal(MENU, { server: withMenu({ mayEdit: false }) });
    expect(await screen.findByRole('link', { name: 'Coffee' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Move|Add|Rename|Remove|Copy/ })).toBeNull();
  });
});

describe('an item', () => {
  test('is added with everything that is said about it', async () => {
    const server = withMenu();
    server.on(addItem, ({ body }) => anItem(4, { name: body?.name }));
    const { path } = openPortal(`${MENU}/add`, { server });
    await userEvent.type(await screen.findByLabelText(/^Name/), 'Sandwich');
    await userEvent.type(screen.getByLabelText('Description'), 'With{enter}butter');
    await userEvent.selectOptions(screen.getByLabelText('Category'), 'Food');
    await userEvent.type(screen.getByLabelText(/^Price without VAT, in DKK/), '1,055.50');
    await userEvent.clear(screen.getByLabelText('At least'));
    await userEvent.type(screen.getByLabelText('At least'), '4');
    await userEvent.type(screen.getByLabelText('At most'), '60');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Sesame' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Vegan' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Friday' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Monday' }));
    await userEvent.type(screen.getByLabelText('Season from'), '11-01');
    await userEvent.type(screen.getByLabelText('Season to'), '02-28');
    await userEvent.selectOptions(screen.getByLabelText('Order by'), 'Minutes before');
    await userEvent.click(screen.getByRole('button', { name: 'Add an option' }));
    await userEvent.type(screen.getByLabelText(/^Option 1/), 'Bread');
    await userEvent.type(screen.getByLabelText(/^Choice 1 of option 1/), 'Rye');
    await userEvent.type(screen.getByLabelText(/^Costs more: choice 1/), '3');
    await userEvent.click(screen.getByRole('button', { name: 'Add a part' }));
    await userEvent.selectOptions(screen.getByLabelText(/^Item 1/), 'Coffee');
    await userEvent.click(screen.getByRole('radio', { name: 'Only in some places' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Floor 2' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add the item' }));
    await waitFor(() => expect(path()).toBe(`/portal${MENU}`));
    expect(server.sent(addItem)).toMatchObject([
      {
        params: { id: CANTEEN },
        body: {
          name: 'Sandwich',
          description: 'With\nbutter',
          category: FOOD,
          unitPrice: 105_550,
          unit: 'per person',
          vat: VAT,
          least: 4,
          most: 60,
          allergens: ['sesame'],
          diets: ['vegan'],
          weekdays: [1, 5],
          season: { from: '11-01', to: '02-28' },
          deadline: { kind: 'minutes-before', minutes: 60 },
          options: [{ name: 'Bread', isRequired: false, choices: [{ name: 'Rye', price: 300 }] }],
          contents: [{ item: coffee.id, quantity: 1 }],
          units: [FLOOR],
          stock: null,
          covers: 0,
        },
      },
    ]);
  });

  test('is not sent while something is wrong, and every mistake stands at its field', async () => {
    const server = withMenu();
    openPortal(`${MENU}/add`, { server });
    await userEvent.type(await screen.findByLabelText(/^Price without VAT/), '25,00');
    await userEvent.type(screen.getByLabelText('Season from'), '13-01');
    await userEvent.click(screen.getByRole('button', { name: 'Add an option' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add the item' }));
    expect(await screen.findByText(/Name: must not be empty/)).toBeTruthy();
    expect(screen.getByText(/must be an amount such as 25.50/)).toBeTruthy();
    expect(screen.getAllByText(/must be a day of the year/)).toHaveLength(2);
    expect(screen.getByText(/Option 1: must not be empty/)).toBeTruthy();
    expect(server.sent(addItem)).toEqual([]);
  });

  test('is changed as it was seen; theirs stands beside mine when somebody was faster', async () => {
    const server = withMenu();
    server.on(changeItem, ({ version, body }) =>
      version === 1
        ? aProblem('changed-meanwhile', 409, { current: { ...lunch, unitPrice: 9_900, version: 2 } })
        : { ...lunch, unitPrice: body?.unitPrice, version: 3 },
    );
    openPortal(`${MENU}/items/${lunch.id}`, { server });
    const price = await screen.findByLabelText(/^Price without VAT/);
    expect((price as HTMLInputElement).value).toBe('95.00');
    await userEvent.clear(price);
    await userEvent.type(price, '97');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const row = (await screen.findByRole('rowheader', { name: /^Price/ })).closest('tr');
    expect(row?.textContent).toMatch(/9799\.00$/);
    await userEvent.click(screen.getByRole('button', { name: 'Save mine over it' }));
    await waitFor(() => expect(server.sent(changeItem).map(({ version }) => version)).toEqual([1, 2]));
    expect(server.sent(changeItem)[1]?.body).toMatchObject({
      unitPrice: 9_700,
      deadline: { kind: 'days-before', days: 2, time: '12:00' },
      allergens: ['gluten', 'milk'],
      isActive: true,
      options: lunch.options,
    });
  });

  test('is removed after asking', async () => {
    const server = withMenu();
    server.on(removeItem, () => ({}));
    const { path } = openPortal(`${MENU}/items/${coffee.id}`, { server });
    await userEvent.click(await screen.findByRole('button', { name: 'Remove' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Remove Coffee?' }));
    expect(server.sent(removeItem)).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(path()).toBe(`/portal${MENU}`));
    expect(server.sent(removeItem)).toMatchObject([{ params: { id: coffee.id }, version: 1 }]);
  });

  test('gets a picture as soon as it is chosen, unless it is too large', async () => {
    const server = withMenu();
    server.on(setPicture, () => ({ ...coffee, picture: 'tag', version: 2 }));
    openPortal(`${MENU}/items/${coffee.id}`, { server });
    const field = await screen.findByLabelText('Choose a picture');
    await userEvent.upload(field, new File([new Uint8Array(201 * 1024)], 'big.png', { type: 'image/png' }));
    expect(await screen.findByText(/This picture is 201 KB/)).toBeTruthy();
    expect(server.sent(setPicture)).toEqual([]);
    await userEvent.upload(field, new File(['abc'], 'cup.png', { type: 'image/png' }));
    await waitFor(() =>
      expect(server.sent(setPicture)).toMatchObject([
        { params: { id: coffee.id }, version: 1, body: { content: btoa('abc') } },
      ]),
    );
  });

  test('loses its picture', async () => {
    const pictured = { ...coffee, picture: 'tag' };
    const server = withMenu({ items: [pictured] });
    server.on(removePicture, () => ({ ...coffee, version: 2 }));
    openPortal(`${MENU}/items/${coffee.id}`, { server });
    await userEvent.click(await screen.findByRole('button', { name: 'Take the picture away' }));
    await waitFor(() => expect(server.sent(removePicture)).toMatchObject([{ version: 1 }]));
  });

  test('that is not there says so and leads back', async () => {
    openPortal(`${MENU}/items/${guid(9, 9)}`, { server: withMenu() });
    expect(await screen.findByText('This item is not there')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'To the menu' })).toBeTruthy();
  });
});
