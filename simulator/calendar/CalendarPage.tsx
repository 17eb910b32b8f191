import { useState } from 'react';
import type { CalendarEntry } from '../state/calendaring.ts';
import type { MeetingSeen, Session } from '../outlook/wire.ts';
import { CalendarError } from './api.ts';
import type { CalendarApi } from './api.ts';
import { Header } from './Header.tsx';
import { Toolbar } from './Toolbar.tsx';
import { ComposeForm } from './compose/ComposeForm.tsx';
import { SentNotice } from './compose/SentNotice.tsx';
import { newMeeting, openedMeeting } from './compose/draft.ts';
import { EntryDialog } from './entry/EntryDialog.tsx';
import type { EntryAction } from './entry/EntryDialog.tsx';
import { TimeGrid } from './grid/TimeGrid.tsx';
import { createItem } from './outlook-host/item.ts';
import type { Item, ItemState } from './outlook-host/item.ts';
import type { Switches } from './outlook-host/switches.ts';
import type { Place } from './place.ts';
import { shownDays, useEntries } from './use-calendar.ts';
import { dateOf } from './wall-clock.ts';

interface CalendarPageProps {
  readonly api: CalendarApi;
  readonly session: Session;
  readonly switches: Switches;
  readonly place: Place;
  readonly onGo: (part: Partial<Place>) => void;
  readonly onSettings: (settings: Readonly<Record<string, string>>) => void;
}

interface Composing {
  readonly item: Item;
  readonly opened: ItemState | null;
}

/** Everything below the sign-in: the grid, a meeting in a dialog, or the form. */
export function CalendarPage({ api, session, switches, place: asked, onGo, onSettings }: CalendarPageProps) {
  const { person } = session;
  const now = Date.parse(session.now);
  const today = dateOf(now, person.timeZone);
  const place = { ...asked, date: asked.date || today, mailbox: asked.mailbox || person.mail };
  const { entries, reload } = useEntries(api, place, person.timeZone);
  const [composing, setComposing] = useState<Composing | null>(null);
  const [sent, setSent] = useState<MeetingSeen | null>(null);
  const [opened, setOpened] = useState<CalendarEntry | null>(null);
  const [error, setError] = useState<string | null>(null);

  function compose(state: ItemState, isKept: boolean) {
    setSent(null);
    setOpened(null);
    setComposing({ item: createItem(state), opened: isKept ? state : null });
  }

  /** A meeting made in the calendar of somebody one looks after is theirs. */
  function composeNew(start?: number) {
    const owner = session.delegateOf.find(({ mail }) => mail === place.mailbox) ?? person;
    const organizer = { address: owner.mail, name: owner.displayName, timeZone: owner.timeZone };
    compose(newMeeting(session, organizer, start), false);
  }

  async function act(entry: CalendarEntry, action: EntryAction): Promise<void> {
    const { meetingUid, originalStart } = entry;
    setError(null);
    try {
      if (action.kind === 'edit') {
        const one = action.series ? null : entry;
        const seen = await api.meeting(meetingUid, one?.originalStart);
        compose(openedMeeting(session, seen, one), true);
        return;
      }
      if (action.kind === 'cancel') {
        await api.cancel(meetingUid, action.series ? { scope: 'all' } : { scope: 'this', originalStart });
      } else await api.answer(meetingUid, { mailbox: place.mailbox, response: action.response });
      setOpened(null);
      reload();
    } catch (failure) {
      if (!(failure instanceof CalendarError)) throw failure;
      setError(failure.message);
    }
  }

  return (
    <>
      <Header
        session={session}
        isComposing={composing !== null}
        onPerson={(handle) => onGo({ person: handle, mailbox: '' })}
        onNew={() => composeNew()}
      />
      <main>
        {sent && <SentNotice api={api} session={session} sent={sent} onDismiss={() => setSent(null)} />}
        {composing ? (
          <ComposeForm
            api={api}
            session={session}
            item={composing.item}
            opened={composing.opened}
            switches={switches}
            onSettings={onSettings}
            onSent={(seen) => {
              setComposing(null);
              setSent(seen);
              reload();
            }}
            onDiscard={() => setComposing(null)}
          />
        ) : (
          <>
            <Toolbar session={session} place={place} today={today} onGo={onGo} />
            {entries.error !== null && (
              <p className="error" role="alert">
                {entries.error}
              </p>
            )}
            <TimeGrid
              {...shownDays(place)}
              timeZone={person.timeZone}
              now={now}
              entries={entries.value ?? []}
              onOpen={(entry) => {
                setError(null);
                setOpened(entry);
              }}
              onPlan={composeNew}
            />
          </>
        )}
      </main>
      {opened && (
        <EntryDialog
          session={session}
          mailbox={place.mailbox}
          entry={opened}
          error={error}
          onAct={(action) => void act(opened, action)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
