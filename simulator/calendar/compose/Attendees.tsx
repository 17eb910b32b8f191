import { useId, useState } from 'react';
import type { Session } from '../../outlook/wire.ts';
import { roomsOf } from '../outlook-host/item.ts';
import type { Item, Recipient } from '../outlook-host/item.ts';
import { resolveRecipients } from './resolve-recipients.ts';
import { useItem } from './use-item.ts';

interface AttendeesProps {
  readonly label: string;
  readonly field: 'required' | 'optional';
  readonly item: Item;
  readonly session: Session;
}

/**
 * Names, handles or addresses, separated by commas or semicolons; Enter or leaving the field takes them over. A room
 * typed here becomes the meeting's location, as in Outlook.
 */
export function Attendees({ label, field, item, session }: AttendeesProps) {
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const id = useId();
  const people = useItem(item)[field];

  function take() {
    const found = resolveRecipients(text, session);
    const state = item.read();
    const present = [...state.required, ...state.optional].map(({ address }) => address);
    const places = roomsOf(state).map(({ address }) => address);
    item.change({
      [field]: [...state[field], ...found.people.filter(({ address }) => !present.includes(address))],
      places: [
        ...state.places,
        ...found.rooms
          .filter(({ address }) => !places.includes(address))
          .map((room) => ({ kind: 'room' as const, ...room })),
      ],
    });
    setText(found.unknown.join(', '));
    setUnknown(found.unknown);
  }

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <People
        label={label}
        people={people}
        onRemove={(gone) => item.change({ [field]: people.filter((one) => one !== gone) })}
      />
      <input
        id={id}
        value={text}
        list={`${id}-people`}
        autoComplete="off"
        placeholder="Names or addresses"
        aria-invalid={unknown.length > 0}
        aria-describedby={unknown.length > 0 ? `${id}-error` : undefined}
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          take();
        }}
      />
      <datalist id={`${id}-people`}>
        {session.people.map(({ mail, displayName }) => (
          <option key={mail} value={mail}>
            {displayName}
          </option>
        ))}
      </datalist>
      {unknown.length > 0 && (
        <p className="error" id={`${id}-error`} role="alert">
          Nobody in the directory is called {unknown.join(' or ')}. Enter an address instead.
        </p>
      )}
    </div>
  );
}

interface PeopleProps {
  readonly label: string;
  readonly people: readonly Recipient[];
  readonly onRemove: (person: Recipient) => void;
}

function People({ label, people, onRemove }: PeopleProps) {
  if (people.length === 0) return null;
  return (
    <ul className="chips" aria-label={`${label} so far`}>
      {people.map((person) => (
        <li key={person.address} title={person.address}>
          {person.name}
          <button type="button" aria-label={`Take out ${person.name}`} onClick={() => onRemove(person)}>
            ✕
          </button>
        </li>
      ))}
    </ul>
  );
}
