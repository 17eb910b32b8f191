import { startTenant } from '../simulator/running-tenant.ts';
import type { RunningTenant } from '../simulator/running-tenant.ts';

const ROOM = '/users/fjord@nordhavn.example/calendarView';
const WINDOW = 'startDateTime=2027-01-01T00:00:00Z&endDateTime=2027-02-01T00:00:00Z';
/** After midnight in Copenhagen: the date in UTC is the day before. */
const AFTER_MIDNIGHT = {
  organizer: 'anna',
  subject: 'Night shift',
  start: '2027-01-05T00:15',
  end: '2027-01-05T00:45',
  rooms: ['fjord'],
  recurrence: {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
    range: { type: 'numbered', startDate: '2027-01-05', numberOfOccurrences: 3 },
  },
};
let tenant: RunningTenant;
let uid: string;
beforeAll(async () => {
  tenant = await startTenant();
  const { json } = await tenant.control('POST', '/meetings', AFTER_MIDNIGHT);
  uid = (json as { iCalUId: string }).iCalUId;
  const moved = { start: '2027-01-13T09:00', end: '2027-01-13T10:00' };
  await tenant.control('PATCH', `/meetings/${uid}?occurrence=2027-01-11T23:15:00Z`, moved);
});
afterAll(() => tenant.close());

/** The fields of a GlobalObjectId (MS-OXOCAL 2.2.1.27). */
function fieldsOf(iCalUId: string) {
  const bytes = Buffer.from(iCalUId, 'hex');
  const size = bytes.readUInt32LE(36);
  return {
    id: bytes.toString('hex', 0, 16),
    date: [bytes.readUInt16BE(16), bytes.readUInt8(18), bytes.readUInt8(19)],
    hasCreationTime: bytes.readBigUInt64LE(20) !== 0n,
    reserved: bytes.readBigUInt64LE(28),
    data: bytes.toString('hex', 40),
    isWhole: bytes.length === 40 + size,
  };
}

async function items(path: string): Promise<{ type: string; iCalUId: string }[]> {
  const { json } = await tenant.graph('GET', path);
  return (json as { value: { type: string; iCalUId: string }[] }).value;
}

test('every occurrence carries its original date in the zone of the series, moved or not', async () => {
  const occurrences = await items(`${ROOM}?${WINDOW}&$select=iCalUId,type&$top=50`);
  expect(occurrences.map(({ type, iCalUId }) => [type, ...fieldsOf(iCalUId).date])).toEqual([
    ['occurrence', 2027, 1, 5],
    ['exception', 2027, 1, 12],
    ['occurrence', 2027, 1, 19],
  ]);
});

test('without its date every id is that of the series, and nothing else differs', async () => {
  const occurrences = await items(`${ROOM}?${WINDOW}&$select=iCalUId&$top=50`);
  expect(new Set(occurrences.map(({ iCalUId }) => iCalUId)).size).toBe(3);
  const cleaned = occurrences.map(({ iCalUId }) => `${iCalUId.slice(0, 32)}00000000${iCalUId.slice(40)}`);
  expect(new Set(cleaned)).toEqual(new Set([uid]));
});

test('the master has the id of the series: no date, and otherwise a whole GlobalObjectId', async () => {
  const delta = await items(`${ROOM}/delta?${WINDOW}`);
  const masters = delta.filter(({ type }) => type === 'seriesMaster');
  expect(masters.map(({ iCalUId }) => iCalUId)).toEqual([uid]);
  expect(fieldsOf(uid)).toEqual({
    id: '040000008200e00074c5b7101a82e008',
    date: [0, 0, 0],
    hasCreationTime: true,
    reserved: 0n,
    data: expect.stringMatching(/^[\da-f]{32}$/),
    isWhole: true,
  });
});

test('Graph says that ids are immutable when that was asked for', async () => {
  const prefer = 'IdType="ImmutableId", outlook.timezone="UTC", odata.maxpagesize=2';
  const view = await tenant.graph('GET', `${ROOM}?${WINDOW}`, { headers: { prefer } });
  expect(view.headers.get('preference-applied')).toBe('outlook.timezone="UTC", IdType="ImmutableId"');
  const delta = await tenant.graph('GET', `${ROOM}/delta?${WINDOW}`, { headers: { prefer } });
  expect(delta.headers.get('preference-applied')).toContain('odata.maxpagesize=2');
});
