/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  addFavorite,
  listFavorites,
  listLastOrders,
  removeFavorite,
  renameFavorite,
} from '../../../contract/favorites.ts';
import { addTemplate, readProviderMenu } from '../../../contract/services.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { aProblem, openPane } from '../shell/pane-harness.tsx';
import { aServerWithTeam, fjord, houseTeam, NOW } from './a-team.ts';

afterEach(cleanup);

const person = userEvent.setup();
const COFFEE = '70000000-0000-4000-8000-000000000010';
const CAKE = '70000000-0000-4000-8000-000000000011';
const VAT = '70000000-0000-4000-8000-000000000014';
const FAVORITE = '70000000-0000-4000-8000-000000000020';

const coffee = {
  id: COFFEE,
  category: null,
  name: 'Coffee',
  description: '',
  unitPrice: 2_750,
  unit: 'per person',
  vat: { id: VAT, name: 'Food', rate: 2_500 },
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
/** Coffee for the eight who came, at what it cost then, and a cake that is not made any more. */
const earlier = {
  provider: houseTeam,
  offsetMinutes: 0,
  offsetFrom: 'start',
  guests: 8,
  currency: 'DKK',
  lines: [
    { item: COFFEE, name: 'Coffee', quantity: 8, options: [], each: 2_500 },
    { item: CAKE, name: 'Cake', quantity: 1, options: [], each: 9_000 },
  ],
};

async function openForm() {
  const given = aServerWithTeam();
  given.team.hasMenu = true;
  const { more } = given.server.answers;
  const items = [{ ...coffee, closes: given.team.deadline }];
  more.set(readProviderMenu, () => ({ currency: 'DKK', categories: [], items, costCenters: [], now: NOW }));
  const order = { id: '50000000-0000-4000-8000-000000000009', orderedAt: NOW, delivery: earlier };
  more.set(listLastOrders, () => ({ orders: [order] }));
  let favorites = [
    { id: FAVORITE, name: 'Monday', deliveries: [earlier, { ...earlier, offsetFrom: 'end' }] },
  ];
  more.set(listFavorites, () => ({ favorites }));
  more.set(addFavorite, ({ body }) => {
    const { id, name } = body as { id: string; name: string };
    favorites = [...favorites, { id, name, deliveries: [earlier] }];
    return favorites.at(-1);
  });
  more.set(renameFavorite, ({ body }) => {
    const { name } = body as { name: string };
    favorites = favorites.map((one) => ({ ...one, name }));
    return favorites[0];
  });
  more.set(removeFavorite, () => {
    favorites = [];
    return {};
  });
  const attendees = [fjord.mailbox, 'bent@nordhavn.example', 'carla@nordhavn.example'];
  openPane({ server: given.server, meeting: aComposedMeeting({ rooms: [fjord], attendees }) });
  await person.click(await screen.findByRole('tab', { name: 'Services' }));
  await screen.findByRole('button', { name: 'Add Coffee' });
  return given;
}

const openFavorites = () => person.click(screen.getByRole('button', { name: 'Your favorites' }));
const bodies = ({ server }: Pick<ReturnType<typeof aServerWithTeam>, 'server'>, route: unknown) =>
  server.asked.filter((one) => one.route === route).map(({ body }) => body);

describe('ordering again', () => {
  test('as last time fills the form for those who come now, and says what is gone and what costs something else', async () => {
    const given = await openForm();
    const last = await screen.findByRole('combobox', { name: 'As last time' });
    const [, first] = within(last).getAllByRole('option');
    expect(first?.textContent).toContain('8 × Coffee, 1 × Cake');
    await person.selectOptions(last, first as HTMLElement);

    expect(screen.getByRole('spinbutton', { name: 'How many Coffee' })).toHaveProperty('value', '3');
    expect(screen.getByText(/Not to be had any more: Cake\./)).toBeTruthy();
    expect(screen.getByText(/Coffee was DKK.25\.00 and is DKK.27\.50 now\./)).toBeTruthy();

    await person.click(screen.getByRole('button', { name: 'Ask House team' }));
    await waitFor(() => expect(bodies(given, addTemplate)).toHaveLength(1));
    expect(bodies(given, addTemplate)[0]).toMatchObject({
      lines: [{ item: COFFEE, quantity: 3, options: [] }],
      guests: 3,
    });
  });

  test('a favorite fills the form with all its deliveries', async () => {
    await openForm();
    await openFavorites();
    await person.click(await screen.findByRole('button', { name: 'Fill in Monday' }));

    expect(screen.getAllByRole('group', { name: /^Delivery/ })).toHaveLength(2);
    expect(screen.getByText('House team · 3 × Coffee')).toBeTruthy(); // the first one is folded
    expect(screen.getByRole('spinbutton', { name: 'How many Coffee' })).toHaveProperty('value', '3');
    expect(screen.queryByRole('list', { name: 'Your favorites' })).toBeNull();
  });

  test('what is on the form is kept under a name; once more after a failure it is the same favorite', async () => {
    const given = await openForm();
    const works = given.server.answers.more.get(addFavorite);
    given.server.answers.more.set(addFavorite, () => {
      throw aProblem('overloaded', 503);
    });
    await person.click(screen.getByRole('button', { name: 'Add Coffee' }));
    await openFavorites();
    const name = await screen.findByRole('textbox', { name: /^Keep what is below/ });
    await person.type(name, 'Workshop{Enter}');
    await screen.findByRole('button', { name: 'Try again' });
    expect(name).toHaveProperty('value', 'Workshop');

    if (works) given.server.answers.more.set(addFavorite, works);
    await person.click(screen.getByRole('button', { name: 'Save as favorite' }));
    expect(await screen.findByRole('button', { name: 'Fill in Workshop' })).toBeTruthy();
    const kept = bodies(given, addFavorite) as { id: string; deliveries: object[] }[];
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
    expect(kept[0]?.deliveries).toEqual([
      {
        provider: houseTeam,
        offsetMinutes: 0,
        offsetFrom: 'start',
        guests: 3,
        lines: [{ item: COFFEE, quantity: 3, options: [] }],
      },
    ]);
    expect(bodies(given, addTemplate)).toEqual([]);
  });

  test('a favorite gets another name, and is deleted', async () => {
    const given = await openForm();
    await openFavorites();
    await person.click(await screen.findByRole('button', { name: 'Rename Monday' }));
    const name = screen.getByRole('textbox', { name: 'New name of Monday' });
    await person.clear(name);
    await person.type(name, 'Tuesday');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    await person.click(await screen.findByRole('button', { name: 'Delete Tuesday' }));

    await waitFor(() => expect(screen.queryByRole('button', { name: /Tuesday/ })).toBeNull());
    expect(screen.getByText(/You keep no favorites yet/)).toBeTruthy();
    const removed = given.server.asked.find(({ route }) => route === removeFavorite);
    expect(removed?.params).toEqual({ favorite: FAVORITE });
  });
});
