/** @jest-environment jsdom */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addTemplate, changeTemplate, readProviderMenu } from '../../../contract/services.ts';
import { aComposedMeeting, at } from '../outlook/composed-fakes.ts';
import { aProblem, openPane } from '../shell/pane-harness.tsx';
import { aServerWithTeam, aTemplate, fjord, NOW } from './a-team.ts';

afterEach(cleanup);

const person = userEvent.setup();
const COFFEE = '70000000-0000-4000-8000-000000000010';
const LUNCH = '70000000-0000-4000-8000-000000000011';
const MILK = '70000000-0000-4000-8000-000000000012';
const OAT = '70000000-0000-4000-8000-000000000013';
const JUICE = '70000000-0000-4000-8000-000000000015';
const CENTER = '70000000-0000-4000-8000-000000000014';

const open = {
  at: at('2026-12-01T07:00:00Z'),
  isPassed: false,
  sentence: 'Order by Tue 1 Dec.',
  language: 'en' as const,
};
const gone = {
  at: at('2026-11-30T07:00:00Z'),
  isPassed: true,
  sentence: 'Lunch closed on Mon 30 Nov, 12:00.',
  language: 'en' as const,
};

function anItem(more: object = {}) {
  return {
    id: COFFEE,
    category: null,
    name: 'Coffee',
    description: '',
    unitPrice: 2_500,
    unit: 'per person',
    vat: { id: CENTER, name: 'Food', rate: 2_500 },
    deadline: null,
    weekdays: null,
    season: null,
    least: 1,
    most: null,
    allergens: [],
    diets: [],
    options: [{ id: MILK, name: 'Milk', isRequired: false, choices: [{ id: OAT, name: 'Oat', price: 300 }] }],
    stock: null,
    covers: 0,
    contents: [],
    picture: null,
    closes: open,
    unavailable: null,
    left: null,
    ...more,
  };
}

const costCenters = [
  { id: CENTER, code: '1000', name: 'Administration' },
  { id: MILK, code: '2000', name: 'Sales' },
];
const aJuice = anItem({ id: JUICE, name: 'Juice', options: [] });

async function openMenu(more: object = {}) {
  const given = aServerWithTeam();
  given.team.hasMenu = true;
  const menu = { currency: 'DKK', categories: [], items: [anItem()], costCenters, now: NOW, ...more };
  given.server.answers.more.set(readProviderMenu, () => menu);
  const meeting = aComposedMeeting({
    rooms: [fjord],
    attendees: [fjord.mailbox, 'bent@nordhavn.example', 'carla@nordhavn.example'],
  });
  const pane = openPane({ server: given.server, meeting });
  await person.click(await screen.findByRole('tab', { name: 'Services' }));
  await screen.findByRole('button', { name: 'Add Coffee' });
  return { ...pane, ...given };
}

/** `line` is what stands on the line beside coffee for eight; null: nothing was ordered from a menu. */
async function openOrdered(line: object | null = {}, items: readonly object[] = [anItem(), aJuice]) {
  const given = aServerWithTeam();
  const coffee = {
    item: COFFEE,
    name: 'Coffee',
    unit: 'per person',
    quantity: 8,
    options: [],
    unitPrice: 2_500,
    vatRate: 2_500,
    discount: 0,
    net: 20_000,
    vat: 5_000,
    gross: 25_000,
    ...line,
  };
  const { net, vat, gross } = coffee;
  const order = {
    text: '',
    lines: [coffee],
    total: { net, vat, gross, currency: 'DKK' },
    costCenter: costCenters[0],
  };
  const template = aTemplate(line === null ? { text: 'chairs' } : (order as object), given.team.deadline);
  given.team.templates = [template];
  const menu = { currency: 'DKK', categories: [], items: line === null ? [] : items, costCenters, now: NOW };
  given.server.answers.more.set(readProviderMenu, () => menu);
  given.server.answers.more.set(changeTemplate, () => template);
  openPane({ server: given.server, meeting: aComposedMeeting({ rooms: [fjord], attendees: [] }) });
  await person.click(await screen.findByRole('tab', { name: 'Services' }));
  return { ...given, template };
}

const inChange = () => within(screen.getByRole('group', { name: 'Change the request to House team' }));
const changes = ({ server }: Pick<ReturnType<typeof aServerWithTeam>, 'server'>) =>
  server.asked.filter(({ route }) => route === changeTemplate).map(({ body }) => body);
const total = () => within(screen.getByLabelText('Total')).getAllByRole('definition').at(-1)?.textContent;
const sent = ({ server }: ReturnType<typeof aServerWithTeam>) =>
  server.asked.filter(({ route }) => route === addTemplate).map(({ body }) => body);

describe('the menu of a team', () => {
  test('suggests as many as will be there, and shows what that costs before anything is ordered', async () => {
    const given = await openMenu();
    await person.click(screen.getByRole('button', { name: 'Add Coffee' }));

    expect(screen.getByRole('spinbutton', { name: 'How many Coffee' })).toHaveProperty('value', '3');
    expect(total()).toMatch(/DKK.93\.75/);
    fireEvent.change(screen.getByRole('spinbutton'), { target: { value: '8' } });
    expect(total()).toMatch(/DKK.250\.00/);
    await person.selectOptions(screen.getByRole('combobox', { name: 'Charged to' }), CENTER);
    await person.click(screen.getByRole('button', { name: 'Ask House team' }));

    await waitFor(() => expect(sent(given)).toHaveLength(1));
    expect(sent(given)[0]).toMatchObject({
      text: '',
      lines: [{ item: COFFEE, quantity: 8, options: [] }],
      costCenter: CENTER,
      seenTotal: 25_000,
    });
  });

  test('adds what a choice costs, and takes a thing away again at none', async () => {
    await openMenu();
    await person.click(screen.getByRole('button', { name: 'Add Coffee' }));
    await person.selectOptions(screen.getByRole('combobox', { name: 'Milk' }), OAT);
    expect(total()).toMatch(/DKK.105\.00/);

    fireEvent.change(screen.getByRole('spinbutton'), { target: { value: '0' } });
    fireEvent.blur(screen.getByRole('spinbutton'));
    expect(screen.queryByLabelText('Total')).toBeNull();
    expect(screen.getByRole('button', { name: 'Add Coffee' })).toBeTruthy();
  });

  test('keeps what is too late or not to be had in sight, with the reason, and adds none of it', async () => {
    const items = [
      anItem(),
      anItem({ id: LUNCH, name: 'Lunch', closes: gone }),
      anItem({ id: MILK, name: 'Fish', unavailable: 'Fish is there on Friday only.' }),
    ];
    await openMenu({ items });

    for (const [name, why] of [
      ['Lunch', 'Lunch closed on Mon 30 Nov, 12:00.'],
      ['Fish', 'Fish is there on Friday only.'],
    ]) {
      const button = screen.getByRole('button', { name: `Add ${name}` });
      expect(button.getAttribute('aria-disabled')).toBe('true');
      expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(why);
      await person.click(button);
    }
    expect(screen.queryByRole('spinbutton')).toBeNull();
  });

  test('shows both totals when a price has changed meanwhile, and loses nothing', async () => {
    const given = await openMenu();
    const detail = 'You saw DKK 93.75; it is DKK 100.00 now. Nothing was ordered.';
    given.server.answers.more.set(addTemplate, () => {
      throw aProblem('price-changed', 409, { detail });
    });
    await person.click(screen.getByRole('button', { name: 'Add Coffee' }));
    await person.selectOptions(screen.getByRole('combobox', { name: 'Charged to' }), CENTER);
    await person.click(screen.getByRole('button', { name: 'Ask House team' }));

    expect(await screen.findByText(/You saw DKK 93\.75; it is DKK 100\.00 now/)).toBeTruthy();
    expect(screen.getByRole('spinbutton')).toHaveProperty('value', '3');
    await waitFor(() => {
      expect(given.server.asked.filter(({ route }) => route === readProviderMenu)).toHaveLength(2);
    });
  });

  test('takes the only cost center there is, and asks for one among several', async () => {
    const given = await openMenu({ costCenters: [{ id: CENTER, code: '1000', name: 'Administration' }] });
    await person.click(screen.getByRole('button', { name: 'Add Coffee' }));
    await person.click(screen.getByRole('button', { name: 'Ask House team' }));

    await waitFor(() => expect(sent(given)[0]).toMatchObject({ costCenter: CENTER }));
  });

  test('what was ordered stands with its price and who pays', async () => {
    await openOrdered();

    const asked = await screen.findByRole('list', { name: 'Asked for' });
    expect(within(asked).getByText('8 × Coffee')).toBeTruthy();
    expect(within(asked).getByText(/Total: DKK.250\.00 · Charged to 1000 Administration/)).toBeTruthy();
  });

  test('of what was ordered more is asked for at the price on the menu, less the discount; none of it is no change', async () => {
    const given = await openOrdered({ discount: 1_000, net: 18_000, vat: 4_500, gross: 22_500 });
    await person.click(await screen.findByRole('button', { name: 'Change the request to House team' }));
    const quantity = await screen.findByRole('spinbutton', { name: 'How many Coffee' });
    expect(total()).toMatch(/DKK.225\.00/);
    expect(screen.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true');
    fireEvent.change(quantity, { target: { value: '0' } });
    fireEvent.blur(quantity);
    expect(screen.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true');

    await person.click(inChange().getByRole('button', { name: 'Add Coffee' }));
    fireEvent.change(screen.getByRole('spinbutton'), { target: { value: '10' } });
    expect(total()).toMatch(/DKK.281\.25/);
    await person.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(changes(given)).toEqual([
        { text: '', lines: [{ item: COFFEE, quantity: 10, options: [] }], seenTotal: 28_125 },
      ]);
    });
  });

  test('to what was ordered something else is added, the same in another way, for another payer and moment', async () => {
    const given = await openOrdered();
    const asked = () => given.server.asked.filter(({ route }) => route === readProviderMenu).at(-1)?.query;
    await person.click(await screen.findByRole('button', { name: 'Change the request to House team' }));
    await person.click(await inChange().findByRole('button', { name: 'Add Juice' }));
    await person.click(inChange().getByRole('button', { name: 'Another choice of Coffee' }));
    await person.selectOptions(inChange().getAllByRole('combobox', { name: 'Milk' })[1] as HTMLElement, OAT);
    await person.selectOptions(inChange().getByRole('combobox', { name: 'Charged to' }), MILK);
    await person.selectOptions(inChange().getByRole('combobox', { name: 'Ready' }), 'end 0');
    await waitFor(() => expect(asked()).toMatchObject({ offsetFrom: 'end', instead: given.template.id }));
    await person.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(changes(given)).toHaveLength(1));
    const [change] = changes(given) as { lines: { item: string }[] }[];
    expect(change).toMatchObject({ costCenter: MILK, offsetMinutes: 0, offsetFrom: 'end' });
    expect(change?.lines.toSorted((one, other) => (one.item < other.item ? -1 : 1))).toEqual([
      { item: COFFEE, quantity: 8, options: [] },
      { item: COFFEE, quantity: 1, options: [{ option: MILK, choice: OAT }] },
      { item: JUICE, quantity: 1, options: [] },
    ]);
  });

  test('what was ordered and has left the menu stays as it is, or is taken away', async () => {
    const given = await openOrdered({}, [anItem({ id: JUICE, name: 'Juice' })]);
    await person.click(await screen.findByRole('button', { name: 'Change the request to House team' }));
    expect(await screen.findByText('8 × Coffee')).toBeTruthy();
    await person.click(inChange().getByRole('button', { name: 'Add Juice' }));
    expect(total()).toMatch(/DKK.281\.25/);
    await person.click(inChange().getByRole('button', { name: 'Take away Coffee' }));
    expect(total()).toMatch(/DKK.31\.25/);
    await person.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => {
      expect(changes(given)).toEqual([
        { text: '', lines: [{ item: JUICE, quantity: 1, options: [] }], seenTotal: 3_125 },
      ]);
    });
  });

  test('what somebody else changed while the form was open is not put back by a note', async () => {
    const given = await openOrdered();
    const [coffee] = given.template.lines;
    if (!coffee) throw new Error('nothing was ordered');
    const raised = {
      ...given.template,
      lines: [{ ...coffee, quantity: 10, net: 25_000, vat: 6_250, gross: 31_250 }],
      total: given.template.total && { ...given.template.total, net: 25_000, vat: 6_250, gross: 31_250 },
      sentence: 'Raised by the kitchen.',
      version: 2,
    };
    const asked = () =>
      given.server.asked
        .filter(({ route }) => route === changeTemplate)
        .map(({ version, body }) => ({ version, body }));
    given.server.answers.more.set(changeTemplate, () => {
      throw aProblem('not-possible-now', 409);
    });
    await person.click(await screen.findByRole('button', { name: 'Change the request to House team' }));
    expect(await screen.findByRole('spinbutton', { name: 'How many Coffee' })).toHaveProperty('value', '8');
    await person.type(inChange().getByRole('textbox'), 'by the window');
    given.team.templates = [raised];
    await person.click(screen.getByRole('button', { name: 'Save' })); // the list is read again after every try
    expect(await screen.findByText('Raised by the kitchen.')).toBeTruthy();

    given.server.answers.more.set(changeTemplate, ({ version }) => {
      if (version === raised.version) return raised;
      throw aProblem('changed-meanwhile', 409, { current: raised });
    });
    await person.click(screen.getByRole('button', { name: 'Save' }));
    expect(await inChange().findByText('10 × Coffee')).toBeTruthy();
    expect(screen.getByRole('spinbutton', { name: 'How many Coffee' })).toHaveProperty('value', '10');
    expect(inChange().getByRole('textbox')).toHaveProperty('value', 'by the window');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(asked()).toHaveLength(3));

    const body = { text: 'by the window' };
    expect(asked()).toEqual([
      { version: 1, body },
      { version: 1, body },
      { version: 2, body },
    ]);
  });

  test('a team without a menu is asked in words only, also when a request to it is changed', async () => {
    const given = await openOrdered(null);
    await person.click(await screen.findByRole('button', { name: 'Change the request to House team' }));
    await waitFor(() => {
      expect(given.server.asked.some(({ route }) => route === readProviderMenu)).toBe(true);
    });
    expect(inChange().getByRole('textbox', { name: 'What' })).toHaveProperty('value', 'chairs');
    expect(inChange().queryByRole('combobox', { name: 'Charged to' })).toBeNull();
    expect(inChange().queryByRole('button', { name: /^Add/ })).toBeNull();
  });
});
