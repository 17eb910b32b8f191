/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { registerVisitors } from '../../../contract/visitors.ts';
import { NoAnswer } from '../../../ui/api/call-error.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { aProblem, openPane } from '../shell/pane-harness.tsx';
import { aServerWithReception, fjord } from './a-reception.ts';

afterEach(cleanup);

const person = userEvent.setup();
const MEAL = '7b6c0f4e-5c0a-4a43-9a52-000000000001';

async function openVisitors(given = aServerWithReception()) {
  openPane({ server: given.server, meeting: aComposedMeeting({ rooms: [fjord] }) });
  await person.click(await screen.findByRole('tab', { name: 'Visitors' }));
  await screen.findByRole('button', { name: 'Register visitor' });
  return given;
}

interface Sent {
  readonly isDryRun?: boolean;
  readonly visitors: readonly { readonly id: string; readonly name: string }[];
}
const sentTo = ({ asked }: ReturnType<typeof aServerWithReception>['server']) =>
  asked.filter(({ route }) => route === registerVisitors).map(({ body }) => body as Sent);

const sheet = (count: number) =>
  Array.from({ length: count }, (_, at) => `Guest ${at}; guest${at}@fabrikam.example`).join('\n');
/** Too long to be typed. */
const paste = async (text: string) => {
  const field = screen.getByRole('textbox', { name: 'Paste a list' });
  await person.click(field);
  await person.paste(text);
};

describe('what a reception asks', () => {
  test('says beside the telephone that it writes to it, where it does', async () => {
    const given = aServerWithReception();
    given.desk.isTexting = true;
    await openVisitors(given);
    const phone = screen.getByRole('textbox', { name: /^Telephone/ });
    const said = document.getElementById(phone.getAttribute('aria-describedby') ?? '')?.textContent;
    expect(said).toBe('The reception writes to this number by SMS.');
    cleanup();
    await openVisitors();
    expect(screen.queryByText('The reception writes to this number by SMS.')).toBeNull();
  });

  test('stands in the form, is sent with the visitor, and what is wrong stands at its field', async () => {
    const given = aServerWithReception();
    given.desk.asks = {
      ...given.desk.asks,
      carPlate: 'required',
      language: 'optional',
      fields: [
        { id: MEAL, name: 'Meal', kind: 'choice', choices: ['Vegan', 'Fish'], isRequired: true, by: 'host' },
      ],
    };
    const { server, desk } = await openVisitors(given);
    await person.type(screen.getByRole('textbox', { name: /^Name/ }), 'Vera Olsen');
    await person.type(screen.getByRole('textbox', { name: /^Car plate/ }), 'AB 12 345');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Language of messages' }), 'Danish');
    desk.refusal = aProblem('invalid-request', 422, {
      errors: [{ pointer: `/body/visitors/0/answers/${MEAL}`, detail: 'Reception CPH asks for it' }],
    });
    await person.click(screen.getByRole('button', { name: 'Register visitor' }));
    const meal = screen.getByRole('combobox', { name: /^Meal/ });
    expect(await screen.findByText('Reception CPH asks for it')).toBeTruthy();
    expect(screen.queryByText('invalid-request')).toBeNull();
    await person.selectOptions(meal, 'Vegan');
    await person.click(screen.getByRole('button', { name: 'Register visitor' }));
    await waitFor(() => expect(sentTo(server)).toHaveLength(2));
    expect(sentTo(server)[1]?.visitors).toMatchObject([
      { carPlate: 'AB 12 345', language: 'da', answers: { [MEAL]: 'Vegan' }, group: null },
    ]);
  });

  test('nothing is asked for that the reception does not ask', async () => {
    await openVisitors();
    expect(screen.queryByRole('textbox', { name: /^Car plate/ })).toBeNull();
    expect(screen.queryByRole('combobox', { name: 'Language of messages' })).toBeNull();
  });

  test('a group has a name, somebody to ask for, and a size', async () => {
    const { server } = await openVisitors();
    await person.click(screen.getByRole('checkbox', { name: 'A group under one name' }));
    await person.type(screen.getByRole('textbox', { name: /^Name of the group/ }), 'Class 7b');
    await person.type(screen.getByRole('spinbutton', { name: /^How many people/ }), '24');
    await person.type(screen.getByRole('textbox', { name: 'Whom to ask for' }), 'Lene Holt');
    await person.click(screen.getByRole('button', { name: 'Register visitor' }));
    await waitFor(() => expect(sentTo(server)).toHaveLength(1));
    expect(sentTo(server)[0]?.visitors).toMatchObject([
      { name: 'Class 7b', group: { contact: 'Lene Holt', size: 24 } },
    ]);
    expect(await screen.findByText('24 people')).toBeTruthy();
  });
});

describe('a pasted list', () => {
  test('of 450 with three broken rows lists the three, and the rest goes in with one click, 200 at a time', async () => {
    const given = aServerWithReception();
    const broken = new Set(['Guest 7', 'Guest 201', 'Guest 449']);
    given.server.answers.more.set(registerVisitors, ({ body }) => {
      const { visitors } = body as Sent;
      const errors = visitors.flatMap(({ name }, at) =>
        broken.has(name) ? [{ pointer: `/body/visitors/${at}/phone`, detail: 'is no telephone number' }] : [],
      );
      if (errors.length > 0) throw aProblem('invalid-request', 422, { errors });
      return { visitors: [] };
    });
    const { server } = await openVisitors(given);
    await paste(sheet(450));
    await person.click(screen.getByRole('button', { name: 'Register 450 visitors' }));

    const label = '3 entries need another look; nobody was registered.';
    const wrong = within(await screen.findByRole('list', { name: label }));
    expect(wrong.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      'Line 8: Guest 7: Telephone is no telephone number',
      'Line 202: Guest 201: Telephone is no telephone number',
      'Line 450: Guest 449: Telephone is no telephone number',
    ]);
    expect(sentTo(server).every(({ isDryRun }) => isDryRun === true)).toBe(true);

    await person.click(screen.getByRole('button', { name: 'Register the other 447' }));
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Paste a list' })).toHaveProperty('value', ''),
    );
    const registered = sentTo(server).filter(({ isDryRun }) => isDryRun !== true);
    expect(registered.map(({ visitors }) => visitors.length)).toEqual([200, 200, 47]);
    const ids = registered.flatMap(({ visitors }) => visitors.map(({ id }) => id));
    expect(new Set(ids).size).toBe(447);
  });

  test('goes on behind what was registered when a call failed in the middle, with the same ids', async () => {
    const given = aServerWithReception();
    let fails = true;
    given.server.answers.more.set(registerVisitors, ({ body }) => {
      const { visitors, isDryRun } = body as Sent;
      if (isDryRun !== true && visitors.some(({ name }) => name === 'Guest 250') && fails) {
        fails = false;
        throw new NoAnswer('unreachable');
      }
      return { visitors: [] };
    });
    const { server } = await openVisitors(given);
    await paste(sheet(450));
    await person.click(screen.getByRole('button', { name: 'Register 450 visitors' }));
    expect(await screen.findByText('Foyer cannot be reached')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Paste a list' })).toHaveProperty('value', ''),
    );
    const registered = sentTo(server).filter(({ isDryRun }) => isDryRun !== true);
    expect(registered.map(({ visitors }) => visitors.length)).toEqual([200, 200, 200, 50]);
    expect(registered[2]?.visitors.map(({ id }) => id)).toEqual(registered[1]?.visitors.map(({ id }) => id));
  });

  test('names who stands in it twice, however far apart', async () => {
    const { server } = await openVisitors();
    await paste(`${sheet(201)}\nAgain; GUEST0@fabrikam.example`);
    await person.click(screen.getByRole('button', { name: 'Register 202 visitors' }));
    expect(await screen.findByText(/Line 202:.*stands in the list twice/)).toBeTruthy();
    expect(sentTo(server).every(({ isDryRun }) => isDryRun === true)).toBe(true);
  });

  test('says which columns nobody asks for', async () => {
    await openVisitors();
    await paste('Name;E-mail;Shoe size\nVera;vera@fabrikam.example;41');
    expect(await screen.findByText('Left out, because nobody asks for it: Shoe size.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Register 1 visitor' })).toBeTruthy();
  });
});
