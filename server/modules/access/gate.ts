import { OrganizationId } from '../../../contract/primitives.ts';
import { ORGANIZATION_HEADER } from '../../../contract/session.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Asking, Gate } from '../../http/gate.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { OrganizationStore } from '../organization/index.ts';
import { isSessionToken } from '../sign-in/index.ts';
import { grantsOf } from './roles.ts';
import { readStanding } from './standing.ts';
import type { StandingDeps } from './standing.ts';

export interface GateDeps extends StandingDeps {
  /** Who an Entra access token, or a session token of the sign-in dialog, speaks for; rejects with a Problem. */
  readonly verifyToken: (token: string) => Promise<Principal>;
  readonly readSession: (token: string) => Promise<Principal>;
  readonly organizations: OrganizationStore;
}

/**
 * The gate of `/addin-api`: bearer tokens only (RFC 6750). Cookies are not looked at, so no other site can make a
 * browser act for somebody. An organization that the person's tenant is not linked to does not exist for them.
 */
export function createGate(deps: GateDeps): Gate {
  async function principal(request: Asking): Promise<Principal> {
    const token = /^Bearer +([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!token) throw new Problem('token-missing', 'The request carries no access token. Sign in first.');
    return isSessionToken(token) ? deps.readSession(token) : deps.verifyToken(token);
  }

  return {
    principal,

    async caller(request, permission): Promise<Caller> {
      const person = await principal(request);
      const organization = await chooseOrganization(deps, request, person.tenantId);
      const roomGroups = () => deps.assignments.listRoomGroups(organization);
      const standing = (await readStanding(deps, person, [organization], roomGroups)).get(organization);

      if (!standing || standing.roles.length === 0) {
        throw new Problem(
          'no-role',
          'You have no role in this organization. Ask its Foyer contact to add you to a group that has one.',
        );
      }
      const grants = grantsOf(standing.roles);
      if (!grants.some((grant) => grant.permission === permission)) {
        throw new Problem(
          'permission-missing',
          `Your role does not include what this takes (${permission}). Ask the Foyer contact of your organization for one that does.`,
        );
      }
      const { tenantId, objectId, name, mail } = person;
      return { organization, tenantId, objectId, name, mail, groups: standing.groups, grants };
    },
  };
}

async function chooseOrganization(
  deps: GateDeps,
  request: Asking,
  tenantId: string,
): Promise<OrganizationId> {
  const named = request.headers[ORGANIZATION_HEADER.toLowerCase()];
  if (named === undefined || named === '') {
    throw new Problem(
      'organization-not-chosen',
      `Say in the header ${ORGANIZATION_HEADER} which organization this is about.`,
    );
  }
  const linked = await deps.organizations.listOfTenant(tenantId);
  const id = OrganizationId.safeParse(named);
  const organization = linked.find((each) => id.success && each.id === id.data);
  if (!organization) {
    throw new Problem('not-found', 'There is no such organization among those that you may use.');
  }
  return organization.id;
}
