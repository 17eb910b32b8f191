import { Choice } from '../Choice.tsx';
import { movedTo } from '../outlook-host/moved.ts';
import type { Item, ItemState } from '../outlook-host/item.ts';
import { dateOf, addDays, fromField, sameClockIn, startOfDay, toField } from '../wall-clock.ts';
import { OFFERED_ZONES } from '../zones.ts';
import { MomentField } from './MomentField.tsx';
import { useItem } from './use-item.ts';

interface WhenFieldsProps {
  readonly item: Item;
  /** Zones of the people and rooms at hand. */
  readonly zones: readonly string[];
  readonly errorId: string | undefined;
}

/** Start, end, zone and all-day; a new start keeps the length, a new zone keeps the clock times. */
export function WhenFields({ item, zones, errorId }: WhenFieldsProps) {
  const state = useItem(item);
  const { start, end, timeZone, isAllDay } = state;
  const offered = [...new Set([timeZone, ...zones, ...OFFERED_ZONES])].toSorted();
  const invalid = errorId === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': errorId };
  const lastDay = isAllDay ? end - 1 : end;
  const type = isAllDay ? 'date' : 'datetime-local';

  return (
    <div className="when">
      <MomentField
        label="Start"
        type={type}
        value={shown(start, state)}
        onText={(text) => {
          const instant = read(text, state);
          if (instant !== null) item.change(movedTo(state, instant));
        }}
      />
      <MomentField
        label="End"
        type={type}
        value={shown(lastDay, state)}
        onText={(text) => {
          const instant = read(text, state);
          if (instant !== null) item.change({ end: isAllDay ? nextDay(instant, timeZone) : instant });
        }}
        {...invalid}
      />
      <Choice
        label="Time zone"
        value={timeZone}
        onChoose={(to) =>
          item.change({
            timeZone: to,
            start: sameClockIn(start, timeZone, to),
            end: sameClockIn(end, timeZone, to),
          })
        }
      >
        {offered.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </Choice>
      <label className="check">
        <input
          type="checkbox"
          checked={isAllDay}
          onChange={({ target }) => item.change(target.checked ? wholeDays(state) : { isAllDay: false })}
        />
        All day
      </label>
    </div>
  );
}

function shown(instant: number, { timeZone, isAllDay }: ItemState): string {
  return isAllDay ? dateOf(instant, timeZone) : toField(instant, timeZone);
}

function read(text: string, { timeZone, isAllDay }: ItemState): number | null {
  return fromField(isAllDay ? `${text}T00:00` : text, timeZone);
}

/** Midnight to midnight around what was there before. */
function wholeDays({ start, end, timeZone }: ItemState): Partial<ItemState> {
  return {
    isAllDay: true,
    start: startOfDay(dateOf(start, timeZone), timeZone),
    end: nextDay(Math.max(start, end - 1), timeZone),
  };
}

function nextDay(instant: number, timeZone: string): number {
  return startOfDay(addDays(dateOf(instant, timeZone), 1), timeZone);
}
