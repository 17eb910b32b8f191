import { listCalls, runProof } from '../../../contract/access-proof.ts';
import type { CallRecord } from '../../../contract/access-proof.ts';
import { listCalendars, listResourceMailboxes } from '../../../contract/calendars.ts';
import { listIntegrations } from '../../../contract/integrations.ts';
import { findRooms, readRoom } from '../../../contract/rooms.ts';
import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { Call } from '../../../ui/api/call.ts';
import { startHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';

const query = {
  start: '2026-12-01T09:00:00.000Z',
  end: '2026-12-01T10:00:00.000Z',
  equipment: [],
  savedRoom: [],
  seats: 1,
};
const fjord = 'fjord@nordhavn.example' as MailboxAddress;

let house: House;
let hana: Call;
let calls: readonly CallRecord[];
let rooms: readonly string[];

/** What a day brings: rooms are listed, searched and read, memberships asked for, and the proof runs. */
beforeAll(async () => {
  house = await startHouse();
  hana = (await house.portal('hana')).call;
  const anna = await house.caller('anna');
  const [first] = (await hana(listIntegrations, {})).integrations;
  if (!first) throw new Error('the fixture has no integration');

  await hana(listResourceMailboxes, { params: { id: first.id }, query: { fresh: 'yes' } });
  await anna(findRooms, { query });
  await anna(readRoom, { params: { mailbox: fjord }, query });
  await hana(runProof, { params: { id: first.id } });
  rooms = (await hana(listCalendars, {})).calendars.map(({ mailbox }) => mailbox);
  calls = await pages();
});
afterAll(() => house.close());

async function pages(filter: object = {}): Promise<CallRecord[]> {
  const all: CallRecord[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await hana(listCalls, { query: { ...filter, ...(cursor !== undefined && { cursor }) } });
    all.push(...page.calls);
    if (page.next === null) return all;
    cursor = page.next;
  }
}

const sum = (counted: readonly { readonly count: number }[]) =>
  counted.reduce((total, { count }) => total + count, 0);

test('every call that Microsoft received stands in the record', async () => {
  const received = (await house.control('GET', '/log')) as readonly { service: string }[];
  const atGraph = received.filter(({ service }) => service === 'graph').length;
  const sent = house.outboundCalls.filter(({ service }) => service.startsWith('graph'));

  expect(sent).toHaveLength(atGraph);
  // one entry for each mailbox that a call asks about, one for a call that asks about none
  expect(sum(calls)).toBe(sent.reduce((total, { count }) => total + Math.max(1, count), 0));
  expect(sum(await pages({ mailbox: 'FJORD@' }))).toBeGreaterThanOrEqual(3);
  expect(await pages({ operation: 'getSchedule', mailbox: fjord })).toMatchObject([
    { service: 'graph.sim.test', properties: 'free/busy', outcome: '200' },
  ]);
});

test('no call names a mailbox that is no calendar of ours but for the one that the access proof tries', () => {
  const mailboxes = new Set(calls.flatMap(({ mailbox }) => mailbox ?? []));
  const others = [...mailboxes].filter((mailbox) => !rooms.includes(mailbox));

  expect(others).toEqual(['h…@nordhavn.example']);
  const operations = calls.filter(({ mailbox }) => mailbox === others[0]).map(({ operation }) => operation);
  expect(operations.toSorted()).toEqual(['calendarView', 'messages (probe)']);
});

const asked = (of: readonly CallRecord[]) =>
  of.map(({ operation, properties }) => `${operation} ${properties ?? ''}`).join('\n');

test('no call asks for a body, an attachment or an attendee, and none but those of rooms for a subject', () => {
  const ofRooms = calls.filter(({ mailbox }) => mailbox !== null && rooms.includes(mailbox));
  const others = calls.filter((call) => !ofRooms.includes(call));
  // Of changes Graph gives everything whatever one asks; the record says what becomes of it.
  const discarded = 'calendarView/delta ids only; bodies are discarded unread';
  expect(asked(ofRooms).replaceAll(discarded, '')).not.toMatch(/body|bodies|attachment|attendee|preview/i);
  expect(asked(others)).not.toMatch(/body|bodies|attachment|attendee|preview|subject/i);
  const withSubject = new Set(
    calls.filter((call) => asked([call]).includes('subject')).map((call) => call.operation),
  );
  expect(withSubject).toEqual(new Set(['calendarView']));
  const mail = calls.filter(({ operation }) => /message|mail/i.test(operation));
  expect(mail.map(({ properties, outcome }) => [properties, outcome])).toEqual([
    ['id', '403'],
    ['id', '403'],
  ]);
});

test('a cursor that nobody gave is refused and named', async () => {
  await expect(hana(listCalls, { query: { cursor: 'nonsense' } })).rejects.toMatchObject({
    code: 'invalid-request',
    errors: [{ pointer: '/query/cursor', detail: expect.stringContaining('next') }],
  });
});

test('somebody without the permission does not see the record', async () => {
  const anna = (await house.portal('anna')).call;
  await expect(anna(listCalls, {})).rejects.toMatchObject({ code: 'permission-missing' });
});
