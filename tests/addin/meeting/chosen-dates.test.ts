import { array, assert, boolean, constantFrom, property, tuple } from 'fast-check';
import { firstWanted, stillThere, toggled, wantedDates } from '../../../addin/meeting/chosen-dates.ts';
import type { DateChoice } from '../../../addin/meeting/chosen-dates.ts';
import { CalendarDay } from '../../../contract/deadlines.ts';
import { at } from '../outlook/composed-fakes.ts';

const dates = ['2026-12-02', '2026-12-09', '2026-12-16'].map((day) => ({
  date: CalendarDay.parse(day),
  start: at(`${day}T11:00:00Z`),
  end: at(`${day}T12:00:00Z`),
}));
const [first, second, third] = dates as [(typeof dates)[0], (typeof dates)[0], (typeof dates)[0]];
const meeting = { start: at('2025-01-01T11:00:00Z'), end: at('2025-01-01T12:00:00Z') };

describe('the choice of dates', () => {
  test('whatever is ticked and taken away, is what was ticked last of each, in order and once', () => {
    const ticks = array(tuple(constantFrom(...dates), boolean()), { maxLength: 20 });
    assert(
      property(ticks, (all) => {
        const choice = all.reduce<DateChoice>(
          (before, [one, isWanted]) => toggled(before, one, isWanted),
          [],
        );
        const last = new Map(all.map(([{ date }, isWanted]) => [date, isWanted]));
        expect(choice).toEqual([...last].flatMap(([date, isWanted]) => (isWanted ? [date] : [])).toSorted());
      }),
    );
  });

  test('keeps of a series that was changed only the dates that it has', () => {
    expect(stillThere([first.date, second.date], [second, third])).toEqual([second.date]);
    expect(stillThere(null, [second])).toBeNull();
  });

  test('of all dates wants every one, also those beyond; of chosen ones no other', () => {
    expect(wantedDates(null, dates)).toEqual(dates);
    expect(wantedDates([third.date], dates)).toEqual([third]);
  });

  test('begins with the first date that is wanted, and where there is no series with the meeting', () => {
    expect(firstWanted([third.date, second.date], dates, meeting).start).toBe(second.start);
    expect(firstWanted(null, dates, meeting).start).toBe(first.start);
    expect(firstWanted(null, [], meeting)).toEqual(meeting);
  });
});
