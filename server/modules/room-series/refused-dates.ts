import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import type { PolicyRefusal } from '../../../contract/policy-refusals.ts';
import type { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { RoomSeries } from '../../../contract/series-rooms.ts';
import type { Caller } from '../../kernel/caller.ts';
import { policyRefusals } from '../rooms/index.ts';
import type { RoomDirectory, VisibleRooms } from '../rooms/index.ts';

interface Series {
  readonly dates: readonly SeriesDate[];
  readonly savedRooms: readonly MailboxAddress[];
  readonly now: Instant;
}

/** What a policy has against single dates, by their names; a date against which it has nothing is missing. */
export type RefusedDates = ReadonlyMap<SeriesDate['date'], readonly PolicyRefusal[]>;

const NONE: RefusedDates = new Map();

/**
 * Says of a room on which dates of a series its policy is against it. How many people come is not looked at here; a date
 * that a room has already is neither too soon nor too far ahead for it.
 */
export async function refusedDates(
  directory: RoomDirectory,
  caller: Caller,
  visible: VisibleRooms,
  { dates, savedRooms, now }: Series,
): Promise<(mailbox: MailboxAddress) => RefusedDates> {
  const [next] = dates;
  if (visible.policies.isEmpty || !next) return () => NONE;
  const { start, end } = next;
  const series = { start, end, savedRoom: [...savedRooms], seats: null, isSeries: true };
  const refuse = await policyRefusals(directory, caller, visible, series, now);
  const rooms = new Map(visible.rooms.map((room) => [room.mailbox, room]));
  return (mailbox) => {
    const room = rooms.get(mailbox);
    if (!room) return NONE;
    const against = dates.map((date) => [date.date, refuse(room, date)] as const);
    return new Map(against.filter(([, reasons]) => reasons.length > 0));
  };
}

/** On how many dates, and why on the first of them. Pure. */
export function summed(dates: readonly SeriesDate[], refused: RefusedDates): RoomSeries['refused'] {
  const first = dates.find(({ date }) => refused.has(date)) ?? null;
  return { dates: refused.size, first, reasons: first ? [...(refused.get(first.date) ?? [])] : [] };
}
