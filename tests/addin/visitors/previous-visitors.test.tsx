/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { findPreviousVisitors } from '../../../contract/previous-visitors.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { registerVisitors } from '../../../contract/visitors.ts';
import { aComposedMeeting, at } from '../outlook/composed-fakes.ts';
import { openPane } from '../shell/pane-harness.tsx';
import { aServerWithReception, aVisitor, fjord } from './a-reception.ts';

afterEach(cleanup);

const person = userEvent.setup();
const vera = {
  name: 'Vera Olsen',
  mail: 'vera@fabrikam.example',
  company: 'Fabrikam',
  phone: '+4520304050',
  carPlate: 'AB 12 345',
  enteredAt: at('2026-11-02T08:00:00Z'),
};
const nobodyKnown = VisitorId.parse('70000000-0000-4000-8000-000000000002');
const bo = { ...vera, name: 'Bo Vest', mail: null, company: null, phone: null, carPlate: null };

async function openForm(given: ReturnType<typeof aServerWithReception>) {
  openPane({ server: given.server, meeting: aComposedMeeting({ rooms: [fjord] }) });
  await person.click(await screen.findByRole('tab', { name: 'Visitors' }));
  return await screen.findByRole('textbox', { name: /^Name/ });
}
const listed = () => screen.queryByRole('list', { name: 'You have registered before' });
const field = (name: string) => screen.getByRole('textbox', { name });

test('whom a person has expected before is offered as soon as two letters are typed, and filled in by one press', async () => {
  const given = aServerWithReception();
  given.desk.previous = [vera, bo];
  const name = await openForm(given);
  await person.type(name, 'v');
  expect(listed()).toBeNull();
  expect(given.server.asked.filter(({ route }) => route === findPreviousVisitors)).toEqual([]);
  await person.type(name, 'e');
  await waitFor(() => expect(listed()).not.toBeNull());
  const items = within(listed() as HTMLElement).getAllByRole('listitem');
  expect(items.map(({ textContent }) => textContent)).toEqual([
    'Vera OlsenFabrikam · vera@fabrikam.example',
    'Bo Vest',
  ]);

  await person.click(screen.getByRole('button', { name: /Vera Olsen/ }));
  expect(name).toHaveProperty('value', 'Vera Olsen');
  expect(field('Mail address')).toHaveProperty('value', 'vera@fabrikam.example');
  expect(field('Company')).toHaveProperty('value', 'Fabrikam');
  expect(field('Telephone')).toHaveProperty('value', '+4520304050');
  expect(document.activeElement).toBe(name);
  await waitFor(() => expect(screen.queryByRole('button', { name: /Vera Olsen/ })).toBeNull());

  await person.click(screen.getByRole('button', { name: 'Register visitor' }));
  await waitFor(() => expect(given.desk.visitors).toHaveLength(1));
  const [sent] = given.server.asked.filter(({ route }) => route === registerVisitors);
  // Nobody asks for it here, although it is known.
  expect(sent?.body).toMatchObject({ visitors: [{ name: 'Vera Olsen', carPlate: null }] });
});

test('who is expected at this meeting already is not offered, and neither is anybody for a group', async () => {
  const given = aServerWithReception();
  given.desk.previous = [vera, bo];
  given.desk.visitors = [aVisitor(), aVisitor({ id: nobodyKnown, name: 'Carl Dahl', mail: null })];
  const name = await openForm(given);
  await person.type(name, 'ver');
  await screen.findByRole('button', { name: 'Change Vera Olsen' });
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Vera Olsen/ })).toBeNull());
  expect(within(listed() as HTMLElement).getByText('Bo Vest')).toBeTruthy();
  await person.click(screen.getByRole('checkbox', { name: 'A group under one name' }));
  expect(listed()).toBeNull();
});
