import { useCallback, useEffect, useRef, useState } from 'react';
import type { CalendarEntry } from '../state/calendaring.ts';
import type { Session } from '../outlook/wire.ts';
import { CalendarError, calendarApi } from './api.ts';
import type { CalendarApi } from './api.ts';
import type { Place } from './place.ts';
import { addDays, mondayOf, startOfDay } from './wall-clock.ts';

/** The person who is signed in when the address names nobody. */
const FIRST_PERSON = 'anna';

export interface Loaded<T> {
  readonly value: T | null;
  readonly error: string | null;
}

/** Who is signed in, and the calls in their name. */
export interface SignedIn {
  readonly api: CalendarApi;
  readonly session: Session;
}

/** Signs in; while another person's session is on its way, the present one stays whole. */
export function useSession(person: string) {
  const load = useCallback(async (): Promise<SignedIn> => {
    const api = calendarApi(person === '' ? FIRST_PERSON : person);
    return { api, session: await api.session() };
  }, [person]);
  const { loaded, change } = useLoaded(load);
  return { signedIn: loaded, change };
}

/** The entries of one calendar in the days that are shown, and the way to read them anew. */
export function useEntries(api: CalendarApi, place: Place, timeZone: string) {
  const { mailbox, view, date } = place;
  const load = useCallback(async (): Promise<readonly CalendarEntry[]> => {
    const { from, days } = shownDays({ view, date });
    const until = startOfDay(addDays(from, days), timeZone);
    return (await api.entries(mailbox, startOfDay(from, timeZone), until)).entries;
  }, [api, mailbox, view, date, timeZone]);
  const { loaded, reload } = useLoaded(load);
  return { entries: loaded, reload };
}

/** First day and number of days of a view. */
export function shownDays({ view, date }: Pick<Place, 'view' | 'date'>): { from: string; days: number } {
  return view === 'day' ? { from: date, days: 1 } : { from: mondayOf(date), days: 7 };
}

/** Loads again whenever `load` changes; an answer that was overtaken is dropped. */
function useLoaded<T extends object>(load: () => Promise<T>) {
  const [loaded, setLoaded] = useState<Loaded<T>>({ value: null, error: null });
  const latest = useRef(0);

  const reload = useCallback(() => {
    latest.current += 1;
    const mine = latest.current;
    const show = (next: Loaded<T>) => {
      if (mine === latest.current) setLoaded(next);
    };
    load().then(
      (value) => show({ value, error: null }),
      (error: unknown) => {
        if (!(error instanceof CalendarError)) throw error;
        show({ value: null, error: error.message });
      },
    );
  }, [load]);
  useEffect(reload, [reload]);

  const change = useCallback(
    (replace: (value: T) => T) =>
      setLoaded((before) => (before.value ? { value: replace(before.value), error: null } : before)),
    [],
  );
  return { loaded, reload, change };
}
