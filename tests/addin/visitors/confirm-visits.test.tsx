/** @jest-environment jsdom */
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { putMeeting } from '../../../contract/meetings.ts';
import { confirmVisits } from '../../../contract/unfollowed-visits.ts';
import type { ToConfirm } from '../../../contract/visitors.ts';
import { aComposedMeeting, at } from '../outlook/composed-fakes.ts';
import { aProblem, openPane } from '../shell/pane-harness.tsx';
import { aServerWithReception, aVisitor, cph, fjord } from './a-reception.ts';

afterEach(cleanup);

const person = userEvent.setup();
const one: ToConfirm = {
  drafts: 1,
  moved: 0,
  unplaced: 0,
  start: at('2026-12-01T09:00:00Z'),
  end: at('2026-12-01T10:00:00Z'),
};

async function openVisitors(toConfirm: ToConfirm, given = aServerWithReception()) {
  given.desk.visitors = [aVisitor()];
  given.desk.toConfirm = toConfirm;
  given.desk.serves = [];
  // The form has the key of before, as after registering vera.
  const meeting = aComposedMeeting({ rooms: [fjord] });
  openPane({ server: given.server, meeting });
  await person.click(await screen.findByRole('tab', { name: 'Visitors' }));
  return { ...given, meeting };
}
const confirmations = ({ asked }: ReturnType<typeof aServerWithReception>['server']) =>
  asked.filter(({ route }) => route === confirmVisits).map(({ body }) => body);

describe('visits without a room, in the pane', () => {
  test('are confirmed for the time of the meeting with one click, and then nothing is asked any more', async () => {
    const { server } = await openVisitors(one);
    expect(await screen.findByText(/The meeting is on .*1 Dec.*10:00/)).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Confirm 1 visitor' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Confirm 1 visitor' })).toBeNull());
    expect(confirmations(server)).toEqual([{ reception: null }]);
  });

  test('are moved with one click when the meeting is at another time', async () => {
    const { server } = await openVisitors({ ...one, drafts: 0, moved: 2 });
    expect(await screen.findByText(/2 visitors are expected as it was before/)).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Move 2 visits' }));
    await waitFor(() => expect(confirmations(server)).toHaveLength(1));
  });

  test('ask where those arrive of whom nothing is said, and show the refusal at that field', async () => {
    const { server, desk } = await openVisitors({ ...one, unplaced: 1 });
    desk.refusal = aProblem('invalid-request', 422, {
      errors: [{ pointer: '/body/reception', detail: 'must be chosen' }],
    });
    await person.click(await screen.findByRole('button', { name: 'Confirm 1 visitor' }));
    expect(await screen.findByText('must be chosen')).toBeTruthy();
    await person.selectOptions(screen.getByLabelText(/Where those arrive/), cph);
    await person.click(screen.getByRole('button', { name: 'Confirm 1 visitor' }));
    await waitFor(() => expect(confirmations(server)).toEqual([{ reception: null }, { reception: cph }]));
  });

  test('carry what they are on the list', async () => {
    const { desk } = await openVisitors({ ...one });
    desk.visitors = [aVisitor({ status: 'expected', isUnfollowed: true })];
    await person.click(await screen.findByRole('button', { name: 'Confirm 1 visitor' }));
    expect(await screen.findByText('Not followed')).toBeTruthy();
  });
});

test('a room that Foyer does not follow keeps nobody from registering visitors: it is left out, also at Send', async () => {
  const given = aServerWithReception();
  const told = given.server.answers.more.get(putMeeting);
  given.server.answers.more.set(putMeeting, (asked) => {
    const { rooms } = asked.body as { rooms: readonly string[] };
    const at = rooms.indexOf('attic@elsewhere.example');
    if (at < 0) return told?.(asked);
    throw aProblem('room-not-found', 404, { errors: [{ pointer: `/body/rooms/${at}`, detail: 'is none' }] });
  });
  const attic = { mailbox: 'attic@elsewhere.example', name: 'Attic' };
  const meeting = aComposedMeeting({ rooms: [fjord, attic] });
  openPane({ server: given.server, meeting });
  const said = () =>
    given.server.asked
      .filter(({ route }) => route === putMeeting)
      .map(({ body }) => (body as { rooms: readonly string[] }).rooms);
  await waitFor(() => expect(said()).toEqual([[fjord.mailbox, attic.mailbox], [fjord.mailbox]]));
  await waitFor(async () =>
    expect(await meeting.composed.recallKey()).toMatchObject({
      plan: { rooms: [fjord.mailbox] },
      unseen: [attic.mailbox],
    }),
  );
  meeting.edit({ interval: { start: at('2026-12-01T10:00:00Z'), end: at('2026-12-01T11:00:00Z') } });
  await waitFor(() => expect(said()).toHaveLength(3));
  expect(said()[2]).toEqual([fjord.mailbox]);
});
