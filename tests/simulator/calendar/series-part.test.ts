import type { MeetingSeen, Session } from '../../../simulator/outlook/wire.ts';
import type { Recurrence } from '../../../simulator/state/calendaring.ts';
import {
  answerSentences,
  firstAnswers,
  isOpen,
  readAnswers,
} from '../../../simulator/calendar/compose/answers.ts';
import { openedMeeting } from '../../../simulator/calendar/compose/draft.ts';
import { createSender } from '../../../simulator/calendar/compose/send.ts';
import { createItem } from '../../../simulator/calendar/outlook-host/item.ts';
import { remainingFrom } from '../../../simulator/calendar/outlook-host/recurrence-dates.ts';
import { actionLabel } from '../../../simulator/calendar/entry/scope-words.ts';
import { anEntry } from './an-entry.ts';
import { aSession, aRoom } from './a-session.ts';

const weekly: Recurrence = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 5 },
};
const seen: MeetingSeen = {
  meeting: {
    meetingUid: 'uid',
    organizer: 'anna@nordhavn.example',
    subject: 'Weekly',
    start: '2026-12-01T09:00:00.000Z',
    end: '2026-12-01T10:00:00.000Z',
    timeZone: 'Europe/Copenhagen',
    attendees: [],
    rooms: [aRoom.address],
    recurrence: weekly,
    answers: [{ address: aRoom.address, response: 'accepted' }],
    cancelled: false,
    createdAt: '2026-11-30T08:00:00.000Z',
    modifiedAt: '2026-11-30T08:00:00.000Z',
  },
  customProperties: {},
};
/** The third date, moved to the afternoon. */
const third = anEntry({
  kind: 'exception',
  originalStart: '2026-12-15T09:00:00.000Z',
  start: '2026-12-15T13:00:00.000Z',
  end: '2026-12-15T14:00:00.000Z',
});
const session: Session = aSession();

describe('a series from one date on', () => {
  test('has the occurrences that are left', () => {
    expect(remainingFrom(weekly, '2026-12-15').range).toEqual({
      type: 'numbered',
      startDate: '2026-12-15',
      numberOfOccurrences: 3,
    });
  });

  test('is opened at the time the series has on that date, not at that of the exception', () => {
    expect(openedMeeting(session, seen, 'following', third)).toMatchObject({
      start: Date.parse('2026-12-15T09:00:00.000Z'),
      end: Date.parse('2026-12-15T10:00:00.000Z'),
      recurrence: { range: { numberOfOccurrences: 3 } },
      saved: { meetingUid: 'uid', originalStart: null },
    });
    expect(openedMeeting(session, seen, 'this', third).start).toBe(Date.parse('2026-12-15T13:00:00.000Z'));
    expect(openedMeeting(session, seen, 'all', third).start).toBe(Date.parse('2026-12-01T09:00:00.000Z'));
  });

  test('is split off by the first update; the next one changes the new series', async () => {
    const opened = openedMeeting(session, seen, 'following', third);
    const item = createItem(opened);
    const calls: unknown[] = [];
    const api = {
      send: () => Promise.reject(new Error('nothing new is sent')),
      change: (meetingUid: string, body: object) => {
        calls.push({ meetingUid, ...body });
        return Promise.resolve({ ...seen, meeting: { ...seen.meeting, meetingUid: 'split' } });
      },
    };
    const sender = createSender(api, session, item, opened, third.originalStart);

    item.change({ subject: 'Fortnight' });
    await sender.keep();
    item.change({ subject: 'Month' });
    await sender.send();
    expect(calls).toMatchObject([
      {
        meetingUid: 'uid',
        scope: 'following',
        originalStart: third.originalStart,
        patch: { subject: 'Fortnight' },
      },
      { meetingUid: 'split', scope: 'all', patch: { subject: 'Month' } },
    ]);
  });
});

describe('what the rooms answered', () => {
  const declined = {
    ...third,
    rooms: [{ address: aRoom.address, name: 'fjord', response: 'declined' as const }],
  };

  test('to one date is asked for that date: the series may have been accepted', async () => {
    const sent = { seen, occurrence: third };
    const api = {
      meeting: () => Promise.resolve(seen),
      entries: () => Promise.resolve({ now: seen.meeting.createdAt, entries: [anEntry(), declined] }),
    };
    expect(firstAnswers(sent)).toBeNull();
    expect(answerSentences(session, await readAnswers(api, sent))).toEqual(['fjord declined.']);
  });

  test('to a series came with its sending, and is asked for until every room has answered', () => {
    const answers = firstAnswers({ seen, occurrence: null });
    expect(answers && answerSentences(session, answers)).toEqual(['fjord accepted.']);
    expect(isOpen(answers, session)).toBe(false);
    const silent = { ...seen, meeting: { ...seen.meeting, answers: [] } };
    expect(isOpen(firstAnswers({ seen: silent, occurrence: null }), session)).toBe(true);
  });
});

test('what a button does is in its name', () => {
  expect(actionLabel('Edit', third, 'following')).toBe('Edit this and following');
  expect(actionLabel('Cancel', anEntry(), 'all')).toBe('Cancel meeting');
  expect(actionLabel('Move', anEntry(), 'all')).toBe('Move');
});
