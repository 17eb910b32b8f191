/** @jest-environment jsdom */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { orderDeliveries } from '../../../contract/deliveries.ts';
import { listRoomProviders, readProviderMenu } from '../../../contract/services.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { aProblem, openPane } from '../shell/pane-harness.tsx';
import { aServerWithTeam, aTemplate, fjord, houseTeam, NOW } from './a-team.ts';

afterEach(cleanup);

const person = userEvent.setup();
const COFFEE = '70000000-0000-4000-8000-000000000010';
const CENTER = '70000000-0000-4000-8000-000000000014';

const coffee = {
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
  options: [],
  stock: null,
  covers: 0,
  contents: [],
  picture: null,
  unavailable: null,
  left: null,
};

async function openTwo(meeting = aComposedMeeting({ rooms: [fjord], attendees: [] })) {
  const given = aServerWithTeam();
  given.team.hasMenu = true;
  const { more } = given.server.answers;
  const closes = given.team.deadline;
  const costCenters = [{ id: CENTER, code: '1000', name: 'Administration' }];
  const menu = { currency: 'DKK', categories: [], items: [{ ...coffee, closes }], costCenters, now: NOW };
  more.set(readProviderMenu, () => menu);
  more.set(orderDeliveries, () => {
    given.team.templates = [aTemplate({ text: 'taken' }, closes)];
    return { templates: given.team.templates };
  });
  const pane = openPane({ server: given.server, meeting });
  await person.click(await screen.findByRole('tab', { name: 'Services' }));
  return { ...given, meeting, pane };
}

const first = () => within(screen.getByRole('group', { name: 'Delivery 1: When the meeting starts' }));
const second = () => within(screen.getByRole('group', { name: /^Delivery 2: / }));
const sent = ({ server }: Pick<ReturnType<typeof aServerWithTeam>, 'server'>) =>
  server.asked.filter(({ route }) => route === orderDeliveries).map(({ body }) => body);
const total = () => within(screen.getByLabelText('Total')).getAllByRole('definition').at(-1)?.textContent;
const ask = () => screen.getByRole('button', { name: 'Ask House team' });
/** The other one is folded meanwhile. */
const openFirst = () => person.click(first().getByRole('button', { name: /^Delivery 1: / }));
const another = () => person.click(screen.getByRole('button', { name: 'Add another delivery' }));

const lines = (quantity: number) => [{ item: COFFEE, quantity, options: [] }];

/** Coffee for eight at the start, and one more at the end. */
async function fillTwo() {
  await person.click(await screen.findByRole('button', { name: 'Add Coffee' }));
  fireEvent.change(screen.getByRole('spinbutton'), { target: { value: '8' } });
  await another();
  await person.click(await second().findByRole('button', { name: 'Add Coffee' }));
}

describe('several deliveries in one form', () => {
  test('have one total over all and go with one button, each with its own moment and lines', async () => {
    const given = await openTwo();
    await fillTwo();
    expect(total()).toMatch(/DKK.281\.25/);
    await person.selectOptions(second().getByRole('combobox', { name: 'Ready' }), 'start 180');
    await person.type(second().getByRole('textbox', { name: 'Note for House team' }), 'in the hall');
    await person.click(ask());

    await waitFor(() => expect(sent(given)).toHaveLength(1));
    const order = { provider: houseTeam, room: null, costCenter: CENTER, properties: {} };
    expect(sent(given)[0]).toMatchObject({
      deliveries: [
        { ...order, offsetFrom: 'start', offsetMinutes: 0, lines: lines(8), seenTotal: 25_000, text: '' },
        {
          ...order,
          offsetFrom: 'start',
          offsetMinutes: 180,
          lines: lines(1),
          seenTotal: 3_125,
          text: 'in the hall',
        },
      ],
    });
    expect(await screen.findByText('taken')).toBeTruthy();
    expect(screen.queryByRole('group', { name: /^Delivery/ })).toBeNull();
  });

  test('one that is empty is named, and nothing is asked before it is filled or taken away', async () => {
    const given = await openTwo();
    await person.click(await screen.findByRole('button', { name: 'Add Coffee' }));
    await another();
    expect(screen.getByText('Delivery 2 is empty: order something in it, or take it away.')).toBeTruthy();
    expect(ask().getAttribute('aria-disabled')).toBe('true');
    await person.click(ask());
    expect(sent(given)).toEqual([]);

    await person.click(screen.getByRole('button', { name: 'Take away Delivery 2: When the meeting ends' }));
    expect(ask().getAttribute('aria-disabled')).not.toBe('true');
    expect(screen.queryByRole('group', { name: /^Delivery/ })).toBeNull();
    expect(screen.getByRole('spinbutton')).toHaveProperty('value', '1');
  });

  test('when one is refused it is said there, with its line, nothing typed is lost, and it goes under a key of its own', async () => {
    const given = await openTwo();
    const works = given.server.answers.more.get(orderDeliveries);
    given.server.answers.more.set(orderDeliveries, () => {
      const errors = [{ pointer: '/body/deliveries/1/lines/0/quantity', detail: 'must be 4 at least' }];
      throw aProblem('invalid-request', 422, { detail: 'This cannot be ordered so.', errors });
    });
    await fillTwo();
    await person.click(ask());

    expect(await second().findByText('Coffee: must be 4 at least')).toBeTruthy();
    expect(first().queryByText(/must be 4/)).toBeNull();
    expect(screen.getByText(/This cannot be ordered so\. Nothing was ordered/)).toBeTruthy();
    expect(screen.queryByText(/\/body\//)).toBeNull();
    await openFirst();
    expect(first().getByRole('spinbutton')).toHaveProperty('value', '8');

    if (works) given.server.answers.more.set(orderDeliveries, works);
    fireEvent.change(second().getByRole('spinbutton'), { target: { value: '4' } });
    await person.click(ask());
    expect(await screen.findByText('taken')).toBeTruthy();
    const keys = (sent(given) as { clientKey: string }[]).map(({ clientKey }) => clientKey);
    expect(new Set(keys).size).toBe(2);
  });

  test('are all found again after the pane was closed and opened', async () => {
    const { meeting, pane } = await openTwo();
    await fillTwo();
    pane.unmount();

    await openTwo(meeting);
    await waitFor(() => expect(screen.getAllByRole('group', { name: /^Delivery/ })).toHaveLength(2));
    expect(await second().findByRole('spinbutton')).toHaveProperty('value', '1');
    await openFirst();
    expect(first().getByRole('spinbutton')).toHaveProperty('value', '8');
  });

  test('are folded but for one, so that no menu stands twice; what each holds and costs stays in sight', async () => {
    await openTwo();
    await fillTwo();
    expect(screen.getAllByRole('spinbutton')).toHaveLength(1);
    expect(first().getByText('House team · 8 × Coffee')).toBeTruthy();
    expect(first().getByRole('button', { expanded: false }).textContent).toMatch(/DKK.250\.00/);
    expect(second().getByRole('button', { expanded: true }).textContent).toMatch(/DKK.31\.25/);

    await openFirst();
    expect(first().getByRole('spinbutton')).toHaveProperty('value', '8');
    expect(second().queryByRole('spinbutton')).toBeNull();
    await openFirst();
    expect(screen.queryByRole('spinbutton')).toBeNull();
  });

  test('the teams and the menu are asked once for deliveries at the same moment', async () => {
    const given = await openTwo();
    await fillTwo();
    await person.selectOptions(second().getByRole('combobox', { name: 'Ready' }), 'start 0');
    await waitFor(() => expect(second().getByRole('spinbutton')).toBeTruthy());

    const asked = (route: unknown) =>
      given.server.asked.filter((one) => one.route === route && one.query['offsetFrom'] === 'start');
    expect(asked(readProviderMenu)).toHaveLength(1);
    expect(asked(listRoomProviders)).toHaveLength(1);
  });
});
