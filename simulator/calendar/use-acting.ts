import { useState } from 'react';
import type { CalendarEntry } from '../state/calendaring.ts';
import type { Session } from '../outlook/wire.ts';
import { CalendarError } from './api.ts';
import type { CalendarApi } from './api.ts';
import type { Sent } from './compose/answers.ts';
import { openedMeeting } from './compose/draft.ts';
import type { EntryAction } from './entry/EntryDialog.tsx';
import type { ItemState } from './outlook-host/item.ts';
import { moveOf } from './move/movable.ts';
import type { Times } from './move/moved-times.ts';

interface ActingOptions {
  readonly api: CalendarApi;
  readonly session: Session;
  /** Whose calendar is shown. */
  readonly mailbox: string;
  readonly entries: readonly CalendarEntry[];
  readonly reload: () => void;
  readonly onEdit: (state: ItemState, splitAt: string | null) => void;
  readonly onSent: (sent: Sent) => void;
}

interface Opened {
  readonly entry: CalendarEntry;
  /** Where it was dragged to, when that is how it was opened. */
  readonly proposed: Times | null;
}

/** A meeting that was let go at a new time and stands there until the list that knows it has come. */
interface Landed {
  readonly id: string;
  readonly times: Times;
  /** The list that does not know it yet. */
  readonly over: readonly CalendarEntry[];
}

/**
 * What the person does with meetings of the calendar: which one is open in the dialog, what went wrong, and the calls.
 * A drag is such a call too, not a change of a form: add-ins do not run beside the calendar and hear nothing of it, as
 * in Outlook, where OnAppointmentTimeChanged belongs to the compose form.
 */
export function useActing({ api, session, mailbox, entries, reload, onEdit, onSent }: ActingOptions) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [landed, setLanded] = useState<Landed | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  function open(entry: CalendarEntry, proposed: Times | null = null) {
    setError(null);
    setOpened({ entry, proposed });
  }

  async function perform(entry: CalendarEntry, action: EntryAction): Promise<void> {
    const { meetingUid, originalStart } = entry;
    if (action.kind === 'edit') {
      const seen = await api.meeting(meetingUid, action.scope === 'this' ? originalStart : undefined);
      onEdit(
        openedMeeting(session, seen, action.scope, entry),
        action.scope === 'following' ? originalStart : null,
      );
    } else if (action.kind === 'move') {
      const change = moveOf(entry, action.scope, action.times);
      const seen = await api.change(meetingUid, change);
      const { start = entry.start, end = entry.end } = change.patch;
      onSent({ seen, occurrence: change.scope === 'this' ? { originalStart, start, end } : null });
    } else if (action.kind === 'cancel') {
      const { scope } = action;
      await api.cancel(meetingUid, scope === 'all' ? { scope } : { scope, originalStart });
    } else await api.answer(meetingUid, { mailbox, response: action.response });
  }

  async function act(entry: CalendarEntry, action: EntryAction): Promise<void> {
    setError(null);
    setBusy(true);
    try {
      await perform(entry, action);
      setOpened(null);
      reload();
    } catch (failure) {
      if (!(failure instanceof CalendarError)) throw failure;
      setLanded(null);
      setError(failure.message);
    } finally {
      setBusy(false);
    }
  }

  return {
    opened,
    error,
    isBusy,
    open,
    close: () => setOpened(null),
    act: (entry: CalendarEntry, action: EntryAction) => void act(entry, action),
    /** A dragged meeting is sent at once; of a series the person says first how much of it is meant. */
    drop: (entry: CalendarEntry, times: Times) => {
      if (entry.kind !== 'single') {
        open(entry, times);
        return;
      }
      setLanded({ id: entry.id, times, over: entries });
      void act(entry, { kind: 'move', scope: 'all', times });
    },
    shown: landed?.over === entries ? entries.map((entry) => at(entry, landed)) : entries,
  };
}

function at(entry: CalendarEntry, { id, times }: Landed): CalendarEntry {
  if (entry.id !== id) return entry;
  return { ...entry, start: new Date(times.start).toISOString(), end: new Date(times.end).toISOString() };
}
