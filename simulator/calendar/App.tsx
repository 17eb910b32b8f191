import { useCallback } from 'react';
import { CalendarPage } from './CalendarPage.tsx';
import type { Switches } from './outlook-host/switches.ts';
import { useSession } from './use-calendar.ts';
import { useClock } from './use-clock.ts';
import { usePlace } from './use-place.ts';

/** The calendar client of the simulated tenant. */
export function App({ switches }: { readonly switches: Switches }) {
  const [place, go] = usePlace();
  const { signedIn, change } = useSession(place.person);
  const onNow = useCallback(
    (now: string) =>
      change((before) =>
        before.session.now === now ? before : { ...before, session: { ...before.session, now } },
      ),
    [change],
  );
  const askClock = useClock(signedIn.value?.api ?? null, onNow);

  if (signedIn.error !== null) {
    return (
      <main className="alone">
        <h1>Calendar</h1>
        <p role="alert">{signedIn.error}</p>
        <a href="/calendar/">Start again</a>
      </main>
    );
  }
  if (!signedIn.value) return <p className="alone">Opening the calendar…</p>;
  const { api, session } = signedIn.value;
  return (
    <CalendarPage
      key={session.person.handle}
      api={api}
      session={session}
      switches={switches}
      place={place}
      askClock={askClock}
      onGo={go}
      onSettings={(settings) => change((before) => ({ ...before, session: { ...before.session, settings } }))}
    />
  );
}
