/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { aComposedMeeting, at } from '../outlook/composed-fakes.ts';
import { openPane } from '../shell/pane-harness.tsx';
import { aServerWithReception, aVisitor, fjord } from './a-reception.ts';

afterEach(cleanup);

const person = userEvent.setup();

test('a visitor whom the host expects at another meeting then is said so, and nobody else', async () => {
  const given = aServerWithReception();
  const then = { start: at('2026-12-01T09:30:00Z'), end: at('2026-12-01T10:30:00Z') };
  given.desk.visitors = [
    aVisitor({ alsoExpected: [then] }),
    aVisitor({ id: '70000000-0000-4000-8000-000000000002' as never, name: 'Bo Berg', mail: null }),
  ];
  openPane({ server: given.server, meeting: aComposedMeeting({ rooms: [fjord] }) });
  await person.click(await screen.findByRole('tab', { name: 'Visitors' }));
  await person.type(await screen.findByRole('textbox', { name: /^Name/ }), 'Ib Iversen');
  await person.click(screen.getByRole('button', { name: 'Register visitor' })); // now the pane knows the meeting
  expect(
    await screen.findByText(/^You expect Vera Olsen at another meeting of yours then: .*10:30/),
  ).toBeTruthy();
  expect(screen.getAllByText(/at another meeting of yours/)).toHaveLength(1);
});
