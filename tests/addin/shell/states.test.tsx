/** @jest-environment jsdom */
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { OfficeCallError } from '../../../addin/outlook/office-call.ts';
import { TaskPane } from '../../../addin/shell/TaskPane.tsx';
import { NoAnswer, NotSignedIn } from '../../../ui/api/call-error.ts';
import { anOffer } from '../rooms/offers.ts';
import { aProblem, aServer, nordhavn, openPane, roomList, sydhavn } from './pane-harness.tsx';

afterEach(cleanup);

const failToSignIn = () =>
  Promise.resolve({ outcome: 'failed' as const, reasons: ['office: 13012', 'dialog: 12002'] });

test('outside Outlook it says where Foyer is to be opened', () => {
  render(<TaskPane scheme="light" surroundings="elsewhere" deps={null} />);
  expect(screen.getByRole('heading', { name: 'Open Foyer in Outlook' })).toBeTruthy();
});

test('in Outlook on a phone it says so, and leads to what can be read anywhere', () => {
  render(<TaskPane scheme="light" surroundings="phone" deps={null} />);
  expect(screen.getByRole('heading', { name: 'Open Foyer in Outlook on a computer' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'See on the web what became of it' }).getAttribute('href')).toBe(
    '/portal/feed',
  );
});

test('without Outlook’s library it says so, and not that this is the wrong place', () => {
  render(<TaskPane scheme="dark" surroundings="no-library" deps={null} />);
  expect(screen.getByRole('heading', { name: 'Outlook did not load' })).toBeTruthy();
});

test('beside anything but a meeting being written it asks to open one', async () => {
  openPane({ deps: { openMeeting: () => Promise.resolve(null) } });
  expect(await screen.findByRole('heading', { name: 'Open a meeting of yours' })).toBeTruthy();
});

test('shows who is signed in and where they act', async () => {
  openPane();
  expect(await screen.findByText('Anna Holm · Nordhavn')).toBeTruthy();
  expect(screen.getByRole('tab', { name: 'Rooms' })).toBeTruthy();
  expect(screen.getByRole('tab', { name: 'Services' })).toBeTruthy();
  expect(screen.getByRole('tab', { name: 'Visitors' })).toBeTruthy();
});

test('without a role it says whom to ask, and asks for no room', async () => {
  const server = aServer();
  server.answers.organizations = [];
  server.answers.contacts = [{ organization: 'Nordhavn', name: 'Hana Berg', mail: 'hana@nordhavn.example' }];
  openPane({ server });

  const contact = await screen.findByRole('link', { name: 'hana@nordhavn.example' });
  expect(contact.getAttribute('href')).toBe('mailto:hana@nordhavn.example');
  expect(server.asked.map(({ route }) => route.path)).toEqual(['/me']);
});

test('signed out, it opens no window until the button is clicked, and then goes on by itself', async () => {
  const server = aServer();
  server.answers.failure = new NotSignedIn('sign in first');
  let clicks = 0;
  const byClick = () => {
    clicks += 1;
    server.answers.failure = null;
    return Promise.resolve({ outcome: 'signed-in' as const });
  };
  openPane({ server, deps: { signIn: { byClick, renew: () => Promise.resolve() } } });

  const button = await screen.findByRole('button', { name: 'Sign in' });
  expect(clicks).toBe(0);
  await userEvent.click(button);
  expect(await screen.findByText('Anna Holm · Nordhavn')).toBeTruthy();
});

test('a sign-in that does not work says what each way answered', async () => {
  const server = aServer();
  server.answers.failure = aProblem('token-refused', 401);
  openPane({ server, deps: { signIn: { byClick: failToSignIn, renew: () => Promise.resolve() } } });

  await userEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('status')).textContent).toContain('office: 13012, dialog: 12002');
});

test('says that the organization is not connected', async () => {
  const server = aServer();
  server.answers.failure = aProblem('tenant-not-connected', 403);
  openPane({ server });
  expect(await screen.findByRole('heading', { name: 'Foyer is not connected here' })).toBeTruthy();
});

test('an unreachable server is said so, and trying again goes on', async () => {
  const server = aServer();
  server.answers.failure = new NoAnswer('unreachable');
  openPane({ server });

  expect(await screen.findByText('Foyer cannot be reached')).toBeTruthy();
  server.answers.failure = null;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Anna Holm · Nordhavn')).toBeTruthy();
});

test('a problem shows its code, and waits as long as the server asks', async () => {
  const server = aServer();
  server.answers.failure = aProblem('exchange-throttled', 503, {
    title: 'Exchange is busy',
    exchangeCode: 'ErrorServerBusy',
    retryAfterSeconds: 30,
  });
  openPane({ server });

  expect(await screen.findByText('Code exchange-throttled, ErrorServerBusy')).toBeTruthy();
  const wait = screen.getByRole('button', { name: /^Try again in \d+ seconds$/ });
  expect(wait.getAttribute('aria-disabled')).toBe('true');
});

test('of several organizations it asks once, remembers, and acts in the chosen one', async () => {
  const server = aServer();
  server.answers.organizations = [nordhavn, sydhavn];
  server.answers.offers = [anOffer('fjord')];
  const { remembered } = openPane({ server });

  await userEvent.click(await screen.findByRole('button', { name: 'Sydhavn' }));
  await roomList();
  expect([...remembered.values()]).toEqual([sydhavn.id]);
  expect(server.asked.filter(({ route }) => route.path === '/rooms').map((one) => one.organization)).toEqual([
    sydhavn.id,
  ]);
});

test('a remembered organization that is gone is asked for again', async () => {
  const server = aServer();
  server.answers.organizations = [nordhavn, sydhavn];
  openPane({ server, deps: { recall: () => '33333333-3333-4333-8333-333333333333' } });
  expect(await screen.findByRole('heading', { name: 'Where do you want to book?' })).toBeTruthy();
});

test('an Outlook that does not tell the meeting is said so, with its code', async () => {
  openPane({ deps: { openMeeting: () => Promise.reject(new OfficeCallError(9002, 'InternalFormat')) } });
  expect(await screen.findByText(/Outlook answered 9002/)).toBeTruthy();
});
