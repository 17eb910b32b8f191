import type { Interval, TimeZone } from '../../../../contract/primitives.ts';
import { momentsIn } from '../deadlines/moments.ts';
import { minutesBetween } from './crowding.ts';
import type { Buffer, Crowding } from './crowding.ts';

/**
 * In sentences, by the clock of a team: `Skov is needed 30 minutes before and 30 minutes after the meeting. Another meeting
 * is there until Wed 2 Dec 2026, 11:45, which leaves 15 of the 30 minutes before.`
 */
export function explainBuffer(
  /** `places`: how many of them are counted there; null: one meeting has the room to itself. */
  room: Buffer & { readonly name: string; readonly places: number | null },
  meeting: Interval,
  { before, after }: Crowding,
  { timeZone }: { readonly timeZone: TimeZone },
): string {
  const clock = momentsIn(timeZone);
  const all = room.places === null ? null : `All ${room.places} places there are taken`;
  return [
    `${room.name} is needed ${needed(room)} the meeting.`,
    ...(before === null
      ? []
      : [
          `${all ?? 'Another meeting is there'} until ${clock(before)}, which leaves ${minutesBetween(before, meeting.start)} of the ${inMinutes(room.before)} before.`,
        ]),
    ...(after === null
      ? []
      : [
          `${all ? `${all} from` : 'Another meeting begins there at'} ${clock(after)}${all ? ' on' : ''}, which leaves ${minutesBetween(meeting.end, after)} of the ${inMinutes(room.after)} after.`,
        ]),
  ].join(' ');
}

function needed({ before, after }: Buffer): string {
  const parts = [
    ...(before > 0 ? [`${inMinutes(before)} before`] : []),
    ...(after > 0 ? [`${inMinutes(after)} after`] : []),
  ];
  return parts.join(' and ');
}

function inMinutes(count: number): string {
  return `${count} minute${count === 1 ? '' : 's'}`;
}
