import type { CalendarEntry } from '../../state/calendaring.ts';
import { spokenInterval } from '../wall-clock.ts';

/** `Anna Holm, Tuesday 1 December 10:00 to 11:00`; what is special about it follows. */
export function spokenEntry(entry: CalendarEntry, timeZone: string): string {
  const { start, end, isAllDay } = entry;
  const when = spokenInterval(Date.parse(start), Date.parse(end), timeZone, isAllDay);
  const special = [isPending(entry) && 'not decided yet', entry.sensitivity === 'private' && 'private'];
  return [titleOf(entry), when, ...special.filter((one) => one !== false)].join(', ');
}

export function titleOf({ subject }: Pick<CalendarEntry, 'subject'>): string {
  return subject.trim() === '' ? 'No title' : subject.trim();
}

/** The mailbox has not answered, or only tentatively. */
export function isPending({ response }: Pick<CalendarEntry, 'response'>): boolean {
  return response === 'none' || response === 'tentative';
}

/** How a meeting looks: not decided yet, may be dragged, is being dragged. */
export function entryClass(entry: CalendarEntry, isMovable: boolean, isAway: boolean): string {
  const names = ['entry', isPending(entry) && 'pending', isMovable && 'movable', isAway && 'away'];
  return names.filter(Boolean).join(' ');
}
