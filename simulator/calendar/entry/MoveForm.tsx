import { useId, useState } from 'react';
import { MomentField } from '../compose/MomentField.tsx';
import type { Times } from '../move/moved-times.ts';
import { addDays, dateOf, fromField, startOfDay, toField } from '../wall-clock.ts';

interface MoveFormProps {
  /** What the form begins with. */
  readonly times: Times;
  readonly isAllDay: boolean;
  /** The zone of the fields: the mailbox's, or the meeting's own for whole days. */
  readonly timeZone: string;
  readonly isBusy: boolean;
  readonly onMove: (times: Times) => void;
  readonly onBack: () => void;
}

/** A new time for a meeting; what dragging does, for the keyboard. A new start keeps the length. */
export function MoveForm({ times, isAllDay, timeZone, isBusy, onMove, onBack }: MoveFormProps) {
  const [{ start, end }, setTimes] = useState(times);
  const [isRefused, setRefused] = useState(false);
  const errorId = useId();
  const type = isAllDay ? 'date' : 'datetime-local';
  const show = (instant: number) => (isAllDay ? dateOf(instant, timeZone) : toField(instant, timeZone));
  const read = (text: string) => fromField(isAllDay ? `${text}T00:00` : text, timeZone);
  const endOf = (instant: number) =>
    isAllDay ? startOfDay(addDays(dateOf(instant, timeZone), 1), timeZone) : instant;

  function change(next: Times) {
    setTimes(next);
    setRefused(false);
  }

  return (
    <form
      className="move"
      aria-label="New time"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (end > start) onMove({ start, end });
        else setRefused(true);
      }}
    >
      <div className="when">
        <MomentField
          label="Start"
          type={type}
          value={show(start)}
          onText={(text) => {
            const instant = read(text);
            if (instant !== null) change({ start: instant, end: instant + Math.max(0, end - start) });
          }}
        />
        <MomentField
          label="End"
          type={type}
          value={show(isAllDay ? end - 1 : end)}
          onText={(text) => {
            const instant = read(text);
            if (instant !== null) change({ start, end: endOf(instant) });
          }}
          {...(isRefused && { 'aria-invalid': true, 'aria-describedby': errorId })}
        />
      </div>
      {isRefused && (
        <p className="error" role="alert" id={errorId}>
          The meeting must end after it starts. Change Start or End.
        </p>
      )}
      <div className="actions">
        <button type="submit" className="primary" disabled={isBusy}>
          Send update
        </button>
        <button type="button" onClick={onBack}>
          Leave it
        </button>
      </div>
    </form>
  );
}
