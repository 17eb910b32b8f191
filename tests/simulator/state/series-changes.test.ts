import { answerOf, book, emptyWorld, mail, seen, starts, weekly } from './world-fixture.ts';

const SECOND = '2026-12-08T09:00:00.000Z';
const THIRD = '2026-12-15T09:00:00.000Z';

test('one moved occurrence keeps its original start and leaves the others alone', () => {
  const world = emptyWorld();
  const { meetingUid } = book(world, { recurrence: weekly() });
  world.calendaring.change(
    meetingUid,
    { start: '2026-12-09T12:00:00Z', end: '2026-12-09T13:00:00Z' },
    { scope: 'this', originalStart: SECOND, actor: 'anna' },
  );

  expect(seen(world, 'fjord').map(({ kind, start, originalStart }) => [kind, start, originalStart])).toEqual([
    ['occurrence', '2026-12-01T09:00:00.000Z', '2026-12-01T09:00:00.000Z'],
    ['exception', '2026-12-09T12:00:00.000Z', SECOND],
    ['occurrence', THIRD, THIRD],
    ['occurrence', '2026-12-22T09:00:00.000Z', '2026-12-22T09:00:00.000Z'],
  ]);
});

test('each occurrence has an iCalUId with its date, the series one uid', () => {
  const world = emptyWorld();
  const { meetingUid } = book(world, { recurrence: weekly() });
  const entries = seen(world, 'fjord');
  expect(new Set(entries.map(({ iCalUId }) => iCalUId)).size).toBe(4);
  expect(entries.every((entry) => entry.meetingUid === meetingUid)).toBe(true);
  expect(entries[1]?.iCalUId.slice(32, 40)).toBe('07EA0C08');
  expect(new Set(entries.map(({ seriesMasterId }) => seriesMasterId)).size).toBe(1);
});

test('a date moved into a conflict is declined by itself', () => {
  const world = emptyWorld();
  book(world, { organizer: mail('carla'), start: '2026-12-09T12:00:00Z', end: '2026-12-09T13:00:00Z' });
  const series = book(world, { recurrence: weekly() });
  world.calendaring.change(
    series.meetingUid,
    { start: '2026-12-09T12:30:00Z', end: '2026-12-09T13:30:00Z' },
    { scope: 'this', originalStart: SECOND, actor: 'anna' },
  );
  expect(answerOf(world, series, 'fjord')).toBe('accepted');
  expect(starts(world, 'fjord')).not.toContain('2026-12-09T12:30:00.000Z');
  expect(starts(world, 'fjord')).toContain(THIRD);
});

test('an occurrence changes its room without the series doing so', () => {
  const world = emptyWorld();
  const { meetingUid } = book(world, { recurrence: weekly() });
  world.calendaring.change(
    meetingUid,
    { rooms: [mail('skov')] },
    { scope: 'this', originalStart: SECOND, actor: 'anna' },
  );
  expect(starts(world, 'fjord')).not.toContain(SECOND);
  expect(seen(world, 'skov')).toMatchObject([
    { start: SECOND, kind: 'exception', seriesMasterId: null, response: 'accepted' },
  ]);
});

test('a cancelled occurrence is gone from every calendar', () => {
  const world = emptyWorld();
  const { meetingUid } = book(world, { recurrence: weekly() });
  world.calendaring.cancel(meetingUid, { scope: 'this', originalStart: SECOND, actor: 'anna' });
  for (const handle of ['fjord', 'anna']) expect(starts(world, handle)).not.toContain(SECOND);
  expect(starts(world, 'fjord')).toHaveLength(3);
});

test('changing this and following splits the series into two with different uids', () => {
  const world = emptyWorld();
  const { meetingUid } = book(world, { recurrence: weekly() });
  const [old, split] = world.calendaring.change(
    meetingUid,
    { start: '2026-12-15T11:00:00Z', end: '2026-12-15T12:00:00Z' },
    { scope: 'following', originalStart: THIRD, actor: 'anna' },
  );

  expect(old?.meetingUid).toBe(meetingUid);
  expect(split?.meetingUid).not.toBe(meetingUid);
  expect(starts(world, 'fjord')).toEqual([
    '2026-12-01T09:00:00.000Z',
    SECOND,
    '2026-12-15T11:00:00.000Z',
    '2026-12-22T11:00:00.000Z',
  ]);
});

test('cancelling this and following shortens the series and keeps the rest accepted', () => {
  const world = emptyWorld();
  const series = book(world, { recurrence: weekly() });
  world.calendaring.cancel(series.meetingUid, { scope: 'following', originalStart: THIRD, actor: 'anna' });
  expect(starts(world, 'fjord')).toEqual(['2026-12-01T09:00:00.000Z', SECOND]);
  expect(answerOf(world, series, 'fjord')).toBe('accepted');
});

test('moving the whole series by an hour keeps what single dates had of their own', () => {
  const world = emptyWorld();
  const { meetingUid } = book(world, { recurrence: weekly() });
  const where = { scope: 'this' as const, actor: 'anna' };
  world.calendaring.change(
    meetingUid,
    { start: '2026-12-09T12:00:00Z', end: '2026-12-09T13:00:00Z' },
    { ...where, originalStart: SECOND },
  );
  world.calendaring.cancel(meetingUid, { ...where, originalStart: THIRD });
  world.calendaring.change(
    meetingUid,
    { start: '2026-12-01T10:00:00Z', end: '2026-12-01T11:00:00Z' },
    { scope: 'all', actor: 'anna' },
  );
  expect(starts(world, 'fjord')).toEqual([
    '2026-12-01T10:00:00.000Z',
    '2026-12-09T12:00:00.000Z',
    '2026-12-22T10:00:00.000Z',
  ]);
});

test('moving a weekly series by a day takes its weekday along', () => {
  const world = emptyWorld();
  const { meetingUid } = book(world, { recurrence: weekly() });
  world.calendaring.change(
    meetingUid,
    { start: '2026-12-09T09:00:00Z', end: '2026-12-09T10:00:00Z' },
    { scope: 'all', originalStart: SECOND, actor: 'anna' },
  );
  expect(starts(world, 'fjord').map((start) => start.slice(0, 10))).toEqual([
    '2026-12-02',
    '2026-12-09',
    '2026-12-16',
    '2026-12-23',
  ]);
});

test('a delegate may act, others may not', () => {
  const world = emptyWorld();
  const draft = { organizer: mail('carla') };
  const { meetingUid } = book(world, draft);
  const change = (actor: string) =>
    world.calendaring.change(meetingUid, { subject: 'Other' }, { scope: 'all', actor });
  expect(() => change('bent')).not.toThrow();
  expect(() => change('anna')).toThrow('neither the organizer nor a delegate');
});

test.each([
  ['an end before the start', { end: '2026-12-01T08:00:00Z' }, 'ends before it starts'],
  ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'IANA zone'],
  ['a room that is not there', { rooms: ['nowhere@nordhavn.example'] }, 'There is no room'],
  ['an all-day meeting at ten', { isAllDay: true }, 'midnight'],
  [
    'a weekly series without days',
    { recurrence: { ...weekly(), pattern: { type: 'weekly' as const, interval: 1 } } },
    'daysOfWeek',
  ],
])('%s is refused with a sentence', (_, over, sentence) => {
  const world = emptyWorld();
  expect(() => book(world, over)).toThrow(sentence);
});

test('an occurrence cannot be moved past its neighbor', () => {
  const world = emptyWorld();
  const { meetingUid } = book(world, { recurrence: weekly() });
  expect(() =>
    world.calendaring.change(
      meetingUid,
      { start: '2026-12-16T09:00:00Z', end: '2026-12-16T10:00:00Z' },
      { scope: 'this', originalStart: SECOND, actor: 'anna' },
    ),
  ).toThrow('beyond another date');
});
