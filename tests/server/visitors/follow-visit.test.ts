import { array, assert, constantFrom, property, record, subarray } from 'fast-check';
import { CalendarId, Instant, MailboxAddress } from '../../../contract/primitives.ts';
import { ReceptionId } from '../../../contract/visitor-ids.ts';
import { correctTold, isDue } from '../../../server/modules/visitors/correct-told.ts';
import { followVisit } from '../../../server/modules/visitors/follow-visit.ts';
import type { VisitFacts } from '../../../server/modules/visitors/follow-visit.ts';
import type { VisitState } from '../../../server/modules/visitors/visitor.ts';

const copenhagen = ReceptionId.parse('7b6c0f4e-5c0a-4a43-9a52-000000000001');
const newYork = ReceptionId.parse('7b6c0f4e-5c0a-4a43-9a52-000000000002');
const [fjord, skov, hudson, attic] = ['fjord', 'skov', 'hudson', 'attic'].map((name) =>
  MailboxAddress.parse(`${name}@nordhavn.example`),
) as [MailboxAddress, MailboxAddress, MailboxAddress, MailboxAddress];
const serving = new Map([
  [fjord, copenhagen],
  [skov, copenhagen],
  [hudson, newYork],
]);
const receptionOf = (room: MailboxAddress) => serving.get(room) ?? null;
const at = (text: string) => Instant.parse(text);
const noon = { start: at('2026-12-02T11:00:00Z'), end: at('2026-12-02T12:00:00Z') };
const later = { start: at('2026-12-02T14:00:00Z'), end: at('2026-12-02T15:00:00Z') };

type Is = VisitFacts['is'];
const meeting = (
  change: Partial<Omit<Is, 'rooms'>> = {},
  rooms: readonly MailboxAddress[] = [fjord],
): Is => ({
  ...noon,
  standing: 'booked',
  holdUntil: null,
  ...change,
  rooms: rooms.map((mailbox, n) => ({
    calendar: CalendarId.parse(`7b6c0f4e-5c0a-4a43-9a52-00000000010${n}`),
    mailbox,
    name: mailbox,
    response: 'accepted',
  })),
});
const nobody = { reception: null, withdrawnAt: null, forgottenAt: null };
const expected: VisitState = {
  status: 'expected',
  isHeld: false,
  isPending: false,
  isUnfollowed: false,
  reception: copenhagen,
  room: fjord,
  ...noon,
  told: null,
  endedBy: null,
};
const told = { at: at('2026-12-01T11:00:00Z'), ...noon, reception: copenhagen };
const notified: VisitState = { ...expected, status: 'notified', told };

const follow = (visit: VisitState | null, is: Is, more: Partial<VisitFacts> = {}) =>
  followVisit({ visitor: nobody, isWanted: true, visit, is, swaps: [], receptionOf, ...more });

describe('a visit', () => {
  test('of somebody whose name was erased is expected on no new date, and lives no more', () => {
    const visitor = { ...nobody, forgottenAt: noon.start };
    const canceled: VisitState = { ...expected, status: 'canceled', endedBy: 'meeting' };
    expect(follow(null, meeting(), { visitor })).toEqual({ next: null, what: null });
    expect(follow(canceled, meeting(), { visitor })).toEqual({ next: canceled, what: null });
  });

  test('is expected at the reception of its room as soon as a room shows the meeting', () => {
    expect(follow(null, meeting())).toEqual({ next: expected, what: 'expected' });
    expect(follow(null, meeting({ standing: 'pending' })).next).toMatchObject({ isPending: true });
    expect(follow(null, meeting({}, [attic, hudson])).next).toMatchObject({
      room: hudson,
      reception: newYork,
    });
  });

  test.each(['held', 'gone', 'canceled', 'room-lost', 'mistaken'] as const)(
    'is not expected at a meeting that is %s from the beginning, nor of somebody who was taken back',
    (standing) => {
      expect(follow(null, meeting({ standing }))).toEqual({ next: null, what: null });
      expect(follow(null, meeting(), { visitor: { ...nobody, withdrawnAt: noon.start } }).what).toBeNull();
    },
  );

  test('moves with its meeting, and to the reception of another building', () => {
    expect(follow(expected, meeting(later))).toEqual({ next: { ...expected, ...later }, what: 'moved' });
    const abroad = follow(notified, meeting({}, [hudson]), { swaps: [{ from: fjord, to: hudson }] });
    expect(abroad).toMatchObject({ what: 'moved', next: { reception: newYork, room: hudson, told } });
    expect(follow(expected, meeting({}, [skov])).what).toBe('marked');
  });

  test('stays at the reception that was chosen by hand, wherever its meeting goes', () => {
    const visitor = { ...nobody, reception: newYork };
    expect(follow(null, meeting(), { visitor }).next).toMatchObject({ reception: newYork, room: fjord });
    expect(follow(null, meeting({}, []), { visitor }).next).toMatchObject({ reception: newYork, room: null });
  });

  test('whose room no reception serves is expected by nobody in particular, and says so', () => {
    expect(follow(null, meeting({}, [attic])).next).toMatchObject({ status: 'expected', reception: null });
  });

  test('is hidden while nobody knows what becomes of its meeting, and comes back as it was', () => {
    const held = follow(notified, meeting({ standing: 'room-lost' }));
    expect(held).toEqual({ next: { ...notified, isHeld: true }, what: 'held' });
    expect(follow(held.next, meeting())).toEqual({ next: notified, what: 'resumed' });
  });

  test('ends with its meeting, and is expected anew when that comes back', () => {
    const { next } = follow(notified, meeting({ standing: 'canceled' }));
    expect(next).toMatchObject({ status: 'canceled', endedBy: 'meeting' });
    expect(follow({ ...expected, ...next, told: null }, meeting()).next).toEqual(expected);
  });

  test('of somebody who has come, or was taken back, is left alone by the meeting', () => {
    const states: readonly Partial<VisitState>[] = [
      { status: 'on-site' },
      { status: 'off-site' },
      { status: 'no-show', endedBy: 'time' },
      { status: 'canceled', endedBy: 'person' },
    ];
    for (const state of states) {
      const visit = { ...notified, ...state };
      for (const is of [meeting(later), meeting({ standing: 'canceled' }), meeting({ standing: 'held' })]) {
        expect(follow(visit, is)).toEqual({ next: visit, what: null });
      }
    }
  });

  test('that a person confirmed follows nothing until a room shows the meeting, and then as any other', () => {
    const confirmed: VisitState = { ...notified, room: null, isUnfollowed: true };
    for (const standing of ['held', 'gone', 'canceled', 'room-lost', 'mistaken'] as const) {
      expect(follow(confirmed, meeting({ standing }))).toEqual({ next: confirmed, what: null });
    }
    expect(follow(confirmed, meeting())).toEqual({ next: notified, what: 'marked' });
    expect(follow(confirmed, meeting(later))).toMatchObject({ what: 'moved', next: { isUnfollowed: false } });
  });

  test('is on no date that was left out, and on it again when it is chosen again', () => {
    const unwanted = { isWanted: false };
    expect(follow(null, meeting(), unwanted)).toEqual({ next: null, what: null });
    const left = follow(notified, meeting(), unwanted);
    expect(left).toMatchObject({ what: 'canceled', next: { status: 'canceled', endedBy: 'choice' } });
    expect(follow(left.next, meeting({ standing: 'canceled' }), unwanted).what).toBeNull();
    expect(follow(left.next, meeting())).toMatchObject({ what: 'revived', next: { status: 'expected' } });
    const inside: VisitState = { ...notified, status: 'on-site' };
    expect(follow(inside, meeting(), unwanted)).toEqual({ next: inside, what: null });
  });

  test('followed twice is followed once', () => {
    const standings = ['pending', 'booked', 'room-lost', 'held', 'gone', 'canceled', 'mistaken'] as const;
    const anyMeeting = record({
      standing: constantFrom(...standings),
      time: constantFrom(noon, later),
      rooms: subarray([fjord, skov, hudson, attic]),
    });
    assert(
      property(array(anyMeeting, { minLength: 1, maxLength: 8 }), (history) => {
        let visit: VisitState | null = null;
        for (const { standing, time, rooms } of history) {
          const is = meeting({ standing, ...time }, rooms);
          visit = follow(visit, is).next;
          expect(follow(visit, is)).toEqual({ next: visit, what: null });
          const isThere = standing === 'booked' || standing === 'pending';
          expect(visit).toEqual(isThere ? { ...visit, ...time, isHeld: false } : visit);
        }
      }),
    );
  });
});

describe('what a visitor was told', () => {
  const now = at('2026-12-01T15:00:00Z');

  test('is corrected when time or reception has changed, and not for another room of the same reception', () => {
    expect(correctTold(notified, now)).toBeNull();
    expect(correctTold({ ...notified, room: skov }, now)).toBeNull();
    expect(correctTold({ ...notified, ...later }, now)).toEqual({
      say: 'changed',
      before: told,
      told: { at: now, ...later, reception: copenhagen },
    });
    expect(correctTold({ ...notified, reception: newYork }, now)).toMatchObject({ say: 'changed' });
  });

  test('is taken back when the visit is canceled, and only then; nobody who knew nothing is told', () => {
    expect(correctTold({ ...notified, status: 'canceled' }, now)).toEqual({
      say: 'canceled',
      before: told,
      told: null,
    });
    expect(correctTold({ ...expected, status: 'canceled' }, now)).toBeNull();
    expect(correctTold({ ...notified, ...later, isHeld: true }, now)).toBeNull();
    expect(correctTold({ ...notified, ...later, isPending: true }, now)).toBeNull();
    expect(correctTold({ ...notified, ...later, status: 'on-site' }, now)).toBeNull();
  });

  test.each([
    ['before the notice of the reception', '2026-12-01T10:59:59.999Z', {}, false],
    ['when the notice begins', '2026-12-01T11:00:00Z', {}, true],
    ['late, but before the end', '2026-12-02T11:59:59.999Z', {}, true],
    ['when it is over', '2026-12-02T12:00:00Z', {}, false],
    ['while the room has not accepted', '2026-12-02T11:00:00Z', { isPending: true }, false],
    ['while the meeting is unclear', '2026-12-02T11:00:00Z', { isHeld: true }, false],
    ['without a reception', '2026-12-02T11:00:00Z', { reception: null }, false],
    ['a second time', '2026-12-02T11:00:00Z', { told }, false],
  ])('is not sent but when it is due: %s', (_when, time, change, is) => {
    expect(isDue({ ...expected, ...change }, { noticeMinutes: 24 * 60 }, at(time))).toBe(is);
  });
});
