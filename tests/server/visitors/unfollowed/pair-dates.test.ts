import { pairDates } from '../../../../server/modules/visitors/unfollowed/pair-dates.ts';
import { aDate, at, timeZone } from './a-visit.ts';

const visitOn = (number: number, hours = 0, isUnfollowed = true) => ({
  id: number,
  isUnfollowed,
  ...aDate(number, hours),
});

describe('what was confirmed without a room', () => {
  test('is the one visit of the one meeting that a room shows, whenever that is', () => {
    const visit = { ...visitOn(0), occurrence: null };
    const date = { occurrence: null, start: at('2027-01-05T09:00:00Z') };
    expect([...pairDates([date], [visit], timeZone)]).toEqual([[null, visit]]);
    const ofSeries = { occurrence: date.start, start: date.start };
    expect([...pairDates([ofSeries], [visit], timeZone)]).toEqual([[date.start, visit]]);
  });

  test('is found by its day in the zone of the meeting when a series is shown at another hour', () => {
    const visits = [visitOn(0), visitOn(1), visitOn(2)];
    const shown = [0, 1, 2].map((number) => ({ ...aDate(number, 3), occurrence: aDate(number, 3).start }));
    const pairs = pairDates(shown, visits, timeZone);
    expect(shown.map(({ occurrence }) => pairs.get(occurrence)?.id)).toEqual([0, 1, 2]);
  });

  test('is left alone where a date has a visit, or is on a day that the series does not have', () => {
    const followed = visitOn(0, 0, false);
    const onTheSameDay = { ...visitOn(0), id: 9, occurrence: at('2026-12-02T12:00:00Z') };
    const elsewhere = visitOn(7);
    const pairs = pairDates([aDate(0), aDate(1)], [followed, onTheSameDay, elsewhere], timeZone);
    expect([...pairs.values()]).toEqual([followed]);
  });
});
