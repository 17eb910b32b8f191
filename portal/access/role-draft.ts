import type { Role, addAssignment, listRoles } from '../../contract/access.ts';
import type { UnitReply, listDepartments, readOrganization } from '../../contract/organization.ts';
import type { RouteCall, RouteReply } from '../../contract/route.ts';

/** What there is to choose from when a role is given. */
export interface RoleChoices {
  readonly roles: RouteReply<typeof listRoles>['roles'];
  readonly units: readonly UnitReply[];
  readonly departments: RouteReply<typeof listDepartments>['departments'];
  readonly tenants: RouteReply<typeof readOrganization>['tenants'];
}

/** A role that is being given, as it is typed; all texts, so that it can wait in a draft. */
export interface RoleDraft {
  readonly kind: 'entra_group' | 'user' | 'app_role';
  readonly tenantId: string;
  readonly holderId: string;
  readonly holderName: string;
  readonly role: Role;
  readonly scope: 'everywhere' | 'unit' | 'department';
  readonly unit: string;
  readonly department: string;
}

export const emptyRoleDraft: RoleDraft = {
  kind: 'entra_group',
  tenantId: '',
  holderId: '',
  holderName: '',
  role: 'add-in-user',
  scope: 'everywhere',
  unit: '',
  department: '',
};

type Body = NonNullable<RouteCall<typeof addAssignment>['body']>;

/** What is sent for a draft, but for its id. A role that cannot be confined is given everywhere, whatever was chosen. */
export function assignmentOf(draft: RoleDraft, mayBeConfined: boolean): Omit<Body, 'id'> {
  const { kind, tenantId, holderId, holderName, role } = draft;
  const scope = mayBeConfined ? draft.scope : 'everywhere';
  const id = holderId.trim();
  return {
    holder: { kind, tenantId, id },
    holderName: kind === 'app_role' ? id : holderName,
    role,
    unit: scope === 'unit' ? draft.unit : null,
    department: scope === 'department' ? draft.department : null,
  };
}

/** What is left to choose, by field; what is wrong with what was chosen, the contract and the server say. */
export function missingIn(
  draft: RoleDraft,
  mayBeConfined: boolean,
  words: { readonly group: string; readonly person: string; readonly place: string },
): ReadonlyMap<string, string> {
  const missing = new Map<string, string>();
  if (draft.kind !== 'app_role' && draft.holderId === '') {
    missing.set('/holder', draft.kind === 'user' ? words.person : words.group);
  }
  const { scope } = draft;
  if (mayBeConfined && scope !== 'everywhere' && draft[scope] === '') missing.set(`/${scope}`, words.place);
  return missing;
}
