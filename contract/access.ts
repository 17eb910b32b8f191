import { z } from 'zod';
import { AssignmentId, DepartmentId, Guid, Instant, oneLine, UnitId } from './primitives.ts';
import { Permission, route } from './route.ts';

/** The roles of the product (server/modules/access/roles.ts says what each allows). */
export const roles = [
  'owner',
  'user-administrator',
  'integrations-administrator',
  'resources-administrator',
  'services-administrator',
  'visitors-administrator',
  'insights-administrator',
  'auditor',
  'finance',
  'portal-user',
  'add-in-user',
  'add-in-user-with-delegated-access',
] as const;
export const Role = z.enum(roles);
export type Role = z.output<typeof Role>;

export const listRoles = route({
  api: 'portal-api',
  method: 'get',
  path: '/roles',
  summary: 'What each role is for and what it allows',
  access: 'organization.read',
  reply: z.object({
    roles: z.array(
      z.object({
        role: Role,
        name: z.string(),
        purpose: z.string(),
        permissions: z.array(Permission),
        /** Administrative roles reach the whole organization; others may be confined to a place or a department. */
        mayBeConfined: z.boolean(),
      }),
    ),
  }),
});

/** Who holds a role: an Entra group, an app role of the registration, or one person, always of one tenant. */
export const Holder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entra_group'), tenantId: Guid, id: Guid }),
  z.strictObject({ kind: z.literal('user'), tenantId: Guid, id: Guid }),
  z.strictObject({ kind: z.literal('app_role'), tenantId: Guid, id: oneLine(120) }),
]);
export type Holder = z.output<typeof Holder>;

export const AssignmentReply = z.object({
  id: AssignmentId,
  holder: Holder,
  /** As it was called when the role was given. */
  holderName: z.string(),
  role: Role,
  unit: UnitId.nullable(),
  department: DepartmentId.nullable(),
  addedAt: Instant,
});
export type AssignmentReply = z.output<typeof AssignmentReply>;

export const listAssignments = route({
  api: 'portal-api',
  method: 'get',
  path: '/assignments',
  summary: 'Who holds which role where',
  access: 'access.read',
  reply: z.object({ assignments: z.array(AssignmentReply) }),
});

export const addAssignment = route({
  api: 'portal-api',
  method: 'post',
  path: '/assignments',
  summary:
    'Gives a role to a group, an app role or a person, for the whole organization, a place or a department',
  access: 'access.write',
  body: z.strictObject({
    id: AssignmentId,
    holder: Holder,
    holderName: oneLine(256),
    role: Role,
    unit: UnitId.nullable().default(null),
    department: DepartmentId.nullable().default(null),
  }),
  reply: AssignmentReply,
  status: 201,
  problems: ['already-exists', 'idempotency-key-reused', 'owner-needed'],
});

export const removeAssignment = route({
  api: 'portal-api',
  method: 'delete',
  path: '/assignments/:id',
  summary: 'Takes a role away; the last owner who is named as a person cannot be removed',
  access: 'access.write',
  params: z.strictObject({ id: AssignmentId }),
  reply: z.object({}),
  problems: ['not-found', 'last-owner', 'owner-needed'],
});

export const searchDirectory = route({
  api: 'portal-api',
  method: 'get',
  path: '/directory',
  summary:
    'Groups or people of the connected tenants whose name begins with something; for giving roles and naming who sees a room',
  access: 'directory.read',
  query: z.strictObject({
    kind: z.enum(['group', 'person']),
    search: oneLine(100),
  }),
  reply: z.object({
    found: z.array(
      z.object({
        kind: z.enum(['group', 'person']),
        tenantId: z.string(),
        tenantName: z.string().nullable(),
        id: z.string(),
        name: z.string(),
        mail: z.string().nullable(),
      }),
    ),
    /** Tenants that could not be asked, and why. */
    notices: z.array(z.object({ tenantId: z.string(), title: z.string(), detail: z.string() })),
  }),
});

/** A person who gets a role through a group or by name, and what stands in the way of using it. */
export const listPeople = route({
  api: 'portal-api',
  method: 'get',
  path: '/people',
  summary: 'Everybody who holds a role through a group or by name, with what is missing in the directory',
  access: 'access.read',
  reply: z.object({
    people: z.array(
      z.object({
        tenantId: z.string(),
        id: z.string(),
        name: z.string(),
        mail: z.string().nullable(),
        roles: z.array(Role),
        /** `mail-missing`: cannot be matched as organizer; `surname-missing`: listed under the first name only. */
        flaws: z.array(z.enum(['mail-missing', 'surname-missing', 'not-in-directory'])),
      }),
    ),
    isComplete: z.boolean(),
    notices: z.array(z.object({ tenantId: z.string(), title: z.string(), detail: z.string() })),
  }),
});

export const signOutPerson = route({
  api: 'portal-api',
  method: 'post',
  path: '/people/:tenantId/:id/sign-out',
  summary:
    'Ends every sign-in of one person in this organization, in portal and pane, from the next call on; who may still sign in to Microsoft signs in again',
  access: 'access.write',
  params: z.strictObject({ tenantId: Guid, id: Guid }),
  reply: z.object({}),
  problems: ['not-found', 'owner-needed'],
});

export const explainAccess = route({
  api: 'portal-api',
  method: 'get',
  path: '/people/:tenantId/:id/access',
  summary:
    'What one person may do, where, and through which group or assignment; decided as every call decides it',
  access: 'access.read',
  params: z.strictObject({ tenantId: Guid, id: Guid }),
  reply: z.object({
    person: z.object({ name: z.string(), mail: z.string().nullable() }).nullable(),
    held: z.array(
      z.object({
        role: Role,
        unit: UnitId.nullable(),
        department: DepartmentId.nullable(),
        assignment: AssignmentId,
        /** By name, through a group (nested groups count), or through an app role. */
        through: Holder,
        throughName: z.string(),
        permissions: z.array(Permission),
      }),
    ),
    rooms: z.object({ seen: z.number().int(), bookable: z.number().int() }),
    readAt: Instant,
  }),
  problems: ['not-found'],
});
