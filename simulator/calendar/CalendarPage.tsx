import { useState } from 'react';
import type { CalendarEntry } from '../state/calendaring.ts';
import type { Session } from '../outlook/wire.ts';
import type { CalendarApi } from './api.ts';
import { CalendarView } from './CalendarView.tsx';
import { Header } from './Header.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { Sent } from './compose/answers.ts';
import { ComposeForm } from './compose/ComposeForm.tsx';
import { SentNotice } from './compose/SentNotice.tsx';
import { newMeeting } from './compose/draft.ts';
import { EntryDialog } from './entry/EntryDialog.tsx';
import { createItem } from './outlook-host/item.ts';
import type { Item, ItemState } from './outlook-host/item.ts';
import type { Switches } from './outlook-host/switches.ts';
import type { Place } from './place.ts';
import { useActing } from './use-acting.ts';
import { useEntries } from './use-calendar.ts';
import { dateOf, nextHalfHour } from './wall-clock.ts';

interface CalendarPageProps {
  readonly api: CalendarApi;
  readonly session: Session;
  readonly switches: Switches;
  readonly place: Place;
  /** Asks for business time; null when nobody answers. */
  readonly askClock: () => Promise<string | null>;
  readonly onGo: (part: Partial<Place>) => void;
  readonly onSettings: (settings: Readonly<Record<string, string>>) => void;
}

interface Composing {
  readonly item: Item;
  readonly opened: ItemState | null;
  readonly splitAt: string | null;
}

const NO_ENTRIES: readonly CalendarEntry[] = [];

/** Everything below the sign-in: the calendar, a meeting in a dialog, or the form. */
export function CalendarPage(props: CalendarPageProps) {
  const { api, session, switches, place: asked, askClock, onGo, onSettings } = props;
  const { person } = session;
  const now = Date.parse(session.now);
  const today = dateOf(now, person.timeZone);
  const place = { ...asked, date: asked.date || today, mailbox: asked.mailbox || person.mail };
  const { entries, reload } = useEntries(api, place, person.timeZone);
  const [composing, setComposing] = useState<Composing | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const acting = useActing({
    api,
    session,
    mailbox: place.mailbox,
    entries: entries.value ?? NO_ENTRIES,
    reload,
    onEdit: (state, splitAt) => compose({ item: createItem(state), opened: state, splitAt }),
    onSent: setSent,
  });

  function compose(next: Composing) {
    setSent(null);
    setComposing(next);
  }

  /** A meeting made in the calendar of somebody one looks after is theirs. */
  function composeNew(start: number) {
    const owner = session.delegateOf.find(({ mail }) => mail === place.mailbox) ?? person;
    const organizer = { address: owner.mail, name: owner.displayName, timeZone: owner.timeZone };
    compose({ item: createItem(newMeeting(organizer, start)), opened: null, splitAt: null });
  }

  async function composeSoon() {
    const answer = await askClock();
    composeNew(nextHalfHour(answer === null ? now : Date.parse(answer)));
  }

  return (
    <>
      <Header
        session={session}
        isComposing={composing !== null}
        onPerson={(handle) => onGo({ person: handle, mailbox: '' })}
        onNew={() => void composeSoon()}
      />
      <main className={composing ? undefined : 'shown-days'}>
        {sent && (
          <SentNotice
            key={sentKey(sent)}
            api={api}
            session={session}
            sent={sent}
            onDismiss={() => setSent(null)}
          />
        )}
        {composing ? (
          <ComposeForm
            api={api}
            session={session}
            {...composing}
            switches={switches}
            onSettings={onSettings}
            onSent={(seen) => {
              const { saved, start, end } = composing.item.read();
              const times = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
              const originalStart = saved?.originalStart ?? null;
              setComposing(null);
              setSent({ seen, occurrence: originalStart === null ? null : { originalStart, ...times } });
              reload();
            }}
            onDiscard={() => setComposing(null)}
          />
        ) : (
          <>
            <Toolbar session={session} place={place} today={today} onGo={onGo} />
            {[entries.error, acting.opened ? null : acting.error].map(
              (error) =>
                error !== null && (
                  <p key={error} className="error" role="alert">
                    {error}
                  </p>
                ),
            )}
            <CalendarView
              session={session}
              place={place}
              entries={acting.shown}
              onOpen={acting.open}
              onMove={acting.drop}
              onPlan={composeNew}
              onGo={onGo}
              onLook={reload}
            />
          </>
        )}
      </main>
      {acting.opened && (
        <EntryDialog
          session={session}
          mailbox={place.mailbox}
          {...acting.opened}
          isBusy={acting.isBusy}
          error={acting.error}
          onAct={(action) => acting.opened && acting.act(acting.opened.entry, action)}
          onClose={acting.close}
        />
      )}
    </>
  );
}

/** Each sending has a notice of its own, however often the same meeting is sent. */
function sentKey({ seen, occurrence }: Sent): string {
  return [
    seen.meeting.meetingUid,
    seen.meeting.modifiedAt,
    occurrence?.originalStart,
    occurrence?.start,
  ].join(' ');
}
