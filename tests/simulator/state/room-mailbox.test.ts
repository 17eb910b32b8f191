import { createWorld } from '../../../simulator/state/world.ts';
import { nordhavn } from '../../../simulator/seed/nordhavn.ts';
import { NOW, aMeeting, answerOf, book, emptyWorld, mail, seen, starts, weekly } from './world-fixture.ts';

describe('a room that accepts by itself', () => {
  test('keeps the time and shows the organizer instead of the subject, without the private flag', () => {
    const world = emptyWorld();
    const meeting = book(world, { sensitivity: 'private' });

    expect(answerOf(world, meeting, 'fjord')).toBe('accepted');
    expect(seen(world, 'fjord')).toMatchObject([
      { subject: 'Anna Holm', sensitivity: 'normal', showAs: 'busy', response: 'accepted', kind: 'single' },
    ]);
    expect(seen(world, 'anna')).toMatchObject([{ subject: 'Harbour bid', sensitivity: 'private' }]);
  });

  test('has the same iCalUId as the organizer and an item id of its own', () => {
    const world = emptyWorld();
    const { meetingUid } = book(world);
    const [room] = seen(world, 'fjord');
    const [organizer] = seen(world, 'anna');

    expect(room?.iCalUId).toBe(meetingUid);
    expect(organizer?.iCalUId).toBe(meetingUid);
    expect(room?.id).not.toBe(organizer?.id);
  });

  test('declines what overlaps and keeps no trace of it', () => {
    const world = emptyWorld();
    book(world);
    const second = book(world, {
      organizer: mail('carla'),
      start: '2026-12-01T09:30:00Z',
      end: '2026-12-01T10:30:00Z',
    });

    expect(answerOf(world, second, 'fjord')).toBe('declined');
    expect(seen(world, 'fjord')).toHaveLength(1);
    expect(seen(world, 'carla')[0]?.rooms).toEqual([
      { address: mail('fjord'), name: 'fjord', response: 'declined' },
    ]);
  });

  test('takes a meeting that begins when another ends', () => {
    const world = emptyWorld();
    book(world);
    const next = book(world, { start: '2026-12-01T10:00:00Z', end: '2026-12-01T11:00:00Z' });
    expect(answerOf(world, next, 'fjord')).toBe('accepted');
  });

  test.each([
    ['more than 180 days ahead', { start: '2027-06-01T09:00:00Z', end: '2027-06-01T10:00:00Z' }],
    ['longer than a day', { start: '2026-12-01T09:00:00Z', end: '2026-12-02T09:01:00Z' }],
  ])('declines a meeting %s', (_, when) => {
    const world = emptyWorld();
    expect(answerOf(world, book(world, when), 'fjord')).toBe('declined');
  });

  test('does not react to strangers', () => {
    const world = emptyWorld();
    const meeting = book(world, { organizer: 'vera@fabrikam.example' });
    expect(answerOf(world, meeting, 'fjord')).toBe('none');
    expect(seen(world, 'fjord')).toEqual([]);
  });

  test('decides anew when the meeting moves, and not when only the subject changes', () => {
    const world = emptyWorld();
    const meeting = book(world);
    book(world, { organizer: mail('carla'), start: '2026-12-01T12:00:00Z', end: '2026-12-01T13:00:00Z' });

    const where = { scope: 'all' as const, actor: 'anna' };
    world.calendaring.change(meeting.meetingUid, { subject: 'Other' }, where);
    expect(answerOf(world, meeting, 'fjord')).toBe('accepted');

    world.calendaring.change(
      meeting.meetingUid,
      { start: '2026-12-01T12:30:00Z', end: '2026-12-01T13:30:00Z' },
      where,
    );
    expect(answerOf(world, meeting, 'fjord')).toBe('declined');
    expect(starts(world, 'fjord')).toEqual(['2026-12-01T12:00:00.000Z']);
  });

  test('stamps every change with another changeKey and keeps the id', () => {
    const world = emptyWorld();
    const meeting = book(world);
    const [before] = seen(world, 'fjord');
    world.calendaring.change(meeting.meetingUid, { subject: 'Other' }, { scope: 'all', actor: 'anna' });
    const [after] = seen(world, 'fjord');
    expect(after?.id).toBe(before?.id);
    expect(after?.changeKey).not.toBe(before?.changeKey);
  });

  test('is left by a cancelled meeting; people keep a cancelled copy', () => {
    const world = emptyWorld();
    const { meetingUid } = book(world, { attendees: [{ address: mail('bent') }] });
    world.calendaring.cancel(meetingUid, { scope: 'all', actor: 'anna' });

    expect(seen(world, 'fjord')).toEqual([]);
    expect(seen(world, 'anna')).toEqual([]);
    expect(seen(world, 'bent')).toMatchObject([
      { isCancelled: true, showAs: 'free', subject: 'Canceled: Harbour bid' },
    ]);
  });
});

describe('a managed room', () => {
  test('holds the request tentatively until a delegate answers', () => {
    const world = emptyWorld();
    const meeting = book(world, { rooms: [mail('bestyrelse')] });
    expect(seen(world, 'bestyrelse')).toMatchObject([
      { response: 'tentative', showAs: 'tentative', subject: 'Anna Holm' },
    ]);

    world.calendaring.answer(meeting.meetingUid, mail('bestyrelse'), 'accepted');
    expect(seen(world, 'bestyrelse')).toMatchObject([{ response: 'accepted', showAs: 'busy' }]);
  });

  test('loses the request when the delegate declines', () => {
    const world = emptyWorld();
    const meeting = book(world, { rooms: [mail('bestyrelse')] });
    world.calendaring.answer(meeting.meetingUid, mail('bestyrelse'), 'declined');
    expect(seen(world, 'bestyrelse')).toEqual([]);
    expect(answerOf(world, meeting, 'bestyrelse')).toBe('declined');
  });
});

test('a room on AutoUpdate never answers and shows what the organizer wrote', () => {
  const world = emptyWorld({ fjord: { automateProcessing: 'AutoUpdate' } });
  const meeting = book(world);
  expect(answerOf(world, meeting, 'fjord')).toBe('none');
  expect(seen(world, 'fjord')).toMatchObject([{ subject: 'Harbour bid', showAs: 'tentative' }]);
});

test('between arrival and processing the room shows the original subject, tentatively', () => {
  const world = createWorld({ processingDelayMs: 3_600_000 });
  world.clock.set(NOW);
  world.lay('test', [nordhavn()]);
  const draft = aMeeting();
  world.calendaring.send(draft, draft.organizer);

  expect(seen(world, 'fjord')).toMatchObject([
    { subject: 'Harbour bid', showAs: 'tentative', response: 'none' },
  ]);
  world.calendaring.reset();
});

describe('a series', () => {
  test('is declined whole on a single conflict', () => {
    const world = emptyWorld();
    book(world, { organizer: mail('carla'), start: '2026-12-15T09:30:00Z', end: '2026-12-15T09:45:00Z' });
    const series = book(world, { recurrence: weekly() });
    expect(answerOf(world, series, 'fjord')).toBe('declined');
    expect(starts(world, 'fjord')).toEqual(['2026-12-15T09:30:00.000Z']);
  });

  test('loses only the conflicting date in a room that tolerates some', () => {
    const world = emptyWorld({ fjord: { maximumConflictInstances: 2, conflictPercentageAllowed: 50 } });
    book(world, { organizer: mail('carla'), start: '2026-12-15T09:30:00Z', end: '2026-12-15T09:45:00Z' });
    book(world, { recurrence: weekly() });
    expect(starts(world, 'fjord')).toEqual([
      '2026-12-01T09:00:00.000Z',
      '2026-12-08T09:00:00.000Z',
      '2026-12-15T09:30:00.000Z',
      '2026-12-22T09:00:00.000Z',
    ]);
    expect(seen(world, 'anna').map(({ rooms }) => rooms[0]?.response)).toEqual([
      'accepted',
      'accepted',
      'declined',
      'accepted',
    ]);
  });

  test.each([
    ['without an end', { type: 'noEnd' as const, startDate: '2026-12-01' }],
    ['of 52 weeks', { type: 'numbered' as const, startDate: '2026-12-01', numberOfOccurrences: 52 }],
  ])('%s passes the horizon of 180 days and is declined', (_, range) => {
    const world = emptyWorld();
    const series = book(world, { recurrence: { ...weekly(), range } });
    expect(answerOf(world, series, 'fjord')).toBe('declined');
  });

  test('is cut at the horizon in a room that does not enforce it', () => {
    const world = emptyWorld({ fjord: { enforceSchedulingHorizon: false } });
    const series = book(world, {
      recurrence: { ...weekly(), range: { type: 'noEnd', startDate: '2026-12-01' } },
    });
    expect(answerOf(world, series, 'fjord')).toBe('accepted');
    expect(starts(world, 'fjord').at(-1)).toBe('2027-05-25T08:00:00.000Z');
    expect(starts(world, 'anna')).toContain('2027-05-25T08:00:00.000Z');
  });
});
