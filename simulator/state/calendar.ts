import { occurrencesIn } from './series.ts';
import { holds } from './stored-meeting.ts';
import type { Occurrence, StoredMeeting } from './stored-meeting.ts';

/** One mailbox's calendar: single meetings in order of start, series beside them. */
export interface Calendar {
  /** A small number that stands for the mailbox in item ids. */
  readonly number: number;
  readonly add: (meeting: StoredMeeting) => void;
  readonly remove: (meeting: StoredMeeting) => void;
  /** What this mailbox holds in [from, to), in order of start. */
  readonly touching: (from: number, to: number) => Occurrence[];
  /** Every meeting filed here, series once each, whether or not the mailbox still holds a date of it. */
  readonly meetings: () => readonly StoredMeeting[];
}

/**
 * Singles are kept in one array that is sorted when it is next read, so that laying a large fixture costs one sort and
 * reading a window two binary searches. `longest` says how far before the window a meeting can begin and still touch it.
 */
export function createCalendar(mailbox: string, number: number): Calendar {
  let singles: StoredMeeting[] = [];
  const series = new Set<StoredMeeting>();
  let sorted = true;
  let longest = 0;

  const inOrder = (): readonly StoredMeeting[] => {
    if (!sorted) {
      singles.sort((one, other) => one.start - other.start || one.serial - other.serial);
      sorted = true;
    }
    return singles;
  };

  return {
    number,
    add: (meeting) => {
      if (meeting.draft.recurrence) {
        series.add(meeting);
        return;
      }
      const last = singles.at(-1);
      sorted = sorted && (last === undefined || last.start <= meeting.start);
      longest = Math.max(longest, meeting.end - meeting.start);
      singles.push(meeting);
    },
    remove: (meeting) => {
      series.delete(meeting);
      singles = singles.filter((other) => other !== meeting);
    },
    touching: (from, to) => {
      const found: Occurrence[] = [];
      const ordered = inOrder();
      for (let at = lowerBound(ordered, from - longest); at < ordered.length; at += 1) {
        const meeting = ordered[at];
        if (meeting === undefined || meeting.start >= to) break;
        found.push(...occurrencesIn(meeting, from, to));
      }
      for (const meeting of series) found.push(...occurrencesIn(meeting, from, to));
      return found
        .filter((occurrence) => holds(mailbox, occurrence))
        .sort((one, other) => one.start - other.start || one.meeting.serial - other.meeting.serial);
    },
    meetings: () => [...inOrder(), ...series],
  };
}

function lowerBound(meetings: readonly StoredMeeting[], start: number): number {
  let low = 0;
  let high = meetings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((meetings[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
