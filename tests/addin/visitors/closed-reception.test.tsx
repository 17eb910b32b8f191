/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listRoomReceptions, registerVisitors } from '../../../contract/visitors.ts';
import type { ReceptionClosed } from '../../../contract/visitors.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { openPane } from '../shell/pane-harness.tsx';
import { aServerWithReception, fjord } from './a-reception.ts';

afterEach(cleanup);

const person = userEvent.setup();

async function openVisitors(closed: ReceptionClosed | null) {
  const given = aServerWithReception();
  given.desk.closed = closed;
  const meeting = aComposedMeeting({ rooms: [fjord] });
  openPane({ server: given.server, meeting });
  await person.click(await screen.findByRole('tab', { name: 'Visitors' }));
  await screen.findByRole('textbox', { name: /^Name/ });
  return given.server;
}

describe('a reception that is closed when the meeting begins', () => {
  test.each([
    ['its hours', { kind: 'closed-hour', hours: '08:00–16:00' } as const, /is open 08:00–16:00 on that day/],
    [
      'the day',
      { kind: 'closed-day', name: 'Christmas Eve' } as const,
      /closed on that day \(Christmas Eve\)/,
    ],
    ['no more than that', { kind: 'closed-day', name: null } as const, /closed on that day: nobody/],
  ])('says so with %s, and lets the host go on', async (_what, closed, said) => {
    const server = await openVisitors(closed);
    await screen.findByText(said);
    const asked = server.asked.find(({ route }) => route === listRoomReceptions);
    expect(asked).toMatchObject({ query: { start: expect.stringMatching(/^\d{4}-/) } });
    await person.type(screen.getByRole('textbox', { name: /^Name/ }), 'Vera Olsen');
    await person.click(screen.getByRole('button', { name: 'Register visitor' }));
    await screen.findByText('Expected visitors');
    expect(server.asked.some(({ route }) => route === registerVisitors)).toBe(true);
  });

  test('is not spoken of while somebody is there', async () => {
    await openVisitors(null);
    expect(screen.queryByText(/nobody will be there/)).toBeNull();
  });
});
