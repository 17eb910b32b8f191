import { Instant } from '../../contract/primitives.ts';
import { createEwsExchange } from '../../server/exchange/ews/ews-exchange.ts';
import type { Answer, Received } from '../server/outbound/far-side.ts';
import type { Item } from './small-ews.ts';
import {
  actingAs,
  changes,
  details,
  fault,
  item,
  mailbox,
  meetings,
  operationOf,
  refused,
  soap,
  startSmallEws,
} from './small-ews.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const day = { start: Instant.parse('2026-12-01T00:00:00Z'), end: Instant.parse('2026-12-02T00:00:00Z') };

async function connect(answers: Readonly<Record<string, Answer>>) {
  const ews = await startSmallEws((res, received) => answers[operationOf(received)]?.(res, received));
  open.push(ews);
  return { ...ews, exchange: createEwsExchange(ews.options) };
}
const meeting = {
  meetingUid: 'one@other.test',
  occurrence: null,
  isException: false,
  eventId: 'AAMk1',
  changeKey: 'v1',
  start: '2026-12-01T09:00:00.000Z',
  end: '2026-12-01T10:00:00.000Z',
  organizer: { mailbox: 'anna@nordhavn.test', name: 'Anna' },
  subject: 'Anna',
  isPrivate: false,
  isAllDay: false,
  isCanceled: false,
  response: 'accepted',
  showAs: 'busy',
};

async function readOf(given: Item, more: Readonly<Record<string, Answer>> = {}) {
  const { exchange } = await connect({ FindItem: soap(meetings(item(given))), ...more });
  return exchange.readMeetings(mailbox('fjord'), day);
}
const windowOf = ({ body }: Received) => /StartDate="([^"]+)" EndDate="([^"]+)"/.exec(body)?.slice(1) ?? [];

test('a calendar is read in the name of its room', async () => {
  const { exchange, received, calls } = await connect({ FindItem: soap(meetings(item())) });

  expect(await exchange.readMeetings(mailbox('fjord'), day)).toEqual({ known: true, meetings: [meeting] });
  expect(received.map(actingAs)).toEqual([mailbox('fjord')]);
  expect(calls.map(({ mailbox: asked, operation }) => [asked, operation])).toEqual([
    [mailbox('fjord'), 'FindItem'],
  ]);
});

describe('an item', () => {
  test('with values of a later Exchange is kept, and what we do not know is unknown and said', async () => {
    expect(await readOf({ status: 'Dreaming', answer: 'Perhaps', kind: 'Hologram' })).toEqual({
      known: true,
      meetings: [{ ...meeting, response: 'none', showAs: 'unknown' }],
      unknownWords: [
        { field: 'type', word: 'Hologram' },
        { field: 'response', word: 'Perhaps' },
        { field: 'showAs', word: 'Dreaming' },
      ],
    });
  });

  test.each([
    ['Free', 'free'],
    ['Tentative', 'tentative'],
    ['OOF', 'out-of-office'],
    ['WorkingElsewhere', 'working-elsewhere'],
    ['NoData', 'unknown'],
  ])('shown as %s is %s', async (status, showAs) => {
    const reading = await readOf({ status });
    expect(reading).toMatchObject({ meetings: [{ showAs }] });
    expect(reading).not.toHaveProperty('unknownWords');
  });

  test.each([
    ['Tentative', 'tentative'],
    ['Decline', 'declined'],
    ['Organizer', 'organizer'],
    ['NoResponseReceived', 'none'],
    ['Unknown', 'none'],
  ])('answered with %s is %s', async (answer, response) => {
    const reading = await readOf({ answer });
    expect(reading).toMatchObject({ meetings: [{ response }] });
    expect(reading).not.toHaveProperty('unknownWords');
  });

  test.each(['Private', 'Personal', 'Confidential', 'Secret'])(
    'whose sensitivity is %s shows no subject',
    async (sensitivity) => {
      expect(await readOf({ sensitivity, subject: 'CANARY' })).toEqual({
        known: true,
        meetings: [{ ...meeting, isPrivate: true, subject: null }],
        ...(sensitivity === 'Secret' && { unknownWords: [{ field: 'sensitivity', word: sensitivity }] }),
      });
    },
  );

  test('that was called off says so', async () => {
    expect(await readOf({ isCancelled: true, status: 'Free' })).toMatchObject({
      meetings: [{ isCanceled: true, showAs: 'free' }],
    });
  });

  test('without a time makes the calendar unknown: leaving it out would look like a cancellation', async () => {
    const { exchange } = await connect({
      FindItem: soap(meetings(item().replace('<t:Start>2026-12-01T09:00:00Z</t:Start>', ''))),
    });
    expect(await exchange.readMeetings(mailbox('fjord'), day)).toMatchObject({
      known: false,
      fault: { code: 'exchange-unreadable' },
    });
    expect(await readOf({ start: 'soon' })).toMatchObject({ known: false });
  });
});

describe('what FindItem leaves open is asked of single items', () => {
  test.each([
    ['a name alone', { organizer: null }],
    ['an address within Exchange', { organizerAddress: '/O=NORDHAVN/OU=FIRST/CN=RECIPIENTS/CN=ANNA' }],
  ])('the mail address of an organizer who came as %s', async (_case, given) => {
    const { exchange, received } = await connect({
      FindItem: soap(
        meetings(
          item(given) +
            item({ ...given, id: 'AAMk2', recurrenceId: '2026-12-01T09:00:00Z', kind: 'Occurrence' }),
        ),
      ),
      GetItem: soap(details('Anna')),
    });

    const reading = await exchange.readMeetings(mailbox('fjord'), day);

    expect(reading).toMatchObject({
      known: true,
      meetings: [{ organizer: meeting.organizer }, { organizer: meeting.organizer }],
    });
    const [asked, ...others] = received.filter((one) => operationOf(one) === 'GetItem');
    expect(asked?.body.match(/<t:ItemId /g)).toHaveLength(1); // both are of the same meeting
    expect(actingAs(asked!)).toBe(mailbox('fjord'));
    expect(others).toEqual([]);
  });

  test('where a changed date of a series stood originally', async () => {
    expect(
      await readOf({ kind: 'Exception' }, { GetItem: soap(details('Anna', '2026-11-30T08:00:00Z')) }),
    ).toMatchObject({ meetings: [{ occurrence: '2026-11-30T08:00:00.000Z', isException: true }] });
  });

  test('an item that has gone meanwhile keeps what is known of it, and the calendar is read', async () => {
    const gone = { GetItem: soap(refused('GetItem', 'ErrorItemNotFound')) };
    expect(await readOf({ organizer: null }, gone)).toMatchObject({
      known: true,
      meetings: [{ organizer: null }],
    });
  });

  test('a refusal of the whole question makes the calendar unknown', async () => {
    const down = { GetItem: fault('ErrorAccessDenied') };
    expect(await readOf({ organizer: null }, down)).toMatchObject({
      known: false,
      fault: { code: 'exchange-forbidden' },
    });
  });
});

const hour = (at: number) => `2026-12-01T${String(at).padStart(2, '0')}:00:00Z`;

describe('a view that breaks off', () => {
  const items = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) =>
      item({
        id: `AAMk${from + at}`,
        uid: `m${from + at}`,
        start: hour(from + at),
        end: hour(from + at + 1),
      }),
    );

  test('is gone on with from its last start', async () => {
    const { exchange, received } = await connect({
      FindItem: soap((one) =>
        windowOf(one)[0] === day.start
          ? meetings(items(1, 4).join(''), false)
          : meetings(items(3, 6).join('')),
      ),
    });

    const reading = await exchange.readMeetings(mailbox('fjord'), day);

    expect(reading.known && reading.meetings.map(({ meetingUid }) => meetingUid)).toEqual([
      'm1',
      'm2',
      'm3',
      'm4',
      'm5',
    ]);
    expect(received.map(windowOf)).toEqual([
      [day.start, day.end],
      ['2026-12-01T03:00:00.000Z', day.end],
    ]);
  });

  const NOON = '2026-12-01T12:00:00.000Z';
  test.each<[string, Answer]>([
    ['is in no order', soap(meetings(items(1, 4).toReversed().join(''), false))],
    ['leads no further', soap(meetings(item({ start: day.start, end: hour(1) }), false))],
    ['is refused as too large', soap(refused('FindItem', 'ErrorExceededFindCountLimit'))],
  ])('is asked again in halves when it %s', async (_case, whole) => {
    const { exchange, received } = await connect({
      FindItem: (res, one) => {
        const [start, end] = windowOf(one);
        if (start === day.start && end === day.end) return whole(res, one);
        return soap(meetings(start === NOON ? items(12, 14).join('') : items(1, 4).join('')))(res, one);
      },
    });

    const reading = await exchange.readMeetings(mailbox('fjord'), day);

    const uids = reading.known ? reading.meetings.map(({ meetingUid }) => meetingUid) : [];
    expect(uids).toEqual(expect.arrayContaining(['m1', 'm2', 'm3', 'm12', 'm13']));
    expect(received.map(windowOf)).toEqual([
      [day.start, day.end],
      [day.start, NOON],
      [NOON, day.end],
    ]);
  });

  test('is unknown when it breaks off however short the time is', async () => {
    const { exchange } = await connect({
      FindItem: soap(refused('FindItem', 'ErrorExceededFindCountLimit')),
    });
    const minute = { start: day.start, end: Instant.parse('2026-12-01T00:02:00Z') };
    expect(await exchange.readMeetings(mailbox('fjord'), minute)).toMatchObject({
      known: false,
      fault: { code: 'exchange-unreadable' },
    });
  });
});

const stateOf = ({ body }: Received) => /<m:SyncState>([^<]*)</.exec(body)?.[1];

describe('changes', () => {
  test('are followed in the name of the room until the folder has told all', async () => {
    const { exchange, received } = await connect({
      SyncFolderItems: soap((one) =>
        stateOf(one) === '' ? changes('AA==', ['AAMk1'], false) : changes('BB==', [], true),
      ),
    });
    const first = await exchange.readChanges(mailbox('fjord'), day, null);
    const second = await exchange.readChanges(mailbox('fjord'), day, first.known ? first.cursor : null);

    expect([first, second]).toMatchObject([{ hasChanged: true }, { hasChanged: false }]);
    expect(received.map(stateOf)).toEqual(['', 'AA==', 'BB==']);
    expect(new Set(received.map(actingAs))).toEqual(new Set([mailbox('fjord')]));
  });

  test.each(['ErrorInvalidSyncStateData', 'ErrorSyncFolderNotFound'])('begin anew after %s', async (code) => {
    const { exchange, received } = await connect({
      SyncFolderItems: soap((one) =>
        stateOf(one) === '' ? changes('AA==') : refused('SyncFolderItems', code),
      ),
    });
    const first = await exchange.readChanges(mailbox('fjord'), day, null);
    const second = await exchange.readChanges(mailbox('fjord'), day, first.known ? first.cursor : null);
    expect(second).toMatchObject({ known: true, hasChanged: true });
    expect(received.map(stateOf)).toEqual(['', 'AA==', '']);
  });

  test('of a folder that is not there are unknown, and not asked for ever', async () => {
    const { exchange, received } = await connect({
      SyncFolderItems: soap(refused('SyncFolderItems', 'ErrorSyncFolderNotFound')),
    });
    expect(await exchange.readChanges(mailbox('fjord'), day, null)).toMatchObject({ known: false });
    expect(received).toHaveLength(1);
  });
});
