import { assert, constantFrom, integer, property } from 'fast-check';
import { CheckOutTimes } from '../../../contract/check-out-times.ts';
import { Instant, TimeZone } from '../../../contract/primitives.ts';
import { clockOf, dayOf, lastShown } from '../../../server/kernel/calendar-days.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import { isStillInside, isToCheckOut } from '../../../server/modules/visitors/leaving/still-inside.ts';

const at = (text: string) => Instant.parse(text);
const copenhagen = TimeZone.parse('Europe/Copenhagen');
const reception = (timeZone: TimeZone, times: object) => ({ timeZone, checkOut: CheckOutTimes.parse(times) });
const visit = (arrivedAt: string, end: string, facts: object = {}) => ({
  link: 'of a meeting',
  status: 'on-site' as const,
  arrivedAt: at(arrivedAt),
  backAt: null,
  end: at(end),
  ...facts,
});

describe('the last moment at which a clock showed a time', () => {
  test('is today when it has come, else yesterday', () => {
    expect(lastShown('18:00', copenhagen, at('2026-12-02T17:00:00Z'))).toBe('2026-12-02T17:00:00.000Z');
    expect(lastShown('18:00', copenhagen, at('2026-12-02T16:59:59Z'))).toBe('2026-12-01T17:00:00.000Z');
  });

  test('comes when the clock has leapt over it, and the first of two times when it is set back', () => {
    // 29 March 2026: 02:00 becomes 03:00, so 02:30 is shown as 03:30.
    expect(lastShown('02:30', copenhagen, at('2026-03-29T01:29:59Z'))).toBe('2026-03-28T01:30:00.000Z');
    expect(lastShown('02:30', copenhagen, at('2026-03-29T01:30:00Z'))).toBe('2026-03-29T01:30:00.000Z');
    // 25 October 2026: 02:30 is shown at 00:30 and at 01:30 UTC.
    for (const now of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T05:00:00Z']) {
      expect(lastShown('02:30', copenhagen, at(now))).toBe('2026-10-25T00:30:00.000Z');
    }
  });

  test('is never ahead, at most 25 hours ago, once a day, and never goes back', () => {
    const zones = ['Europe/Copenhagen', 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe'];
    const minutes = integer({ min: 0, max: 24 * 60 - 1 });
    const from = Date.parse('2026-01-01T00:00:00Z');
    assert(
      property(
        constantFrom(...zones),
        minutes,
        integer({ min: 0, max: 500 * 24 * 60 }),
        minutes,
        (zone, time, now, later) => {
          const timeZone = TimeZone.parse(zone);
          const clock = `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`;
          const one = instantOf(from + now * 60_000);
          const other = instantOf(from + (now + later) * 60_000);
          const shown = lastShown(clock, timeZone, one);
          expect(shown <= one).toBe(true);
          expect(Date.parse(one) - Date.parse(shown)).toBeLessThanOrEqual(25 * 60 * 60_000);
          const next = lastShown(clock, timeZone, other);
          expect(next >= shown).toBe(true);
          expect(next === shown || dayOf(next, timeZone) > dayOf(shown, timeZone)).toBe(true);
          expect(clockOf(shown, timeZone) >= clock).toBe(true); // later only where the clock leapt over it
        },
      ),
    );
  });
});

describe('who is still inside', () => {
  const evening = reception(copenhagen, { remindAt: '18:00' });

  test('is asked about from the hour on, and not before', () => {
    const vera = visit('2026-12-02T08:00:00Z', '2026-12-02T12:00:00Z');
    expect(isStillInside(vera, evening, at('2026-12-02T16:59:59Z'))).toBe(false);
    expect(isStillInside(vera, evening, at('2026-12-02T17:00:00Z'))).toBe(true);
    expect(isStillInside({ ...vera, status: 'off-site' }, evening, at('2026-12-02T17:00:00Z'))).toBe(false);
    expect(isStillInside(vera, reception(copenhagen, {}), at('2026-12-02T17:00:00Z'))).toBe(false);
  });

  test('is not asked about while the meeting lasts; of a walk-in nobody said how long they stay', () => {
    const late = visit('2026-12-02T15:00:00Z', '2026-12-02T20:00:00Z');
    expect(isStillInside(late, evening, at('2026-12-02T19:59:59Z'))).toBe(false);
    expect(isStillInside(late, evening, at('2026-12-02T20:00:00Z'))).toBe(true);
    const walkIn = { ...late, link: null, end: at('2026-12-02T23:00:00Z') };
    expect(isStillInside(walkIn, evening, at('2026-12-02T17:00:00Z'))).toBe(true);
  });

  test('whoever comes after the hour, or was seen after it, is asked about a day later', () => {
    const walkIn = visit('2026-12-02T18:00:00Z', '2026-12-02T23:00:00Z', { link: null });
    const seen = visit('2026-12-02T08:00:00Z', '2026-12-02T12:00:00Z', {
      backAt: at('2026-12-02T18:00:00Z'),
    });
    for (const one of [walkIn, seen]) {
      expect(isStillInside(one, evening, at('2026-12-03T16:59:00Z'))).toBe(false);
      expect(isStillInside(one, evening, at('2026-12-03T17:00:00Z'))).toBe(true);
    }
  });
});

describe('the clock checks out', () => {
  const night = reception(copenhagen, { automaticAt: '02:30' });

  test('on a night without 02:30 at 03:30, and on one with two of them at the first', () => {
    const spring = visit('2026-03-28T20:00:00Z', '2026-03-28T21:00:00Z');
    expect(isToCheckOut(spring, night, at('2026-03-29T01:29:59Z'))).toBe(false);
    expect(isToCheckOut(spring, night, at('2026-03-29T01:30:00Z'))).toBe(true);
    const autumn = visit('2026-10-24T20:00:00Z', '2026-10-24T21:00:00Z');
    expect(isToCheckOut(autumn, night, at('2026-10-25T00:29:59Z'))).toBe(false);
    expect(isToCheckOut(autumn, night, at('2026-10-25T00:30:00Z'))).toBe(true);
  });

  test('whoever comes between the two is not checked out by the second', () => {
    const between = visit('2026-10-25T00:45:00Z', '2026-10-25T01:00:00Z', { link: null });
    expect(isToCheckOut(between, night, at('2026-10-25T01:30:00Z'))).toBe(false);
    expect(isToCheckOut(between, night, at('2026-10-26T01:30:00Z'))).toBe(true);
  });

  test('nobody whose meeting lasts beyond the hour; they are checked out a day later', () => {
    const party = visit('2026-12-02T20:00:00Z', '2026-12-03T03:00:00Z');
    expect(isToCheckOut(party, night, at('2026-12-03T01:30:00Z'))).toBe(false);
    expect(isToCheckOut(party, night, at('2026-12-03T12:00:00Z'))).toBe(false);
    expect(isToCheckOut(party, night, at('2026-12-04T01:30:00Z'))).toBe(true);
  });

  test('nobody whose check-out was taken back after the hour', () => {
    const back = visit('2026-12-02T08:00:00Z', '2026-12-02T12:00:00Z', {
      backAt: at('2026-12-03T02:00:00Z'),
    });
    expect(isToCheckOut(back, night, at('2026-12-03T12:00:00Z'))).toBe(false);
    expect(isToCheckOut(back, night, at('2026-12-04T01:30:00Z'))).toBe(true);
  });
});
