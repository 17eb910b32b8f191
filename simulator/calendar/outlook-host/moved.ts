import { dateOf } from '../wall-clock.ts';
import type { ItemState } from './item.ts';
import { startingOn } from './recurrence-dates.ts';

/** The item with a new start: it keeps its length, and a series begins on the new day. */
export function movedTo(state: ItemState, start: number): Pick<ItemState, 'start' | 'end' | 'recurrence'> {
  const { recurrence, timeZone } = state;
  const date = dateOf(start, timeZone);
  return {
    start,
    end: start + Math.max(0, state.end - state.start),
    recurrence: recurrence && recurrence.range.startDate !== date ? startingOn(recurrence, date) : recurrence,
  };
}
