import { useId, useState } from 'react';
import type { Session } from '../../outlook/wire.ts';
import { roomsOf } from '../outlook-host/item.ts';
import type { Item, Place } from '../outlook-host/item.ts';
import { useItem } from './use-item.ts';

interface LocationFieldProps {
  readonly item: Item;
  readonly session: Session;
}

/** The places of the meeting. Typed text stays text: only a room from the directory is invited and booked. */
export function LocationField({ item, session }: LocationFieldProps) {
  const [text, setText] = useState('');
  const id = useId();
  const { places } = useItem(item);
  const rooms = roomsOf({ places });
  const add = (place: Place) => item.change({ places: [...item.read().places, place] });

  function take() {
    const name = text.trim();
    if (name !== '') add({ kind: 'text', name });
    setText('');
  }

  return (
    <div className="field">
      <label htmlFor={id}>Location</label>
      {places.length > 0 && (
        <ul className="chips" aria-label="Places">
          {places.map((place) => (
            <li key={`${place.kind} ${place.name}`} className={place.kind}>
              {place.name}
              <button
                type="button"
                aria-label={`Take out ${place.name}`}
                onClick={() => item.change({ places: places.filter((one) => one !== place) })}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <input
          id={id}
          value={text}
          maxLength={255}
          autoComplete="off"
          placeholder="Any text"
          onChange={({ target }) => setText(target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            take();
          }}
        />
        <select
          aria-label="Add a room from the directory"
          value=""
          onChange={({ target }) => {
            const room = session.rooms.find(({ address }) => address === target.value);
            if (room) add({ kind: 'room', address: room.address, name: room.displayName });
          }}
        >
          <option value="">Add a room…</option>
          {session.rooms
            .filter(({ address }) => !rooms.some((room) => room.address === address))
            .map(({ address, displayName, building, capacity }) => (
              <option key={address} value={address}>
                {[displayName, building, capacity === null ? '' : `${capacity} seats`]
                  .filter(Boolean)
                  .join(', ')}
              </option>
            ))}
        </select>
      </div>
      {rooms.length > 0 && (
        <p className="resources">
          Resource attendees: <span>{rooms.map((room) => `${room.name} <${room.address}>`).join(', ')}</span>
        </p>
      )}
    </div>
  );
}
