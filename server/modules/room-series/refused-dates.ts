import type { SeriesDate } from '../../../contract/meeting-dates.ts';
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

const NONE: RoomSeries['refused'] = { dates: 0, first: null, reasons: [] };

/**
 * Says of a room on how many dates of a series its policy is against it. How many people come is not looked at here; a date
 * that a room has already is neither too soon nor too far ahead for it.
 */
export async function refusedDates(
  directory: RoomDirectory,
  caller: Caller,
  visible: VisibleRooms,
  { dates, savedRooms, now }: Series,
): Promise<(mailbox: MailboxAddress) => RoomSeries['refused']> {
  const [next] = dates;
  if (visible.policies.isEmpty || !next) return () => NONE;
  const { start, end } = next;
  const series = { start, end, savedRoom: [...savedRooms], seats: null, isSeries: true };
  const refuse = await policyRefusals(directory, caller, visible, series, now);
  const rooms = new Map(visible.rooms.map((room) => [room.mailbox, room]));
  return (mailbox) => {
    const room = rooms.get(mailbox);
    if (!room) return NONE;
    const against = dates.flatMap((date) => {
      const reasons = refuse(room, date);
      return reasons.length > 0 ? [{ date, reasons }] : [];
    });
    const [first] = against;
    return {
      dates: against.length,
      first: first?.date ?? null,
      reasons: [...(first?.reasons ?? [])],
    };
  };
}
