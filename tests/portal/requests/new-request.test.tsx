/** @jest-environment jsdom */
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { readMenu } from '../../../contract/menus.ts';
import { askOnBehalf, listServedMeetings } from '../../../contract/on-behalf.ts';
import { listBoard } from '../../../contract/board.ts';
import { listMyProviders } from '../../../contract/service-teams.ts';
import { NOW, aProblem, aServer, openPortal } from '../administration/portal-in-memory.tsx';
import { TEAM } from './a-request.ts';

afterEach(cleanup);

const ALLERGIES = '70000000-0000-4000-8000-000000000001';
const timeZone = 'Europe/Copenhagen';
const fjord = { mailbox: 'fjord@nordhavn.example', name: 'Fjord' };
const anna = { name: 'Anna Holm', mail: 'anna@nordhavn.example' };

const aMeeting = (over: object = {}) => ({
  meetingUid: 'uid-1',
  occurrence: null,
  start: '2026-11-30T11:00:00.000Z',
  end: '2026-11-30T12:00:00.000Z',
  rooms: [fjord],
  organizer: anna,
  isWholeSeries: false,
  ...over,
});

function withMeetings(meetings: readonly object[], asks: readonly object[] = []) {
  const server = aServer();
  const team = {
    id: TEAM,
    name: 'House team',
    kind: 'set-up',
    timeZone,
    isActive: true,
    waiting: 0,
    latest: null,
  };
  server.on(listMyProviders, () => ({ providers: [team], now: NOW }));
  server.on(listServedMeetings, () => ({
    team: { name: 'House team', timeZone },
    meetings,
    asks,
    costCenters: [],
    isComplete: true,
    now: NOW,
  }));
  server.on(readMenu, () => aProblem('not-found', 404));
  server.on(listBoard, () => ({
    provider: { id: TEAM, name: 'House team', timeZone },
    requests: [],
    next: null,
    counts: { 'to-answer': 0, current: 0, today: 0, tomorrow: 0, pending: 0, accepted: 0, readied: 0 },
    today: '2026-11-30',
    now: NOW,
  }));
  return server;
}

test('is entered for a meeting of the day, under one key however often it is tried, with mistakes at their fields', async () => {
  const asks = [{ id: ALLERGIES, kind: 'text', name: 'Allergies', help: '', isRequired: true, choices: [] }];
  const server = withMeetings([aMeeting(), aMeeting({ meetingUid: 'uid-2', isWholeSeries: true })], asks);
  server.on(askOnBehalf, () =>
    aProblem('invalid-request', 422, {
      errors: [{ pointer: `/body/properties/${ALLERGIES}`, detail: 'must be answered' }],
    }),
  );
  openPortal(`/providers/${TEAM}/requests/new`, { server });
  const meeting = await screen.findByLabelText(/^Meeting/);
  expect([...meeting.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
    'Choose a meeting',
    expect.stringMatching(/^12:00.13:00, Fjord, Anna Holm$/),
    expect.stringMatching(/Anna Holm: every date of the series$/),
  ]);
  expect(screen.getByRole('button', { name: 'Enter the request' }).getAttribute('aria-disabled')).toBe(
    'true',
  );

  await userEvent.selectOptions(meeting, JSON.stringify(['uid-1', null]));
  await userEvent.type(screen.getByLabelText('Note'), 'rows');
  await userEvent.click(screen.getByRole('button', { name: 'Enter the request' }));
  expect(await screen.findByText('Allergies: must be answered.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Enter the request' }));
  await waitFor(() => expect(server.sent(askOnBehalf)).toHaveLength(2));
  const [first, second] = server.sent(askOnBehalf);
  expect(first?.body).toMatchObject({
    meeting: { meetingUid: 'uid-1', occurrence: null },
    room: null,
    text: 'rows',
    offsetMinutes: 0,
    properties: { [ALLERGIES]: null },
  });
  expect(JSON.stringify(first?.body)).toBe(JSON.stringify(second?.body));
});

test('says when no meeting is left on the day', async () => {
  openPortal(`/providers/${TEAM}/requests/new`, { server: withMeetings([]) });
  expect(await screen.findByText('No meeting on this day')).toBeTruthy();
});
