import type { Session } from '../../outlook/wire.ts';
import type { Item } from '../outlook-host/item.ts';
import { Attendees } from './Attendees.tsx';
import { LocationField } from './LocationField.tsx';
import { RecurrenceEditor } from './RecurrenceEditor.tsx';
import { WhenFields } from './WhenFields.tsx';
import { useItem } from './use-item.ts';

interface FieldsProps {
  readonly item: Item;
  readonly session: Session;
  /** Id of the sentence that says what is wrong with the times. */
  readonly errorId: string | undefined;
}

/** What a meeting is made of. */
export function Fields({ item, session, errorId }: FieldsProps) {
  const { subject, organizer, sensitivity, body } = useItem(item);
  const zones = [session.person.timeZone, ...session.rooms.map((room) => room.timeZone)];

  return (
    <div className="fields">
      <div className="field">
        <label htmlFor="title">Title</label>
        <input
          id="title"
          value={subject}
          maxLength={255}
          autoComplete="off"
          onChange={({ target }) => item.change({ subject: target.value })}
        />
      </div>
      {organizer.address !== session.person.mail && <p className="hint">On behalf of {organizer.name}</p>}
      <WhenFields item={item} zones={zones} errorId={errorId} />
      <RecurrenceEditor item={item} />
      <Attendees label="Attendees" field="required" item={item} session={session} />
      <Attendees label="Optional" field="optional" item={item} session={session} />
      <LocationField item={item} session={session} />
      <label className="check">
        <input
          type="checkbox"
          checked={sensitivity !== 'normal'}
          onChange={({ target }) => item.change({ sensitivity: target.checked ? 'private' : 'normal' })}
        />
        Private
      </label>
      <div className="field">
        <label htmlFor="message">Message</label>
        <textarea
          id="message"
          rows={4}
          value={body}
          onChange={({ target }) => item.change({ body: target.value })}
        />
      </div>
    </div>
  );
}
