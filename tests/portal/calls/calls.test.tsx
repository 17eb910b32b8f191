/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listCalls } from '../../../contract/access-proof.ts';
import { INTEGRATION, NOW, aProblem, aServer, openPortal } from '../administration/portal-in-memory.tsx';

afterEach(cleanup);

function aCall(mailbox: string) {
  return {
    integration: INTEGRATION,
    hour: NOW,
    service: 'graph.example',
    operation: 'calendarView',
    mailbox,
    properties: 'id,start,end',
    outcome: '200',
    count: 3,
    lastAt: NOW,
  };
}

test('a link to the calls of one connection asks for those only', async () => {
  const server = aServer();
  server.on(listCalls, () => ({ calls: [aCall('fjord@nordhavn.example')], next: null }));
  openPortal('/calls', { server, search: `integration=${INTEGRATION}` });
  expect(await screen.findByText('fjord@nordhavn.example')).toBeTruthy();
  expect(server.sent(listCalls).map(({ query }) => query)).toEqual([{ integration: INTEGRATION }]);
  expect(screen.getByText('id, start, end')).toBeTruthy();
});

test('older calls come below the newer ones, and a page that fails can be had again', async () => {
  const server = aServer();
  let isDown = true;
  server.on(listCalls, ({ query }) => {
    if (query?.cursor === undefined) return { calls: [aCall('fjord@nordhavn.example')], next: 'older' };
    return isDown
      ? aProblem('storage-unavailable', 503)
      : { calls: [aCall('sund@nordhavn.example')], next: null };
  });
  openPortal('/calls', { server });
  await userEvent.click(await screen.findByRole('button', { name: 'Show older ones' }));
  expect(await screen.findByText('fjord@nordhavn.example')).toBeTruthy();
  const again = await screen.findByRole('button', { name: 'Try again' });
  isDown = false;
  await userEvent.click(again);
  expect(await screen.findByText('sund@nordhavn.example')).toBeTruthy();
  expect(screen.getByText('fjord@nordhavn.example')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull();
});

test('what is typed is asked for when Show is pressed, and no call that fits is said so', async () => {
  const server = aServer();
  server.on(listCalls, () => ({ calls: [], next: null }));
  openPortal('/calls', { server });
  await userEvent.type(await screen.findByLabelText('Mailbox'), ' fjord ');
  await userEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(await screen.findByText(/fits what you ask for/)).toBeTruthy();
  expect(server.sent(listCalls).at(-1)?.query).toEqual({ mailbox: 'fjord' });
});
