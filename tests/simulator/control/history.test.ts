import { startTenant } from '../running-tenant.ts';
import type { RunningTenant } from '../running-tenant.ts';

const WEEKLY = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 4 },
};
let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  await tenant.control('POST', '/reset', {});
});
afterAll(() => tenant.close());

async function book(over: object = {}): Promise<string> {
  const { json } = await tenant.control('POST', '/meetings', {
    organizer: 'anna',
    subject: 'Bid',
    start: '2026-12-01T10:00',
    end: '2026-12-01T11:00',
    rooms: ['fjord'],
    ...over,
  });
  return (json as { iCalUId: string }).iCalUId;
}

async function history(since?: string): Promise<Record<string, unknown>[]> {
  const query = since === undefined ? '' : `?since=${encodeURIComponent(since)}`;
  return (await tenant.control('GET', `/history${query}`)).json as Record<string, unknown>[];
}

test('the meetings of the fixture are no history', async () => {
  expect(await history()).toEqual([]);
});

test('a booking is what somebody sent and what the room made of it', async () => {
  const iCalUId = await book();
  const rooms = [{ address: 'fjord@nordhavn.example', response: 'accepted' }];
  expect(await history()).toMatchObject([
    { what: 'sent', iCalUId, actor: 'anna@nordhavn.example', businessTime: '2026-11-30T08:00:00.000Z' },
    { what: 'processed', iCalUId, actor: null, rooms },
  ]);
});

test('a change names its fields, its date and who made it', async () => {
  const uid = await book({ recurrence: WEEKLY });
  await tenant.control('PATCH', `/meetings/${uid}?occurrence=2026-12-08T09:00:00Z`, {
    rooms: ['skov'],
    actor: 'anna',
  });
  expect((await history()).filter(({ what }) => what === 'changed')).toMatchObject([
    { iCalUId: uid, scope: 'this', originalStart: '2026-12-08T09:00:00Z', fields: ['rooms'] },
  ]);
});

test('a split names the series that it made', async () => {
  const uid = await book({ recurrence: WEEKLY });
  const change = { scope: 'following', start: '2026-12-15T13:00', end: '2026-12-15T14:00' };
  const { json } = await tenant.control('PATCH', `/meetings/${uid}?occurrence=2026-12-15T09:00:00Z`, change);
  const { split } = json as { split: { iCalUId: string } };
  expect((await history()).find(({ what }) => what === 'changed')).toMatchObject({ split: split.iCalUId });
});

test('answers and cancellations are in it', async () => {
  const uid = await book({ rooms: ['bestyrelse'] });
  await tenant.control('POST', `/meetings/${uid}/answer`, { room: 'bestyrelse', response: 'declined' });
  await tenant.control('DELETE', `/meetings/${uid}`);
  const entries = await history();
  expect(entries.map(({ what }) => what)).toEqual(['sent', 'processed', 'answered', 'canceled', 'processed']);
  expect(entries[2]).toMatchObject({ actor: 'bestyrelse@nordhavn.example' });
  expect(entries[3]).toMatchObject({ actor: 'anna@nordhavn.example', isCancelled: true });
});

test('what was refused never happened', async () => {
  const uid = await book();
  const before = await history();
  const refused = await tenant.control('PATCH', `/meetings/${uid}`, { subject: 'Mine now', actor: 'bent' });
  expect(refused.status).toBe(400);
  expect(await history()).toEqual(before);
});

test('it can be read from an instant on', async () => {
  await book();
  const all = await history();
  const [earliest = ''] = all.map(({ at }) => String(at)).toSorted();
  expect(await history('2999-01-01T00:00:00Z')).toEqual([]);
  expect(all).toHaveLength(2);
  expect(await history(earliest)).toEqual(all);
});
