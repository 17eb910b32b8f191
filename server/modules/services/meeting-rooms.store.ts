import { z } from 'zod';
import { MailboxAddress } from '../../../contract/primitives.ts';
import type { Instant, Interval, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { Link } from '../meetings/index.ts';

const Rooms = z.array(z.object({ mailbox: MailboxAddress }));

/** When and where a meeting is, as far as somebody who asks a team for something has to know. */
export interface MeetingDates {
  /** As planned, and as its rooms show it. */
  readonly rooms: ReadonlySet<MailboxAddress>;
  /** Its dates that are ahead; of a plan the planned one. */
  readonly dates: readonly Interval[];
}

export async function meetingDates(
  db: Db | Tx,
  organization: OrganizationId,
  link: Pick<Link, 'id' | 'planned' | 'bound'>,
  now: Instant,
): Promise<MeetingDates> {
  const rows = await db
    .selectFrom('meeting_occurrence')
    .select(['start_at', 'end_at', 'rooms'])
    .where('organization_id', '=', organization)
    .where('link_id', '=', link.id)
    .where('end_at', '>', new Date(now))
    .where('standing', 'in', ['pending', 'booked', 'held', 'room-lost'])
    .orderBy('start_at')
    .execute();
  const seen = rows.flatMap(({ rooms }) => Rooms.parse(rooms).map(({ mailbox }) => mailbox));
  return {
    rooms: new Set([...(link.bound ? [] : link.planned.rooms), ...seen]),
    dates: link.bound
      ? rows.map((row) => ({
          start: instantOf(row.start_at.getTime()),
          end: instantOf(row.end_at.getTime()),
        }))
      : [{ start: link.planned.start, end: link.planned.end }],
  };
}
