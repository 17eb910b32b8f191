/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { changeVisitor } from '../../../contract/visitors.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { aProblem, openPane } from '../shell/pane-harness.tsx';
import { aServerWithReception, aVisitor, fjord } from './a-reception.ts';

afterEach(cleanup);

const person = userEvent.setup();

async function openVisitors(given = aServerWithReception(), meeting = aComposedMeeting({ rooms: [fjord] })) {
  const pane = openPane({ server: given.server, meeting });
  await person.click(await screen.findByRole('tab', { name: 'Visitors' }));
  return { ...pane, ...given };
}

const expectingVera = (change = {}) => {
  const given = aServerWithReception();
  given.desk.visitors = [aVisitor(change)];
  return given;
};
const changeForm = async () => {
  await person.click(await screen.findByRole('button', { name: 'Change Vera Olsen' }));
  return within(await screen.findByRole('form', { name: 'Change Vera Olsen' }));
};
const changesIn = ({ asked }: ReturnType<typeof aServerWithReception>['server']) =>
  asked.filter(({ route }) => route === changeVisitor);

describe('changing a visitor in the pane', () => {
  test('opens the form filled in, sends what is another way, and leads back to the button', async () => {
    const { server } = await openVisitors(expectingVera());
    const form = await changeForm();
    expect(form.getByRole('textbox', { name: /^Name/ })).toHaveProperty('value', 'Vera Olsen');
    expect(document.activeElement).toBe(form.getByRole('textbox', { name: /^Name/ }));
    expect(form.getByRole('textbox', { name: 'Mail address' })).toHaveProperty(
      'value',
      'vera@fabrikam.example',
    );

    await person.clear(form.getByRole('textbox', { name: 'Company' }));
    await person.type(form.getByRole('textbox', { name: 'Telephone' }), '20 30 40 50');
    await person.click(form.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(screen.queryByRole('form', { name: 'Change Vera Olsen' })).toBeNull());
    expect(changesIn(server)).toMatchObject([{ version: 1, body: { company: null, phone: '20 30 40 50' } }]);
    expect(Object.keys(changesIn(server)[0]?.body as object).toSorted()).toEqual(['company', 'phone']);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Change Vera Olsen' }));
  });

  test('keeps what was typed when somebody else was faster, shows what it is now, and then replaces it', async () => {
    const { server, desk } = await openVisitors(expectingVera());
    const form = await changeForm();
    await person.type(form.getByRole('textbox', { name: 'Telephone' }), '20 30 40 50');
    const newer = aVisitor({ company: 'Contoso', version: 5 });
    desk.visitors = [newer];
    desk.refusal = aProblem('changed-meanwhile', 409, { current: newer });
    await person.click(form.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText(/By now it says: .*Contoso/)).toBeTruthy();
    expect(form.getByRole('textbox', { name: 'Telephone' })).toHaveProperty('value', '20 30 40 50');
    await person.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Change Vera Olsen' })).toBeNull());
    expect(changesIn(server).at(-1)).toMatchObject({
      version: 5,
      body: { company: 'Fabrikam', phone: '20 30 40 50' },
    });
  });

  test('says at its field what cannot be, and above the button what no field can say', async () => {
    const { desk } = await openVisitors(expectingVera());
    const form = await changeForm();
    await person.type(form.getByRole('textbox', { name: 'Telephone' }), '12');
    desk.refusal = aProblem('invalid-request', 422, {
      errors: [{ pointer: '/body/phone', detail: 'is no telephone number in Denmark' }],
    });
    await person.click(form.getByRole('button', { name: 'Save' }));
    expect(await form.findByText('is no telephone number in Denmark')).toBeTruthy();
    expect(form.queryByText('invalid-request')).toBeNull();

    desk.refusal = aProblem('not-possible-now', 409, { detail: 'The visit has begun, or is over.' });
    await person.click(form.getByRole('button', { name: 'Save' }));
    expect(await form.findByText(/The visit has begun/)).toBeTruthy();
  });

  test('asks the server for nothing when nothing was changed', async () => {
    const { server } = await openVisitors(expectingVera());
    const form = await changeForm();
    await person.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Change Vera Olsen' })).toBeNull());
    expect(changesIn(server)).toEqual([]);
  });

  test('is closed with its reason once the visit has begun', async () => {
    const reason = 'The visit has begun, or is over. Ask the reception.';
    await openVisitors(expectingVera({ mayChange: { isAllowed: false, reason } }));
    const button = await screen.findByRole('button', { name: 'Change Vera Olsen' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    const described = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toBe(reason);
  });
});

describe('who is offered', () => {
  test('are people under the name that Outlook shows; a list is named as one and nobody is made of it', async () => {
    const mail = 'vera.o@fabrikam.example';
    const meeting = aComposedMeeting({
      rooms: [fjord],
      attendees: [mail, 'board@fabrikam.example', 'dl@contoso.example'],
      invited: [
        { mail, name: 'Vera Østergaard', isList: false },
        { mail: 'board@fabrikam.example', name: 'board@fabrikam.example', isList: false },
        { mail: 'dl@contoso.example', name: 'Contoso people', isList: true },
      ],
    });
    await openVisitors(aServerWithReception(), meeting);
    const list = within(await screen.findByRole('list', { name: 'Invited from outside' }));
    expect(list.getAllByRole('button').map((one) => one.getAttribute('aria-label'))).toEqual([
      `Register ${mail}`,
      'Register board@fabrikam.example as a group',
      'Register dl@contoso.example as a group',
    ]);
    expect(list.getByText(/looks like the address of several people/)).toBeTruthy();
    expect(list.getByText(/Outlook says that this is a mailing list/)).toBeTruthy();

    await person.click(list.getByRole('button', { name: `Register ${mail}` }));
    expect(screen.getByRole('textbox', { name: /^Name/ })).toHaveProperty('value', 'Vera Østergaard');
  });
});
