import { setImmediate as breathe } from 'node:timers/promises';
import { PREVIEW_DAYS } from '../../../contract/room-policies.ts';
import type { previewRoomPolicy as route } from '../../../contract/room-policies.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { inTurns } from '../../kernel/in-turns.ts';
import { instantOf } from '../../kernel/time.ts';
import { createPolicies } from '../rooms/index.ts';
import { changedMeanwhile, refuseUnknownDepartments } from './change-policy.ts';
import type { WantedPolicy } from './change-policy.ts';
import { dryRun, unjudgedParts } from './dry-run.ts';
import { readEstate, requireHolder } from './holders.ts';
import type { RoomPoliciesDeps } from './holders.ts';
import { replyFor } from './read-policy.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Two months of a thousand busy rooms are more; then the answer says that it is not all. */
const MOST_LOOKED = 50_000;
const MEETINGS_A_TURN = 500;

/**
 * What a policy would have been against in the last 30 days and would be in the next, from the mirror. Rejects as
 * `changeRoomPolicy` does; nothing is written and Exchange is not asked.
 */
export async function previewRoomPolicy(
  deps: RoomPoliciesDeps,
  caller: Caller,
  { id, version, policy }: WantedPolicy,
): Promise<RouteReply<typeof route>> {
  const { organization } = caller;
  const estate = await readEstate(deps, organization);
  const found = requireHolder(estate, caller, id, 'calendars.write');
  await refuseUnknownDepartments(deps, organization, policy);
  const current = await replyFor(deps, caller, estate, found);
  if (current.version !== version) throw changedMeanwhile(current);

  const stored = await deps.directory.listPolicies(organization);
  const { holder } = found;
  const changed = {
    ...stored,
    held: [...stored.held.filter((one) => one.holder.id !== holder.id), { holder, policy }],
  };
  const { places } = estate;
  const after = createPolicies(changed, places);
  const rooms = estate.rooms
    .filter((room) => after.reaches(holder, room))
    .map((room) => ({ ...room, timeZone: places.describe(room.unit).timeZone }));
  const now = deps.clock.now();
  const from = instantOf(Date.parse(now) - PREVIEW_DAYS * DAY_MS);
  const to = instantOf(Date.parse(now) + PREVIEW_DAYS * DAY_MS);
  const meetings = await deps.store.listMeetings(
    organization,
    rooms.map((room) => room.id),
    { start: from, end: to },
    MOST_LOOKED + 1,
  );
  const looked = meetings.slice(0, MOST_LOOKED);
  const before = createPolicies(stored, places);
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
    unjudged: unjudgedParts(current.own, policy),
    now,
  };
}
