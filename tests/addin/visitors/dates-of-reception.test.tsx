/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { listDates } from '../../../contract/meeting-dates.ts';
import { putMeeting, readMeeting } from '../../../contract/meetings.ts';
import { listRoomReceptions } from '../../../contract/visitors.ts';
import { aComposedMeeting } from '../outlook/composed-fakes.ts';
import { openPane } from '../shell/pane-harness.tsx';
import { aServerWithReception, fjord } from './a-reception.ts';

afterEach(cleanup);

const person = userEvent.setup();
const wednesdays = ['02', '09', '16', '23', '30'].map((day) => ({
  date: `2026-12-${day}`,
  start: `2026-12-${day}T11:00:00.000Z`,
  end: `2026-12-${day}T12:00:00.000Z`,
}));
const christmas = { kind: 'closed-day', name: 'Christmas' } as const;

const recurrence = {
  recurrenceType: 'weekly',
  recurrenceProperties: { interval: 1, days: ['wed'], firstDayOfWeek: 'mon' },
  seriesTime: { startDate: '2026-12-02', startTime: '12:00', endDate: '2026-12-30', durationMinutes: 60 },
} as never;

const series = (bookingKey = '') => ({
  id: '40000000-0000-4000-8000-000000000001',
  bookingKey,
  state: 'draft',
  sentence: 'Not sent yet.',
  hanging: [],
  rooms: [],
  isSeries: true,
  now: wednesdays[0]?.start,
  version: 1,
});

/** The tab of a weekly meeting, at a reception that asks for the plate. */
async function openSeries(given = aServerWithReception()) {
  const { more } = given.server.answers;
  given.desk.asks = { ...given.desk.asks, carPlate: 'optional' };
  more.set(putMeeting, ({ params }) => series(params['bookingKey']));
  more.set(readMeeting, ({ params }) => series(params['bookingKey']));
  more.set(listDates, () => ({
    dates: wednesdays,
    timeZone: 'Europe/Copenhagen',
    isComplete: true,
    now: wednesdays[0]?.start,
  }));
  openPane({
    server: given.server,
    meeting: aComposedMeeting({ rooms: [fjord], repeats: 'series', recurrence }),
  });
  await person.click(await screen.findByRole('tab', { name: 'Visitors' }));
  await screen.findByRole('radio', { name: 'On chosen dates' });
  return given;
}

describe('of the dates of a series', () => {
  test('those on which nobody is at the reception are named, as long as the visitor comes on them', async () => {
    const given = aServerWithReception();
    given.desk.dates = [
      { date: '2026-12-23', start: '2026-12-23T11:00:00.000Z', closed: christmas, isFull: false },
    ];
    const { server } = await openSeries(given);
    await screen.findByText(/is closed on .*23.* when the meeting begins/);
    const asked = server.asked.findLast(({ route }) => route === listRoomReceptions);
    expect(asked).toMatchObject({ query: { bookingKey: expect.any(String) } });
    await person.click(screen.getByRole('radio', { name: 'On chosen dates' }));
    await person.click(screen.getByRole('checkbox', { name: /23/ }));
    expect(screen.queryByText(/when the meeting begins/)).toBeNull();
  });

  test('those without a place to park are named to whoever comes by car', async () => {
    const given = aServerWithReception();
    given.desk.dates = wednesdays.map(({ date, start }) => ({ date, start, closed: null, isFull: true }));
    await openSeries(given);
    expect(screen.queryByText(/No place to park/)).toBeNull();
    await person.type(screen.getByRole('textbox', { name: 'Car plate' }), 'AB 12 345');
    await screen.findByText(/No place to park is left at Reception CPH on .* and 1 more/);
  });
});

describe('who comes by car to a single meeting', () => {
  test.each([
    [{ places: 10, left: 3 }, '3 of 10 places to park are left then.'],
    [{ places: 10, left: 1 }, '1 of 10 places to park is left then.'],
  ])('reads how many places are left', async (parking, said) => {
    const given = aServerWithReception();
    given.desk.parking = parking;
    await openSingle(given);
    expect(screen.queryByText(said)).toBeNull();
    await person.type(screen.getByRole('textbox', { name: 'Car plate' }), 'AB 12 345');
    expect(await screen.findByText(said)).toBeTruthy();
  });

  test('reads that none is left, and registers all the same', async () => {
    const given = aServerWithReception();
    given.desk.parking = { places: 10, left: 0 };
    await openSingle(given);
    await person.type(screen.getByRole('textbox', { name: /^Name/ }), 'Vera Olsen');
    await person.type(screen.getByRole('textbox', { name: 'Car plate' }), 'AB 12 345');
    await screen.findByText(/^No place to park is left at Reception CPH then\./);
    await person.click(screen.getByRole('button', { name: 'Register visitor' }));
    expect(await screen.findByText('Expected visitors')).toBeTruthy();
  });
});

async function openSingle(given: ReturnType<typeof aServerWithReception>) {
  given.desk.asks = { ...given.desk.asks, carPlate: 'optional' };
  openPane({ server: given.server, meeting: aComposedMeeting({ rooms: [fjord] }) });
  await person.click(await screen.findByRole('tab', { name: 'Visitors' }));
  await screen.findByRole('textbox', { name: 'Car plate' });
}
