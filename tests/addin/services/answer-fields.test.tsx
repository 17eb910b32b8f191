/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { AskedProperty } from '../../../contract/properties.ts';
import { addTemplate, changeTemplate } from '../../../contract/services.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { aProblem, openPane } from '../shell/pane-harness.tsx';
import { aServerWithTeam, aTemplate, fjord } from './a-team.ts';

afterEach(cleanup);

const person = userEvent.setup();
const idOf = (number: number) => `70000000-0000-4000-8000-00000000000${number}`;
const [ALLERGIES, GUESTS, PAYER, WHEELS, OURS] = [idOf(1), idOf(2), idOf(3), idOf(4), idOf(5)];

const plain = { help: '', isRequired: false, choices: [] };
const questions = AskedProperty.array().parse([
  { ...plain, id: ALLERGIES, kind: 'multi-line', name: 'Allergies', help: 'None? Say so.', isRequired: true },
  { ...plain, id: GUESTS, kind: 'number', name: 'Guests' },
  { ...plain, id: PAYER, kind: 'choice', name: 'Who pays', choices: [{ id: OURS, name: 'We do' }] },
  { ...plain, id: WHEELS, kind: 'checkbox', name: 'Wheelchair' },
]);

async function openAsking() {
  const given = aServerWithTeam();
  given.team.asks = questions;
  const meeting = aComposedMeeting({ rooms: [fjord] });
  openPane({ server: given.server, meeting });
  await person.click(await screen.findByRole('tab', { name: 'Services' }));
  await person.type(await screen.findByRole('textbox', { name: 'What should House team do?' }), 'soup');
  return { ...given, meeting };
}

function refuse(): never {
  const errors = [{ pointer: `/body/properties/${ALLERGIES}`, detail: 'must be answered' }];
  throw aProblem('invalid-request', 422, { errors });
}

const sent = ({ server }: ReturnType<typeof aServerWithTeam>) =>
  server.asked.filter(({ route }) => route === addTemplate).map(({ body }) => body);
const ask = () => person.click(screen.getByRole('button', { name: 'Ask House team' }));

describe('what a team wants to know', () => {
  test('is asked with labels, marks and help, and sent as it was answered', async () => {
    const given = await openAsking();
    const allergies = screen.getByRole('textbox', { name: /^Allergies/ });
    expect(allergies).toHaveProperty('required', true);
    expect(screen.getByText('None? Say so.')).toBeTruthy();

    await person.type(allergies, 'nuts');
    await person.type(screen.getByRole('textbox', { name: 'Guests' }), '2,5');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Who pays' }), OURS);
    await person.click(screen.getByRole('checkbox', { name: 'Wheelchair' }));
    await ask();

    await waitFor(() => expect(sent(given)).toHaveLength(1));
    expect(sent(given)[0]).toMatchObject({
      properties: { [ALLERGIES]: 'nuts', [GUESTS]: 2.5, [PAYER]: OURS, [WHEELS]: true },
    });
  });

  test('says what is wrong beside the field, loses nothing, and takes the answer then', async () => {
    const given = await openAsking();
    const take = given.server.answers.more.get(addTemplate);
    given.server.answers.more.set(addTemplate, refuse);
    await person.type(screen.getByRole('textbox', { name: 'Guests' }), '4');
    await ask();

    const allergies = screen.getByRole('textbox', { name: /^Allergies/ });
    await waitFor(() => expect(allergies.getAttribute('aria-invalid')).toBe('true'));
    const said = (allergies.getAttribute('aria-describedby') ?? '').split(' ');
    expect(said.map((id) => document.getElementById(id)?.textContent).join()).toContain(
      'Allergies: must be answered.',
    );
    expect(screen.getByText('Some answers need another look; each says why.')).toBeTruthy();
    expect(screen.queryByText(/\/body\//)).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Guests' })).toHaveProperty('value', '4');

    if (take) given.server.answers.more.set(addTemplate, take);
    await person.type(allergies, 'none');
    await ask();
    await waitFor(() => expect(sent(given).at(-1)).toMatchObject({ properties: { [ALLERGIES]: 'none' } }));
  });

  test('is found again after the pane was opened anew', async () => {
    const { meeting } = await openAsking();
    await person.type(screen.getByRole('textbox', { name: /^Allergies/ }), 'nuts');
    await person.click(screen.getByRole('checkbox', { name: 'Wheelchair' }));
    cleanup();

    const again = aServerWithTeam();
    again.team.asks = questions;
    openPane({ server: again.server, meeting });
    await person.click(await screen.findByRole('tab', { name: 'Services' }));
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /^Allergies/ })).toHaveProperty('value', 'nuts'),
    );
    expect(screen.getByRole('checkbox', { name: 'Wheelchair' })).toHaveProperty('checked', true);
  });

  test('stands with the request as it was answered, and can be answered otherwise', async () => {
    const given = aServerWithTeam();
    const properties = [
      { id: ALLERGIES, name: 'Allergies', kind: 'multi-line', value: 'nuts', shown: 'nuts' },
      { id: WHEELS, name: 'Wheelchair', kind: 'checkbox', value: false, shown: 'no' },
    ];
    given.team.templates = [
      aTemplate({ asks: questions, properties: properties as never[] }, given.team.deadline),
    ];
    openPane({ server: given.server, meeting: aComposedMeeting({ rooms: [fjord] }) });
    await person.click(await screen.findByRole('tab', { name: 'Services' }));

    const item = within(await screen.findByRole('list', { name: 'Asked for' }));
    expect(item.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
      'Allergies',
      'Wheelchair',
    ]);
    expect(item.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual(['nuts', 'No']);

    await person.click(item.getByRole('button', { name: 'Change the request to House team' }));
    const save = item.getByRole('button', { name: 'Save' });
    expect(save.getAttribute('aria-disabled')).toBe('true');
    await person.type(item.getByRole('textbox', { name: /^Allergies/ }), ', fish');
    await person.click(save);
    await waitFor(() => {
      const [change] = given.server.asked.filter(({ route }) => route === changeTemplate);
      expect(change?.body).toEqual({
        text: 'chairs in a circle',
        properties: { [ALLERGIES]: 'nuts, fish', [GUESTS]: null, [PAYER]: null, [WHEELS]: false },
      });
    });
  });
});
