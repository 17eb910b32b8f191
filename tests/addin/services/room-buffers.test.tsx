/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { MailboxAddress } from '../../../contract/primitives.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { openPane } from '../shell/pane-harness.tsx';
import { aServerWithTeam, fjord } from './a-team.ts';

afterEach(cleanup);

const person = userEvent.setup();
const needed = 'Fjord is needed 30 minutes before and 30 minutes after the meeting.';

async function openWith(isFree: boolean, sentence: string) {
  const { server, team } = aServerWithTeam();
  team.buffers = [{ room: { ...fjord, mailbox: MailboxAddress.parse(fjord.mailbox) }, isFree, sentence }];
  openPane({ server, meeting: aComposedMeeting({ rooms: [fjord] }) });
  await person.click(await screen.findByRole('tab', { name: 'Services' }));
}

describe('a room that is needed longer than the meeting', () => {
  test('is said quietly while nobody is near', async () => {
    await openWith(true, needed);
    expect((await screen.findByText(needed)).closest('.fui-MessageBar')).toBeNull();
  });

  test('warns before anything is asked for when a neighbor is too near, and forbids nothing', async () => {
    const crowded = `${needed} Another meeting begins there at Tue 1 Dec 2026, 11:15.`;
    await openWith(false, crowded);
    expect((await screen.findByText(crowded)).closest('.fui-MessageBar')).not.toBeNull();
    await person.type(screen.getByRole('textbox', { name: /House team/ }), 'chairs');
    expect(screen.getByRole('button', { name: 'Ask House team' }).getAttribute('aria-disabled')).not.toBe(
      'true',
    );
  });
});
