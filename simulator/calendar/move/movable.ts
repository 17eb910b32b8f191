import type { CalendarEntry, Scope } from '../../state/calendaring.ts';
import type { ChangeBody, Session } from '../../outlook/wire.ts';
import type { Times } from './moved-times.ts';

/** Only the organizer, or who looks after the organizer's calendar, changes a meeting; a canceled one nobody. */
export function mayChange(
  session: Pick<Session, 'person' | 'delegateOf'>,
  { organizer, isCancelled }: Pick<CalendarEntry, 'organizer' | 'isCancelled'>,
): boolean {
  const own = [session.person, ...session.delegateOf].map(({ mail }) => mail);
  return !isCancelled && own.includes(organizer.address);
}

/**
 * The update that moves a meeting. A series is moved by what its date is moved: the server needs to know which date
 * the new times are those of.
 */
export function moveOf(
  { kind, originalStart }: Pick<CalendarEntry, 'kind' | 'originalStart'>,
  scope: Scope,
  { start, end }: Times,
): ChangeBody {
  const patch = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
  return kind === 'single' ? { scope: 'all', patch } : { scope, originalStart, patch };
}
