import { useCallback, useEffect, useRef, useState } from 'react';
import type { CalendarEntry } from '../state/calendaring.ts';
import type { Session } from '../outlook/wire.ts';
import { CalendarError, calendarApi } from './api.ts';
import type { CalendarApi } from './api.ts';
import type { Place } from './place.ts';
import { addDays, addMonths, daysBetween, firstOfMonth, mondayOf, startOfDay } from './wall-clock.ts';

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

/** First day and number of days of a view; a month is shown in whole weeks. */
export function shownDays({ view, date }: Pick<Place, 'view' | 'date'>): { from: string; days: number } {
  if (view === 'day') return { from: date, days: 1 };
  if (view === 'week') return { from: mondayOf(date), days: 7 };
  const first = firstOfMonth(date);
  const from = mondayOf(first);
  const weeks = Math.ceil(daysBetween(from, addMonths(first, 1)) / 7);
  return { from, days: weeks * 7 };
}

interface Answer<T> extends Loaded<T> {
  /** The load it is the answer to. */
  readonly of: () => Promise<T>;
}

/**
 * Loads again whenever `load` changes; an answer that was overtaken is dropped. When reading the same thing anew fails,
 * what was read before stays beside the error.
 */
function useLoaded<T extends object>(load: () => Promise<T>) {
  const [loaded, setLoaded] = useState<Answer<T>>({ value: null, error: null, of: load });
  const latest = useRef(0);

  const reload = useCallback(() => {
    latest.current += 1;
    const mine = latest.current;
    load().then(
      (value) => setLoaded((before) => (mine === latest.current ? { value, error: null, of: load } : before)),
      (error: unknown) => {
        if (!(error instanceof CalendarError)) throw error;
        if (mine !== latest.current) return;
        const { message } = error;
        setLoaded(({ value, of }) => ({ value: of === load ? value : null, error: message, of: load }));
      },
    );
  }, [load]);
  useEffect(reload, [reload]);

  const change = useCallback(
    (replace: (value: T) => T) =>
      setLoaded((before) =>
        before.value ? { ...before, value: replace(before.value), error: null } : before,
      ),
    [],
  );
  return { loaded, reload, change };
}
