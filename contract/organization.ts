import { z } from 'zod';
import {
  DepartmentId,
  Guid,
  Instant,
  Mail,
  Name,
  oneLine,
  OrganizationId,
  TimeZone,
  UnitId,
  Version,
} from './primitives.ts';
import { route } from './route.ts';

export const OrganizationReply = z.object({
  id: OrganizationId,
  name: z.string(),
  contact: z.object({ name: z.string(), mail: z.string() }),
  version: Version,
  /** Whose people may sign in. */
  tenants: z.array(
    z.object({ tenantId: z.string(), name: z.string().nullable(), domain: z.string().nullable() }),
  ),
});

export const readOrganization = route({
  api: 'portal-api',
  method: 'get',
  path: '/organization',
  summary: 'The organization, its contact and the Entra tenants whose people may sign in',
  access: 'organization.read',
  reply: OrganizationReply,
});

export const changeOrganization = route({
  api: 'portal-api',
  method: 'patch',
  path: '/organization',
  summary: 'Changes the name of the organization or whom its people ask for a role',
  access: 'organization.write',
  conditional: true,
  body: z.strictObject({ name: Name, contactName: Name, contactMail: Mail }).partial(),
  reply: OrganizationReply,
  problems: ['changed-meanwhile'],
});

/** A step of setting the product up, and whether it is done: always computed from what is there. */
export const ChecklistStep = z.object({
  code: z.enum(['organization', 'integration', 'calendars', 'places', 'roles', 'access-proof', 'deploy']),
  isDone: z.boolean(),
  /** All that can be done here is done, and others must follow: the manifest is ready, and nobody has opened the add-in. */
  isHalfDone: z.boolean(),
  /** How many there are of what the step is about: integrations, calendars, calendars without a place, faults of the manifest, … */
  count: z.number().int(),
});

export const readChecklist = route({
  api: 'portal-api',
  method: 'get',
  path: '/checklist',
  summary: 'The steps of setting Foyer up and what is left of them',
  access: 'organization.read',
  reply: z.object({ steps: z.array(ChecklistStep) }),
});

const UnitKind = z.enum(['region', 'campus', 'building', 'floor']);

export const UnitReply = z.object({
  id: UnitId,
  parent: UnitId.nullable(),
  kind: UnitKind,
  name: z.string(),
  timeZone: TimeZone,
  version: Version,
  /** Calendars in it or below it. */
  calendars: z.number().int(),
});
export type UnitReply = z.output<typeof UnitReply>;

export const listUnits = route({
  api: 'portal-api',
  method: 'get',
  path: '/units',
  summary: 'Region > campus > building > floor, parents before their children',
  access: 'organization.read',
  reply: z.object({ units: z.array(UnitReply) }),
});

export const addUnit = route({
  api: 'portal-api',
  method: 'post',
  path: '/units',
  summary:
    'Adds a place. A parent must be of a larger kind: a floor can stand in a building, a campus or a region',
  access: 'units.write',
  body: z.strictObject({
    id: UnitId,
    parent: UnitId.nullable(),
    kind: UnitKind,
    name: Name,
    timeZone: TimeZone,
  }),
  reply: UnitReply,
  status: 201,
  problems: ['already-exists', 'idempotency-key-reused'],
});

export const changeUnit = route({
  api: 'portal-api',
  method: 'patch',
  path: '/units/:id',
  summary: 'Renames a place, moves it in the tree, or gives it another time zone',
  access: 'units.write',
  conditional: true,
  params: z.strictObject({ id: UnitId }),
  body: z.strictObject({ parent: UnitId.nullable(), name: Name, timeZone: TimeZone }).partial(),
  reply: UnitReply,
  problems: ['not-found', 'changed-meanwhile', 'already-exists'],
});

export const removeUnit = route({
  api: 'portal-api',
  method: 'delete',
  path: '/units/:id',
  summary: 'Removes a place that holds no calendars, places or roles any more',
  access: 'units.write',
  conditional: true,
  params: z.strictObject({ id: UnitId }),
  reply: z.object({}),
  problems: ['not-found', 'changed-meanwhile', 'not-empty'],
});

/** An Entra group with a default place, a cost center and a say in who sees its rooms. */
export const DepartmentReply = z.object({
  id: DepartmentId,
  name: z.string(),
  tenantId: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  defaultUnit: UnitId.nullable(),
  costCenter: z.string().nullable(),
  /** Who sees the rooms that belong to it: everybody with a role that reaches them, or its members only. */
  visibility: z.enum(['everyone', 'members']),
  calendars: z.number().int(),
  version: Version,
});

const departmentFields = {
  name: Name,
  tenantId: Guid,
  groupId: Guid,
  groupName: oneLine(256),
  defaultUnit: UnitId.nullable(),
  costCenter: z.string().trim().min(1).max(64).nullable(),
  visibility: z.enum(['everyone', 'members']),
};

export const listDepartments = route({
  api: 'portal-api',
  method: 'get',
  path: '/departments',
  summary: 'The departments of the organization',
  access: 'organization.read',
  reply: z.object({ departments: z.array(DepartmentReply) }),
});

export const addDepartment = route({
  api: 'portal-api',
  method: 'post',
  path: '/departments',
  summary: 'Makes an Entra group a department',
  access: 'units.write',
  body: z.strictObject({ id: DepartmentId, ...departmentFields }),
  reply: DepartmentReply,
  status: 201,
  problems: ['already-exists', 'idempotency-key-reused'],
});

export const changeDepartment = route({
  api: 'portal-api',
  method: 'patch',
  path: '/departments/:id',
  summary: 'Changes a department',
  access: 'units.write',
  conditional: true,
  params: z.strictObject({ id: DepartmentId }),
  body: z.strictObject(departmentFields).partial(),
  reply: DepartmentReply,
  problems: ['not-found', 'changed-meanwhile', 'already-exists'],
});

export const removeDepartment = route({
  api: 'portal-api',
  method: 'delete',
  path: '/departments/:id',
  summary: 'Removes a department; its rooms stay and are seen by everybody again',
  access: 'units.write',
  conditional: true,
  params: z.strictObject({ id: DepartmentId }),
  reply: z.object({}),
  problems: ['not-found', 'changed-meanwhile', 'not-empty'],
});

/** What Outlook asks for, checked from the inside; the portal tries every address from the administrator's browser too. */
export const readDeployment = route({
  api: 'portal-api',
  method: 'get',
  path: '/deployment',
  summary:
    'The manifest of this installation, whether it passes every check, and the addresses that Outlook will ask for',
  access: 'deploy.read',
  reply: z.object({
    /** Null when `refusal` says why this installation has no manifest that a real Outlook would take. */
    manifestUrl: z.url().nullable(),
    refusal: z.string().nullable(),
    checks: z.array(z.object({ name: z.string(), isPassed: z.boolean(), detail: z.string() })),
    /** Everything the manifest points to, by what it is for. */
    addresses: z.array(z.object({ purpose: z.string(), url: z.url() })),
    publicUrl: z.url(),
    checkedAt: Instant,
  }),
});
