import { z } from 'zod';
import type { SeriesDate } from '../../../contract/meeting-dates.ts';
import { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { Interval, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { isSeries, nameOfDate, plannedDates } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';

const Rooms = z.array(z.object({ mailbox: MailboxAddress }));

/** When and where a meeting is, as far as somebody who asks a team for something has to know. */
export interface MeetingDates {
  /** As planned, and as its rooms show it. */
  readonly rooms: ReadonlySet<MailboxAddress>;
  /** Its dates that are ahead; of a plan the planned one. */
  readonly dates: readonly Interval[];
  /** Those of a series by their names, of a planned one up to 365 days ahead; of a single meeting none. */
  readonly series: readonly SeriesDate[];
}

export async function meetingDates(
  db: Db | Tx,
  organization: OrganizationId,
  link: Pick<Link, 'id' | 'planned' | 'bound' | 'recurrence' | 'timeZone'>,
  now: Instant,
): Promise<MeetingDates> {
  const rows = await db
    .selectFrom('meeting_occurrence')
    .select(['occurrence', 'start_at', 'end_at', 'rooms'])
    .where('organization_id', '=', organization)
    .where('link_id', '=', link.id)
    .where('end_at', '>', new Date(now))
    .where('standing', 'in', ['pending', 'booked', 'held', 'room-lost'])
    .orderBy('start_at')
    .execute();
  const seen = rows.flatMap(({ rooms }) => Rooms.parse(rooms).map(({ mailbox }) => mailbox));
  const shown = rows.map((row) => {
    const occurrence = row.occurrence === '' ? null : Instant.parse(row.occurrence);
    const start = instantOf(row.start_at.getTime());
    return { occurrence, start, end: instantOf(row.end_at.getTime()) };
  });
  return {
    rooms: new Set([...(link.bound ? [] : link.planned.rooms), ...seen]),
    dates: link.bound
      ? shown.map(({ start, end }) => ({ start, end }))
      : [{ start: link.planned.start, end: link.planned.end }],
    series: link.bound ? seenSeries(link, shown) : plannedDates(link, now),
  };
}

function seenSeries(
  link: Pick<Link, 'bound' | 'recurrence' | 'timeZone'>,
  shown: readonly (Interval & { readonly occurrence: Instant | null })[],
): readonly SeriesDate[] {
  if (!isSeries(link)) return [];
  return shown.map(({ occurrence, start, end }) => {
    return { date: nameOfDate({ occurrence, start }, link.timeZone), start, end };
  });
}
