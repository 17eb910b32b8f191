import { useState } from 'react';
import type { CalendarEntry } from '../../state/calendaring.ts';
import type { Session } from '../../outlook/wire.ts';
import { Dialog } from '../Dialog.tsx';
import { isPending, titleOf } from '../grid/spoken-entry.ts';
import { spokenInterval } from '../wall-clock.ts';

/** What a person may do with a meeting they have opened; `series` concerns all of it, else this one occurrence. */
export type EntryAction =
  | { readonly kind: 'edit'; readonly series: boolean }
  | { readonly kind: 'cancel'; readonly series: boolean }
  | { readonly kind: 'answer'; readonly response: 'accepted' | 'declined' };

interface EntryDialogProps {
  readonly session: Session;
  /** Whose calendar it was opened in. */
  readonly mailbox: string;
  readonly entry: CalendarEntry;
  readonly error: string | null;
  readonly onAct: (action: EntryAction) => void;
  readonly onClose: () => void;
}

/** One meeting: what it is, who answered what, and what may be done with it. */
export function EntryDialog({ session, mailbox, entry, error, onAct, onClose }: EntryDialogProps) {
  const [cancelling, setCancelling] = useState<{ series: boolean } | null>(null);
  const { timeZone } = session.person;
  const when = spokenInterval(Date.parse(entry.start), Date.parse(entry.end), timeZone, entry.isAllDay);

  return (
    <Dialog title={titleOf(entry)} onClose={onClose}>
      <dl>
        <dt>When</dt>
        <dd>{when}</dd>
        <dt>Organizer</dt>
        <dd>{entry.organizer.name}</dd>
        {entry.rooms.length > 0 && (
          <>
            <dt>Rooms</dt>
            <dd>{entry.rooms.map((room) => `${room.name} (${words[room.response]})`).join(', ')}</dd>
          </>
        )}
        {entry.locationText !== '' && (
          <>
            <dt>Location</dt>
            <dd>{entry.locationText}</dd>
          </>
        )}
        {entry.attendees.length > 0 && (
          <>
            <dt>Attendees</dt>
            <dd>{entry.attendees.map((one) => `${one.name} (${words[one.response]})`).join(', ')}</dd>
          </>
        )}
      </dl>
      {error !== null && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      {cancelling ? (
        <Confirm
          series={cancelling.series}
          onYes={() => onAct({ kind: 'cancel', series: cancelling.series })}
          onNo={() => setCancelling(null)}
        />
      ) : (
        <div className="actions">
          <Actions
            session={session}
            mailbox={mailbox}
            entry={entry}
            onAct={onAct}
            onCancelling={(series) => setCancelling({ series })}
          />
          <button type="button" onClick={onClose}>
            Close
          </button>
        </div>
      )}
    </Dialog>
  );
}

const words = {
  none: 'no answer',
  organizer: 'organizer',
  accepted: 'accepted',
  tentative: 'not decided yet',
  declined: 'declined',
} as const;

interface ActionsProps extends Pick<EntryDialogProps, 'session' | 'mailbox' | 'entry' | 'onAct'> {
  readonly onCancelling: (series: boolean) => void;
}

function Actions({ session, mailbox, entry, onAct, onCancelling }: ActionsProps) {
  const own = [session.person, ...session.delegateOf].map((person) => person.mail);
  if (own.includes(entry.organizer.address)) {
    return entry.kind === 'single' ? (
      <>
        <Action label="Edit" onPress={() => onAct({ kind: 'edit', series: true })} />
        <Action label="Cancel meeting" onPress={() => onCancelling(true)} />
      </>
    ) : (
      <>
        <Action label="Edit this one" onPress={() => onAct({ kind: 'edit', series: false })} />
        <Action label="Edit series" onPress={() => onAct({ kind: 'edit', series: true })} />
        <Action label="Cancel this one" onPress={() => onCancelling(false)} />
        <Action label="Cancel series" onPress={() => onCancelling(true)} />
      </>
    );
  }
  const decides = session.rooms.some((room) => room.address === mailbox && room.delegate);
  if (!isPending(entry) || !(decides || own.includes(mailbox))) return null;
  return (
    <>
      <Action label="Accept" onPress={() => onAct({ kind: 'answer', response: 'accepted' })} />
      <Action label="Decline" onPress={() => onAct({ kind: 'answer', response: 'declined' })} />
    </>
  );
}

function Action({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" onClick={onPress}>
      {label}
    </button>
  );
}

interface ConfirmProps {
  readonly series: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Confirm({ series, onYes, onNo }: ConfirmProps) {
  return (
    <div className="actions">
      <p className="message">
        {series
          ? 'Everybody invited is told that it is off.'
          : 'Everybody invited is told that this one is off.'}
      </p>
      <button type="button" className="primary" onClick={onYes}>
        Send cancellation
      </button>
      <button type="button" onClick={onNo}>
        Keep it
      </button>
    </div>
  );
}
