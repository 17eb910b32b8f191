import { startTenant } from '../simulator/running-tenant.ts';
import type { RunningTenant } from '../simulator/running-tenant.ts';
import { describeWithSchema } from './graph-schema.ts';

const WINDOW = 'startDateTime=2026-11-30T00:00:00Z&endDateTime=2026-12-07T00:00:00Z';
let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
  await tenant.control('POST', '/meetings', {
    organizer: 'anna',
    subject: 'All day',
    start: '2026-12-03',
    end: '2026-12-04',
    isAllDay: true,
    sensitivity: 'private',
    rooms: ['fjord'],
    attendees: ['bent', { address: 'vera@fabrikam.example', name: 'Vera', optional: true }],
    locationText: 'or the canteen',
  });
});
afterAll(() => tenant.close());

async function items(method: string, path: string, body?: unknown): Promise<object[]> {
  const answer = await tenant.graph(method, path, body === undefined ? {} : { body });
  expect(answer.status).toBe(200);
  const { value } = answer.json as { value?: object[] };
  return value ?? [answer.json as object];
}

describeWithSchema("every body of the simulated Graph fits Microsoft's types", (mistakes) => {
  test.each([
    ['room', 'GET', '/places/microsoft.graph.room'],
    ['roomList', 'GET', '/places/microsoft.graph.roomList'],
    ['building', 'GET', '/places/microsoft.graph.building'],
    ['floor', 'GET', '/places/microsoft.graph.floor'],
    ['room', 'GET', '/places/hq-rooms@nordhavn.example/microsoft.graph.roomList/rooms'],
    ['room', 'GET', '/places/fjord@nordhavn.example'],
    ['user', 'GET', "/users?$filter=startswith(mail,'olav')"],
    ['organization', 'GET', '/organization'],
    ['group', 'GET', '/groups'],
    ['user', 'GET', '/users'],
    ['user', 'GET', '/users/anna@nordhavn.example'],
    ['user', 'GET', '/users/fjord@nordhavn.example'],
    ['group', 'GET', '/users/anna@nordhavn.example/transitiveMemberOf/microsoft.graph.group'],
    ['event', 'GET', `/users/lille@nordhavn.example/calendarView?${WINDOW}&$top=100`],
    ['event', 'GET', `/users/fjord@nordhavn.example/calendarView?${WINDOW}&$top=100`],
    ['event', 'GET', `/users/lille@nordhavn.example/calendarView/delta?${WINDOW}`],
  ])('%s: %s %s', async (type, method, path) => {
    const bodies = await items(method, path);
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.flatMap((body) => mistakes(type, body))).toEqual([]);
  });

  test('scheduleInformation, with and without an error', async () => {
    const bodies = await items('POST', '/users/fjord@nordhavn.example/calendar/getSchedule', {
      schedules: ['fjord@nordhavn.example', 'nobody@nordhavn.example', 'anna@nordhavn.example'],
      startTime: { dateTime: '2026-11-30T00:00:00', timeZone: 'UTC' },
      endTime: { dateTime: '2026-12-05T00:00:00', timeZone: 'UTC' },
    });
    expect(bodies).toHaveLength(3);
    expect(bodies.flatMap((body) => mistakes('scheduleInformation', body))).toEqual([]);
  });
});
