import type { previewRoomPolicy as route } from '../../../contract/room-policies.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { createPolicies } from '../rooms/index.ts';
import { changedMeanwhile, refuseUnknownDepartments } from './change-policy.ts';
import type { WantedPolicy } from './change-policy.ts';
import { unjudgedParts } from './dry-run.ts';
import { readEstate, requireHolder } from './holders.ts';
import type { RoomPoliciesDeps } from './holders.ts';
import { lookAtMeetings } from './look-at-meetings.ts';
import { replyFor } from './read-policy.ts';

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
  const outcome = await lookAtMeetings(deps, organization, {
    before: createPolicies(stored, places),
    after,
    places,
    rooms: estate.rooms.filter((room) => after.reaches(holder, room)),
  });
  return { ...outcome, unjudged: unjudgedParts(current.own, policy) };
}
