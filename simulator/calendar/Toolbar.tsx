import type { Session } from '../outlook/wire.ts';
import { Choice } from './Choice.tsx';
import { VIEWS } from './place.ts';
import type { Place } from './place.ts';
import { addDays, addMonths, longDate, mondayOf, monthName, shortDate, startOfDay } from './wall-clock.ts';

interface ToolbarProps {
  readonly session: Session;
  /** With date and mailbox filled in. */
  readonly place: Place;
  readonly today: string;
  readonly onGo: (part: Partial<Place>) => void;
}

const NAMES = { day: 'Day', week: 'Week', month: 'Month' } as const;

/** Which days, which view, whose calendar. */
export function Toolbar({ session, place, today, onGo }: ToolbarProps) {
  const { view, date, mailbox } = place;
  return (
    <div className="toolbar">
      <fieldset className="row bare" aria-label="Days">
        <button type="button" onClick={() => onGo({ date: today })}>
          Today
        </button>
        <button
          type="button"
          aria-label={`Previous ${view}`}
          onClick={() => onGo({ date: moved(place, -1) })}
        >
          ‹
        </button>
        <button type="button" aria-label={`Next ${view}`} onClick={() => onGo({ date: moved(place, 1) })}>
          ›
        </button>
        <h2 aria-live="polite">{heading(view, date)}</h2>
      </fieldset>
      <fieldset className="row bare" aria-label="View">
        {VIEWS.map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => onGo({ view: one })}>
            {NAMES[one]}
          </button>
        ))}
      </fieldset>
      <Choice
        label="Calendar of"
        className="whose"
        value={mailbox}
        onChoose={(address) => onGo({ mailbox: address })}
      >
        <option value={session.person.mail}>{session.person.displayName}</option>
        {session.delegateOf.map((person) => (
          <option key={person.mail} value={person.mail}>
            {person.displayName}
          </option>
        ))}
        <optgroup label="Rooms">
          {session.rooms.map((room) => (
            <option key={room.address} value={room.address}>
              {room.displayName}
            </option>
          ))}
        </optgroup>
      </Choice>
      <span className="hint">Times in {session.person.timeZone}</span>
    </div>
  );
}

function moved({ view, date }: Place, steps: number): string {
  if (view === 'month') return addMonths(date, steps);
  return addDays(date, view === 'day' ? steps : steps * 7);
}

function heading(view: Place['view'], date: string): string {
  if (view === 'day') return longDate(startOfDay(date, 'UTC'), 'UTC');
  if (view === 'month') return monthName(date);
  const monday = mondayOf(date);
  const sunday = addDays(monday, 6);
  return `${shortDate(startOfDay(monday, 'UTC'), 'UTC')} to ${shortDate(startOfDay(sunday, 'UTC'), 'UTC')}`;
}
