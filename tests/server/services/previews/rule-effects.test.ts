import { assert, boolean, constantFrom, integer, property, record } from 'fast-check';
import { ClosedCalendar, OpeningWeek } from '../../../../contract/opening.ts';
import { daysBefore, inEnglish } from '../deadlines/a-canteen.ts';
import { deadlineOf, isPassed } from '../../../../server/modules/services/deadlines/deadline.ts';
import { effectsOf } from '../../../../server/modules/services/previews/rule-effects.ts';
import type { Rules } from '../../../../server/modules/services/previews/rule-effects.ts';
import type { Provider } from '../../../../server/modules/services/request.ts';
import { lunches } from '../capacity/an-order.ts';
import { aRequest, aTeam, at, fjord } from '../a-request.ts';

const workdays = OpeningWeek.parse(
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:00', to: '17:00' })),
);
const christmas = ClosedCalendar.parse([{ from: '2026-12-02', to: '2026-12-02', name: 'Feast' }]);

function rules(more: Partial<Provider> = {}, others: Partial<Rules> = {}): Rules {
  const provider = aTeam({ kind: 'catering', hours: workdays, deadlineRule: daysBefore(1), ...more });
  const { timeZone, coversPerHour } = provider;
  const limits = { timeZone, coversPerHour, stock: new Map() };
  return { provider, limits, serves: () => true, linesBy: (lines) => lines, ...others };
}

/** Wednesday noon in Copenhagen, with eight lunches; asked on Monday at nine. */
function lunch(before = rules()) {
  const price = { net: 76_000, vat: 19_000, gross: 95_000 };
  const lines = [{ ...lunches(8), unitPrice: 9_500, vat: { name: 'Food', rate: 2_500 }, price }];
  const [start, end] = [at('12-02 11:00'), at('12-02 12:00')];
  const deadline = deadlineOf(before.provider, start, lines);
  return aRequest({}, { start, end, deliverAt: start, lines, deadline });
}

const now = at('08:00');
const reader = inEnglish(now);
const look = (after: Rules, before = rules(), request = lunch(before)) =>
  effectsOf(request, { before, after, others: [], reader });

/** The menu wants three days for everything. */
const linesBy: Rules['linesBy'] = (lines) => lines.map((line) => ({ ...line, deadline: daysBefore(3) }));

function by(coversPerHour: number): Rules {
  const one = rules({ coversPerHour });
  return { ...one, limits: { ...one.limits, coversPerHour } };
}

describe('a change of rules', () => {
  test('that says the same of a request does not touch it', () => {
    expect(look(rules())).toEqual([]);
    expect(look(rules({ name: 'Canteen', language: 'de', accepts: 'automatically' }))).toEqual([]);
  });

  test('moves the deadline, and says when it would have passed already', () => {
    expect(look(rules({ deadlineRule: daysBefore(2) }))).toMatchObject([
      { kind: 'deadline', from: at('12-01 11:00'), to: at('11:00'), isLate: false },
    ]);
    expect(look(rules({ deadlineRule: daysBefore(3) }))).toMatchObject([
      { kind: 'deadline', from: at('12-01 11:00'), to: at('11-27 11:00'), isLate: true },
    ]);
  });

  test('is told by the earlier deadline of what was ordered, as in earnest', () => {
    expect(look(rules({}, { linesBy }))).toMatchObject([
      { kind: 'deadline', to: at('11-27 11:00'), sentence: expect.stringContaining('requests with Lunch') },
    ]);
  });

  test('closes a day, and counts back over it', () => {
    expect(look(rules({ closedDays: christmas }))).toEqual([
      { kind: 'closed', sentence: 'House team is closed on Wed 2 Dec 2026, 12:00 (Feast).' },
    ]);
    expect(
      look(rules({ hours: OpeningWeek.parse([{ weekday: 3, from: '13:00', to: '17:00' }]) })),
    ).toMatchObject([
      { kind: 'deadline' },
      { kind: 'closed', sentence: expect.stringContaining('13:00–17:00') },
    ]);
  });

  test('leaves a place, or stays behind when a meeting goes to another room', () => {
    expect(look(rules({}, { serves: (room) => room !== fjord }))).toEqual([{ kind: 'not-served' }]);
    expect(look(rules({ followsToNewRoom: false }))).toEqual([{ kind: 'stays-behind' }]);
  });

  test('is over capacity beside what others take, and not where it was so before', () => {
    const others = [{ start: at('12-02 11:00'), end: at('12-02 12:00'), covers: 10, things: [] }];
    const request = lunch();
    const touched = (before: Rules, after: Rules) => effectsOf(request, { before, after, others, reader });

    expect(touched(by(18), by(17))).toEqual([
      { kind: 'over-capacity', sentence: expect.stringContaining('17 covers an hour') },
    ]);
    expect(touched(by(17), by(16))).toEqual([]);
    expect(touched(by(17), by(18))).toEqual([]);
  });

  test('changes what a late cancellation costs, where there is something to charge', () => {
    expect(look(rules({ lateFeeRate: 5_000 }))).toMatchObject([
      { kind: 'late-fee', from: null, to: { gross: 47_500 } },
    ]);
    expect(look(rules({ lateFeeRate: 5_000 }), rules(), { ...lunch(), lines: [] })).toEqual([]);
  });

  test('out of use leaves what is there', () => {
    expect(look(rules({ isActive: false }))).toEqual([{ kind: 'out-of-use' }]);
  });
});

const anyRules = record({
  days: integer({ min: 0, max: 6 }),
  isWeek: boolean(),
  isClosed: boolean(),
  fee: constantFrom(0, 2_500, 5_000),
});

test('is late exactly when the rules in earnest say so, and nothing is said of what both say alike', () => {
  assert(
    property(anyRules, anyRules, integer({ min: 0, max: 9 * 24 }), (one, other, hour) => {
      const [before, after] = [one, other].map(({ days, isWeek, isClosed, fee }) =>
        rules({
          deadlineRule: daysBefore(days),
          hours: isWeek ? workdays : [],
          closedDays: isClosed ? christmas : [],
          lateFeeRate: fee,
        }),
      );
      if (!before || !after) return;
      const deliverAt = at(
        `12-${String(3 + Math.floor(hour / 24)).padStart(2, '0')} ${String(hour % 24).padStart(2, '0')}:00`,
      );
      const deadline = deadlineOf(before.provider, deliverAt, []);
      const request = { ...lunch(before), lines: [], deliverAt, deadline };
      const effects = effectsOf(request, { before, after, others: [], reader });
      const moved = effects.find((effect) => effect.kind === 'deadline');
      const inEarnest = deadlineOf(after.provider, deliverAt, []);

      expect(moved?.to ?? deadline.at).toBe(inEarnest.at);
      expect(moved?.isLate ?? false).toBe(isPassed(inEarnest, now) && !isPassed(deadline, now));
      expect(effectsOf(request, { before, after: before, others: [], reader })).toEqual([]);
    }),
  );
});
