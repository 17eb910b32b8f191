import { z } from 'zod';
import { CalendarDay } from '../../../contract/deadlines.ts';
import type { LinkId } from '../../../contract/meetings.ts';
import { MailboxAddress } from '../../../contract/primitives.ts';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { SeriesWish } from '../../../contract/series-plan.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';

const Left = z.array(CalendarDay);
const Dates = z.array(z.object({ date: CalendarDay, room: MailboxAddress }));

/** On which dates a series is to take place in another room than `room`. */
export interface RoomPlan {
  readonly room: MailboxAddress;
  readonly wish: SeriesWish;
  /** By the names of the dates. */
  readonly dates: z.output<typeof Dates>;
  /** Dates on which no other room is wanted, by their names. */
  readonly left: z.output<typeof Left>;
  readonly keptAt: Instant;
}

/** Null: none was kept with that meeting. */
export async function findRoomPlan(
  db: Db | Tx,
  organization: OrganizationId,
  link: LinkId,
): Promise<RoomPlan | null> {
  const row = await db
    .selectFrom('room_plan')
    .select(['room', 'wish', 'dates', 'left_dates', 'kept_at'])
    .where('organization_id', '=', organization)
    .where('link_id', '=', link)
    .executeTakeFirst();
  if (!row) return null;
  return {
    room: MailboxAddress.parse(row.room),
    wish: SeriesWish.parse(row.wish),
    dates: Dates.parse(row.dates),
    left: Left.parse(row.left_dates),
    keptAt: instantOf(row.kept_at.getTime()),
  };
}

/** In place of what was kept before. */
export async function saveRoomPlan(
  tx: Tx,
  organization: OrganizationId,
  link: LinkId,
  { room, wish, dates, left, keptAt }: RoomPlan,
): Promise<void> {
  const kept = {
    room,
    wish: JSON.stringify(wish),
    dates: JSON.stringify(dates),
    left_dates: JSON.stringify(left),
    kept_at: keptAt,
  };
  await tx
    .insertInto('room_plan')
    .values({ organization_id: organization, link_id: link, ...kept })
    .onConflict((conflict) => conflict.columns(['organization_id', 'link_id']).doUpdateSet(kept))
    .execute();
}

export async function deleteRoomPlan(tx: Tx, organization: OrganizationId, link: LinkId): Promise<void> {
  await tx
    .deleteFrom('room_plan')
    .where('organization_id', '=', organization)
    .where('link_id', '=', link)
    .execute();
}
