import { setImmediate as breathe } from 'node:timers/promises';
import { PREVIEW_DAYS } from '../../../contract/room-policies.ts';
import type { DryRunReply } from '../../../contract/room-policies.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { inTurns } from '../../kernel/in-turns.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Places, Policies } from '../rooms/index.ts';
import { dryRun } from './dry-run.ts';
import type { RoomPoliciesDeps } from './holders.ts';
import type { PolicyRoom } from './room-policies.store.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Two months of a thousand busy rooms are more; then the answer says that it is not all. */
const MOST_LOOKED = 50_000;
const MEETINGS_A_TURN = 500;

/**
 * What `after` would have been against in the last 30 days and would be in the next that `before` lets pass, in `rooms`, from
 * the mirror. Nothing is written and Exchange is not asked.
 */
export async function lookAtMeetings(
  { store, clock }: Pick<RoomPoliciesDeps, 'store' | 'clock'>,
  organization: OrganizationId,
  {
    before,
    after,
    places,
    moved = places,
    rooms: placed,
  }: {
    readonly before: Policies;
    readonly after: Policies;
    readonly places: Places;
    /** The tree in which `after` would hold; absent: the same. */
    readonly moved?: Places;
    readonly rooms: readonly PolicyRoom[];
  },
): Promise<Omit<DryRunReply, 'unjudged'>> {
  const rooms = placed.map((room) => ({
    ...room,
    timeZone: places.describe(room.unit).timeZone,
    timeZoneAfter: moved.describe(room.unit).timeZone,
  }));
  const now = clock.now();
  const from = instantOf(Date.parse(now) - PREVIEW_DAYS * DAY_MS);
  const to = instantOf(Date.parse(now) + PREVIEW_DAYS * DAY_MS);
  const meetings = await store.listMeetings(
    organization,
    rooms.map((room) => room.id),
    { start: from, end: to },
    MOST_LOOKED + 1,
  );
  const looked = meetings.slice(0, MOST_LOOKED);
  const outcome = await inTurns(
    dryRun({ before, after, rooms, meetings: looked, now }),
    MEETINGS_A_TURN,
    breathe,
  );
  return {
    from,
    to,
    looked: looked.length,
    isComplete: meetings.length <= MOST_LOOKED,
    rooms: rooms.length,
    unread: rooms.filter(({ isRead }) => !isRead).length,
    ...outcome,
    now,
  };
}
