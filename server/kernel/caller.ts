import type { Language } from '../../contract/languages.ts';
import type { DepartmentId, OrganizationId, UnitId } from '../../contract/primitives.ts';
import type { Permission } from '../../contract/route.ts';
import type { ReceptionId } from '../../contract/visitor-ids.ts';

/** The signed-in person behind one request, within the organization that the request named. */
export interface Caller {
  readonly organization: OrganizationId;
  readonly tenantId: string;
  readonly objectId: string;
  readonly name: string;
  readonly mail: string | null;
  /** The groups that matter to this organization (roles, rooms, teams, cost centers), nested memberships included. */
  readonly groups: ReadonlySet<string>;
  readonly grants: readonly Grant[];
  /** Of the request that is being served; the audit names it. */
  readonly requestId: string | null;
  /** What the reader asked for (`Accept-Language`), of what is spoken here; absent: English. */
  readonly language?: Language;
  /** SHA-256 (hex) of the portal session that the request came with: ties a trip to Microsoft to it. Absent in the pane. */
  readonly session?: string;
  /** A kiosk: `objectId` is its id, `name` its name, and there is no tenant; it stands at this reception. */
  readonly kiosk?: { readonly reception: ReceptionId };
  /** A program with an API key: `objectId` is the key's id, `name` its name, and there is no tenant. */
  readonly isApiKey?: boolean;
}

/** In which language the caller is told something. */
export function languageOf({ language }: Pick<Caller, 'language'>): Language {
  return language ?? 'en';
}

/**
 * A permission held within a unit and everything below it, or (with `department`) for the rooms of a department; neither
 * is the whole organization.
 */
export interface Grant {
  readonly permission: Permission;
  readonly unit: UnitId | null;
  readonly department: DepartmentId | null;
}
