import { OrganizationId } from '../../../contract/primitives.ts';
import type { Permission } from '../../../contract/route.ts';
import { ORGANIZATION_HEADER } from '../../../contract/session.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Asking } from '../../http/gate.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Organization } from '../organization/index.ts';
import type { AccessStore } from './access.store.ts';
import { isEnded, signedOut } from './ended-sign-ins.ts';
import type { Entry, EntryStore } from './entries.store.ts';
import { grantsOf } from './roles.ts';
import { standingBy } from './standing.ts';
import type { StandingDeps } from './standing.ts';

export interface CallerDeps extends Pick<StandingDeps, 'memberships'> {
  readonly assignments: Pick<AccessStore, 'listRoomGroups'>;
  readonly entries: EntryStore;
}

/**
 * Who a signed-in person is within the organization that the request names; every gate decides by this. Rejects with a
 * Problem: `organization-not-chosen`; `not-found` for an organization that their tenant is not linked to, which does not
 * exist for them; `session-ended` when an administrator ended this sign-in; `no-role`; `permission-missing` when they hold `permission` nowhere in it.
 */
export async function callerOf(
  deps: CallerDeps,
  request: Asking,
  person: Principal,
  permission: Permission,
  /** Told the organization once it is certain that the person may do what they ask for. */
  onEntered: (organization: Organization) => Promise<void> = async () => undefined,
): Promise<Caller> {
  const entry = await enter(deps, request, person);
  const organization = entry.organization.id;
  if (entry.endedAt !== null && isEnded(person, entry.endedAt)) throw signedOut();
  const { grants, groups } = await grantsIn(deps, entry, person);
  if (!grants.some((grant) => grant.permission === permission)) {
    throw new Problem(
      'permission-missing',
      `Your role does not include what this takes (${permission}). Ask the Foyer contact of your organization for one that does.`,
    );
  }
  await onEntered(entry.organization);
  const { tenantId, objectId, name, mail } = person;
  return { organization, tenantId, objectId, name, mail, groups, grants, requestId: null };
}

async function grantsIn(
  deps: CallerDeps,
  { organization, assignments }: Entry,
  person: Principal,
): Promise<Pick<Caller, 'grants' | 'groups'>> {
  const roomGroups = () => deps.assignments.listRoomGroups(organization.id);
  const { roles, groups } = await standingBy(deps, person, assignments, roomGroups);
  if (roles.length === 0) {
    throw new Problem(
      'no-role',
      'You have no role in this organization. Ask its Foyer contact to add you to a group that has one.',
    );
  }
  return { grants: grantsOf(roles), groups };
}

async function enter(
  { entries }: CallerDeps,
  request: Asking,
  { tenantId, objectId }: Principal,
): Promise<Entry> {
  const named = request.headers[ORGANIZATION_HEADER.toLowerCase()];
  if (named === undefined || named === '') {
    throw new Problem(
      'organization-not-chosen',
      `Say in the header ${ORGANIZATION_HEADER} which organization this is about.`,
    );
  }
  const id = OrganizationId.safeParse(named);
  const entry = id.success ? await entries.entryOf({ organization: id.data, tenantId, objectId }) : null;
  if (!entry) {
    throw new Problem('not-found', 'There is no such organization among those that you may use.');
  }
  return entry;
}
