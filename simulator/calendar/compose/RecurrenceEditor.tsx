import type { Recurrence } from '../../state/calendaring.ts';
import { Choice } from '../Choice.tsx';
import { WEEKDAYS } from '../outlook-host/recurrence-dates.ts';
import type { Item } from '../outlook-host/item.ts';
import { addMonths, dateOf } from '../wall-clock.ts';
import { patternOf, repeatChoices } from './repeat.ts';
import type { Repeat } from './repeat.ts';
import { useItem } from './use-item.ts';

type Range = Recurrence['range'];

/** Whether and how the meeting repeats. One occurrence of a series shows its series and cannot change it. */
export function RecurrenceEditor({ item }: { readonly item: Item }) {
  const { recurrence, start, timeZone, saved } = useItem(item);
  if (saved?.originalStart) return <p className="hint">One occurrence of a series.</p>;

  const startDate = dateOf(start, timeZone);
  const choose = (type: Repeat | '') =>
    item.change({
      recurrence:
        type === ''
          ? null
          : { pattern: patternOf(type, 1, startDate), range: firstRange(startDate, timeZone) },
    });

  return (
    <div className="repeat">
      <Choice
        label="Repeat"
        value={recurrence?.pattern.type ?? ''}
        onChoose={(type) => choose(type as Repeat | '')}
      >
        <option value="">Does not repeat</option>
        {repeatChoices(startDate).map(({ type, label }) => (
          <option key={type} value={type}>
            {label}
          </option>
        ))}
      </Choice>
      {recurrence && <Details item={item} recurrence={recurrence} startDate={startDate} />}
    </div>
  );
}

interface DetailsProps {
  readonly item: Item;
  readonly recurrence: Recurrence;
  readonly startDate: string;
}

function Details({ item, recurrence, startDate }: DetailsProps) {
  const { pattern, range } = recurrence;
  const change = (part: Partial<Recurrence>) => item.change({ recurrence: { ...recurrence, ...part } });
  const days = pattern.daysOfWeek ?? [];

  return (
    <>
      <label>
        Every
        <input
          type="number"
          min={1}
          max={99}
          value={pattern.interval}
          onChange={({ target }) =>
            change({ pattern: { ...pattern, interval: clamp(target.valueAsNumber, 99) } })
          }
        />
      </label>
      {pattern.type === 'weekly' && (
        <fieldset>
          <legend>On</legend>
          {WEEKDAYS.map((day) => (
            <label key={day} className="check">
              <input
                type="checkbox"
                checked={days.includes(day)}
                onChange={({ target }) => {
                  const next = WEEKDAYS.filter((one) => (one === day ? target.checked : days.includes(one)));
                  if (next.length > 0) change({ pattern: { ...pattern, daysOfWeek: next } });
                }}
              />
              <abbr title={day}>{day.slice(0, 2)}</abbr>
            </label>
          ))}
        </fieldset>
      )}
      <label>
        Until
        <select
          value={range.type}
          onChange={({ target }) =>
            change({ range: rangeOf(target.value as Range['type'], range, startDate) })
          }
        >
          <option value="endDate">A date</option>
          <option value="numbered">A number of times</option>
          <option value="noEnd">Without limit</option>
        </select>
      </label>
      {range.type === 'endDate' && (
        <label>
          Last day
          <input
            type="date"
            min={startDate}
            value={range.endDate ?? startDate}
            onChange={({ target }) =>
              target.value !== '' && change({ range: { ...range, endDate: target.value } })
            }
          />
        </label>
      )}
      {range.type === 'numbered' && (
        <label>
          Times
          <input
            type="number"
            min={1}
            max={999}
            value={range.numberOfOccurrences ?? 1}
            onChange={({ target }) =>
              change({ range: { ...range, numberOfOccurrences: clamp(target.valueAsNumber, 999) } })
            }
          />
        </label>
      )}
    </>
  );
}

function firstRange(startDate: string, recurrenceTimeZone: string): Range {
  return { type: 'endDate', startDate, endDate: addMonths(startDate, 3), recurrenceTimeZone };
}

function rangeOf(type: Range['type'], { startDate, recurrenceTimeZone }: Range, firstDay: string): Range {
  const zone = recurrenceTimeZone === undefined ? {} : { recurrenceTimeZone };
  if (type === 'noEnd') return { type, startDate, ...zone };
  if (type === 'numbered') return { type, startDate, numberOfOccurrences: 10, ...zone };
  return { type, startDate, endDate: addMonths(firstDay, 3), ...zone };
}

function clamp(number: number, most: number): number {
  return Number.isInteger(number) ? Math.min(most, Math.max(1, number)) : 1;
}
