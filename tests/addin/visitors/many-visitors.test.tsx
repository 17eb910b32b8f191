/** @jest-environment jsdom */
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listVisitors } from '../../../contract/visitors.ts';
import { VisitorId } from '../../../contract/visitor-ids.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { openPane } from '../shell/pane-harness.tsx';
import { aServerWithReception, aVisitor, fjord } from './a-reception.ts';

afterEach(cleanup);

const person = userEvent.setup();

async function openWith(count: number) {
  const given = aServerWithReception();
  given.desk.visitors = Array.from({ length: count }, (_, at) =>
    aVisitor({
      id: VisitorId.parse(`70000000-0000-4000-8000-${String(at).padStart(12, '0')}`),
      name: `Guest ${at + 1}`,
    }),
  );
  openPane({ server: given.server, meeting: aComposedMeeting({ rooms: [fjord] }) });
  await person.click(await screen.findByRole('tab', { name: 'Visitors' }));
  const list = await screen.findByRole('list', { name: 'Expected visitors' });
  return { ...given, shown: () => within(list).getAllByRole('listitem').length };
}

async function register(name: string): Promise<void> {
  const field = screen.getByRole('textbox', { name: /^Name/ });
  await person.clear(field);
  await person.type(field, name);
  await person.click(screen.getByRole('button', { name: 'Register visitor' }));
}

test('a long list of visitors is shown fifty by fifty, and says how many of them stand there', async () => {
  const { shown } = await openWith(120);
  expect(shown()).toBe(50);
  await person.click(screen.getByRole('button', { name: 'Show 50 more' }));
  expect(shown()).toBe(100);
  expect(document.activeElement?.textContent).toBe('100 of 120 visitors are shown.');
  await person.click(screen.getByRole('button', { name: 'Show 20 more' }));
  expect(shown()).toBe(120);
  expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
});

test('a list of fifty is whole, and says nothing of it', async () => {
  const { shown } = await openWith(50);
  expect(shown()).toBe(50);
  expect(screen.queryByText(/visitors are shown/)).toBeNull();
});

test('a list that is known already is not sent again, and stays; one that has changed is', async () => {
  const { server, desk } = await openWith(1);
  const asked = () => server.asked.filter(({ route }) => route === listVisitors);
  expect(asked()[0]?.query).toEqual({});
  await register('Bo Berg');
  expect(await screen.findByText('Bo Berg')).toBeTruthy();
  const before = JSON.stringify({ visitors: desk.visitors.slice(0, 1), toConfirm: null });
  expect(asked().at(-1)?.query).toEqual({ known: before });
  expect(screen.getByText('Guest 1')).toBeTruthy();
});
