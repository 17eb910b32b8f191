/** @jest-environment jsdom */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listMessages, writeToTeam } from '../../../contract/conversations.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { aProblem, openPane } from '../shell/pane-harness.tsx';
import { aServerWithTeam, aTemplate, fjord, NOW } from './a-team.ts';

afterEach(cleanup);

const person = userEvent.setup();

async function openTalk(meeting = aComposedMeeting({ rooms: [fjord] })) {
  const given = aServerWithTeam();
  given.team.templates = [aTemplate({ messages: 1 }, given.team.deadline)];
  const said = [
    {
      id: '80000000-0000-4000-8000-000000000001',
      from: 'team',
      author: 'Fatima',
      text: 'Round <i>or</i> square?',
      at: NOW,
    },
  ];
  given.server.answers.more.set(listMessages, () => ({ messages: said }));
  const pane = openPane({ server: given.server, meeting });
  await person.click(await screen.findByRole('tab', { name: 'Services' }));
  await person.click(await screen.findByRole('button', { name: '1 message with House team' }));
  return { ...given, said, meeting, pane };
}

const field = () => screen.findByRole('textbox', { name: 'Message to House team' });

describe('the conversation about a request', () => {
  test('is opened at the request, and shows who said what as plain text', async () => {
    await openTalk();
    const list = within(await screen.findByRole('list', { name: 'Messages with House team' }));
    expect(list.getByText('Round <i>or</i> square?')).toBeTruthy();
    expect(list.getByText(/^Fatima, House team · /)).toBeTruthy();
  });

  test('keeps what was typed when it could not be sent, and sends it under the same id', async () => {
    const { server, said } = await openTalk();
    let tries = 0;
    server.answers.more.set(writeToTeam, ({ body }) => {
      tries += 1;
      if (tries === 1) throw aProblem('overloaded', 503);
      const message = {
        ...(body as { id: string; text: string }),
        from: 'organizer',
        author: 'Anna',
        at: NOW,
      };
      said.push(message);
      return message;
    });
    const typed = await field();
    const button = screen.getByRole('button', { name: 'Send' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await person.type(typed, 'Round.');
    await person.click(button);
    await screen.findByText(/Code overloaded/);
    expect(typed).toHaveProperty('value', 'Round.');

    await person.click(button);
    await waitFor(() => expect(typed).toHaveProperty('value', ''));
    expect(await screen.findByText('Round.')).toBeTruthy();
    const ids = server.asked
      .filter(({ route }) => route === writeToTeam)
      .map(({ body }) => (body as { id: string }).id);
    expect(ids[0]).toBe(ids[1]);
  });

  test('what was typed is found again after the conversation, and the pane, were closed; what was sent is not', async () => {
    const first = await openTalk();
    await person.type(await field(), 'Round, and');
    const toggle = screen.getByRole('button', { name: '1 message with House team' });
    await person.click(toggle);
    await person.click(toggle);
    expect(await screen.findByDisplayValue('Round, and')).toBeTruthy();
    first.pane.unmount();

    const { server } = await openTalk(first.meeting);
    expect(await screen.findByDisplayValue('Round, and')).toBeTruthy();
    server.answers.more.set(writeToTeam, ({ body }) => ({
      ...(body as { id: string; text: string }),
      from: 'organizer',
      author: 'Anna',
      at: NOW,
    }));
    await person.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(async () => expect(await field()).toHaveProperty('value', ''));
    cleanup();

    await openTalk(first.meeting);
    expect(await field()).toHaveProperty('value', '');
  });
});
