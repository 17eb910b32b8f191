import type { OrganizationId } from '../../../contract/primitives.ts';
import type { RoomPolicy, RoomPolicyReply } from '../../../contract/room-policies.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { readEstate, requireHolder } from './holders.ts';
import type { RoomPoliciesDeps } from './holders.ts';
import { replyFor } from './read-policy.ts';

/** A policy as somebody wants it for a holder, who saw `version` of it. */
export interface WantedPolicy {
  readonly id: string;
  readonly version: number;
  readonly policy: RoomPolicy;
}

/**
 * Sets what a holder says. Rejects with `not-found` out of the caller's reach, `invalid-request` for a department that is not
 * there, and `changed-meanwhile`, which carries the policy as it is now.
 */
export async function changeRoomPolicy(
  deps: RoomPoliciesDeps,
  caller: Caller,
  { id, version, policy }: WantedPolicy,
): Promise<RoomPolicyReply> {
  const estate = await readEstate(deps, caller.organization);
  const found = requireHolder(estate, caller, id, 'calendars.write');
  await refuseUnknownDepartments(deps, caller.organization, policy);
  const isSaved = await deps.store.save(caller, found.holder, version, policy);
  if (isSaved === null) throw new Problem('not-found', 'This place or room was removed meanwhile.');
  const reply = await replyFor(deps, caller, estate, found);
  if (!isSaved) throw changedMeanwhile(reply);
  return reply;
}

export async function refuseUnknownDepartments(
  { store }: RoomPoliciesDeps,
  organization: OrganizationId,
  policy: RoomPolicy,
): Promise<void> {
  const named = (['seenBy', 'bookedBy'] as const).flatMap((part) =>
    (policy[part]?.departments ?? []).map((id, at) => ({ id, pointer: `/body/${part}/departments/${at}` })),
  );
  if (named.length === 0) return;
  const unknown = await store.unknownDepartments(
    organization,
    named.map(({ id }) => id),
  );
  const errors = named
    .filter(({ id }) => unknown.includes(id))
    .map(({ pointer }) => ({ pointer, detail: 'is not a department of this organization' }));
  if (errors.length > 0) {
    throw new Problem('invalid-request', 'A department that the policy names does not exist any more.', {
      errors,
    });
  }
}

export function changedMeanwhile(current: RoomPolicyReply): Problem {
  return new Problem(
    'changed-meanwhile',
    'Somebody else changed this policy since you opened it. Compare your changes with what it says now, and save again.',
    { current },
  );
}
