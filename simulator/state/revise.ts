import { Temporal } from 'temporal-polyfill';
import type { AddressBook } from './addresses.ts';
import type { MeetingDraft, Recurrence } from './calendaring.ts';
import { normalized } from './draft.ts';
import { startsOf } from './series.ts';
import type { Exception } from './stored-meeting.ts';
import { instantAt, localOf, readInstant, textOf } from './zoned.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export interface Revision {
  readonly draft: MeetingDraft;
  readonly exceptions: Map<number, Exception> | null;
}

/**
 * The meeting after a change to all of it. A new start or end is that of the date `base` (its start so far, in
 * milliseconds); a series is moved by the same days and to the same time of day. Dates with values of their own keep
 * them as long as the series still has the date.
 * Throws a RangeError with a sentence where no client could send such a change.
 */
export function revised(
  current: Revision,
  patch: Partial<MeetingDraft>,
  base: number,
  book: AddressBook,
): Revision {
  const { draft } = current;
  const timeZone = patch.timeZone ?? draft.timeZone;
  const length = Date.parse(draft.end) - Date.parse(draft.start);
  const start = patch.start === undefined ? base : readInstant(patch.start, 'start');
  const end = patch.end === undefined ? start + length : readInstant(patch.end, 'end');
  const from = localOf(base, draft.timeZone);
  const to = localOf(start, timeZone);
  const days = from.toPlainDate().until(to.toPlainDate()).days;
  const recurrence = patch.recurrence === undefined ? moved(draft.recurrence, days) : patch.recurrence;

  const next = normalized(
    { ...draft, ...patch, timeZone, start: textOf(start), end: textOf(end), recurrence },
    book,
  );
  if (!recurrence || !current.exceptions) return { draft: next, exceptions: null };

  const rekeyed = new Map<number, Exception>();
  for (const [originalStart, exception] of current.exceptions) {
    const date = localOf(originalStart, draft.timeZone).toPlainDate().add({ days });
    rekeyed.set(instantAt(date.toPlainDateTime(to.toPlainTime()), timeZone), exception);
  }
  return { draft: next, exceptions: stillOnPattern(next, rekeyed) };
}

/** The part of a series before the date `originalStart`. */
export function headOf(current: Revision, originalStart: number): Revision {
  const { draft, exceptions } = current;
  if (!draft.recurrence) return current;
  const lastDay = localOf(originalStart, draft.timeZone).toPlainDate().subtract({ days: 1 });
  const { startDate, recurrenceTimeZone } = draft.recurrence.range;
  const range = { type: 'endDate' as const, startDate, endDate: lastDay.toString() };
  return {
    draft: {
      ...draft,
      recurrence: {
        pattern: draft.recurrence.pattern,
        range: recurrenceTimeZone ? { ...range, recurrenceTimeZone } : range,
      },
    },
    exceptions: only(exceptions, (start) => start < originalStart),
  };
}

/** The part of a series from the date `originalStart` on, as a series of its own. */
export function tailOf(current: Revision, originalStart: number): Revision {
  const { draft, exceptions } = current;
  if (!draft.recurrence) return current;
  const { pattern, range } = draft.recurrence;
  const startDate = localOf(originalStart, draft.timeZone).toPlainDate().toString();
  const length = Date.parse(draft.end) - Date.parse(draft.start);
  return {
    draft: {
      ...draft,
      start: textOf(originalStart),
      end: textOf(originalStart + length),
      recurrence: {
        pattern,
        range:
          range.type === 'numbered'
            ? {
                ...range,
                startDate,
                numberOfOccurrences: (range.numberOfOccurrences ?? 0) - datesBefore(draft, originalStart),
              }
            : { ...range, startDate },
      },
    },
    exceptions: only(exceptions, (start) => start >= originalStart),
  };
}

function moved(recurrence: Recurrence | null | undefined, days: number): Recurrence | null {
  if (!recurrence || days === 0) return recurrence ?? null;
  const { pattern, range } = recurrence;
  const shift = (date: string): Temporal.PlainDate => Temporal.PlainDate.from(date).add({ days });
  const startDate = shift(range.startDate);
  const shifted = { ...range, startDate: startDate.toString() };
  const nextRange = range.endDate ? { ...shifted, endDate: shift(range.endDate).toString() } : shifted;
  if (pattern.type === 'daily') return { pattern, range: nextRange };
  if (pattern.type === 'weekly') {
    const daysOfWeek = (pattern.daysOfWeek ?? []).map(
      (day) => DAYS.at((DAYS.indexOf(day) + days) % 7) ?? day,
    );
    return { pattern: { ...pattern, daysOfWeek }, range: nextRange };
  }
  const every = pattern.type.endsWith('Yearly') ? 'yearly' : 'monthly';
  throw new RangeError(`A ${every} series goes to other days with a new recurrence only: edit the series.`);
}

function stillOnPattern(
  draft: MeetingDraft,
  exceptions: Map<number, Exception>,
): Map<number, Exception> | null {
  const latest = Math.max(...exceptions.keys());
  const starts = new Set<number>();
  for (const start of startsOf(draft)) {
    if (start > latest) break;
    starts.add(start);
  }
  return only(exceptions, (start) => starts.has(start));
}

function only(
  exceptions: Map<number, Exception> | null,
  keep: (originalStart: number) => boolean,
): Map<number, Exception> | null {
  const kept = [...(exceptions ?? [])].filter(([start]) => keep(start));
  return kept.length > 0 ? new Map(kept) : null;
}

function datesBefore(draft: MeetingDraft, originalStart: number): number {
  let count = 0;
  for (const start of startsOf(draft)) {
    if (start >= originalStart) break;
    count += 1;
  }
  return count;
}
