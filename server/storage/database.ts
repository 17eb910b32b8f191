import type { ColumnType } from 'kysely';

/**
 * The tables as the code of today sees them; the migrations say how they came about. Every table that belongs to a
 * customer starts its key with `organization_id`, so that growing past one machine can split by organization.
 */
export interface Database {
  readonly organization: OrganizationTable;
  readonly login_tenant: LoginTenantTable;
  readonly integration: IntegrationTable;
  readonly unit: UnitTable;
  readonly calendar: CalendarTable;
  readonly role_assignment: RoleAssignmentTable;
  readonly pre_login: PreLoginTable;
  readonly sign_in_ticket: SignInTicketTable;
  readonly session: SessionTable;
}

/** `timestamptz`: written as an ISO string, read as a Date, on PGlite and PostgreSQL alike. */
type Timestamp = ColumnType<Date, string, string>;
type MaybeTimestamp = ColumnType<Date | null, string | null | undefined, string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** A customer. Whom its people ask for a role stands here, because they see nothing else of it. */
export interface OrganizationTable {
  readonly id: string;
  readonly name: string;
  readonly contact_name: string;
  readonly contact_mail: string;
  readonly created_at: Defaulted<Date>;
}

/** Whose people may sign in to an organization; a tenant may belong to several. */
export interface LoginTenantTable {
  readonly organization_id: string;
  readonly tenant_id: string;
}

/** One connection of an organization to an Exchange. */
export interface IntegrationTable {
  readonly id: string;
  readonly organization_id: string;
  readonly kind: 'graph';
  readonly tenant_id: string;
  readonly label: string;
  readonly status: 'active' | 'suspended';
}

/** Region > campus > building > floor. */
export interface UnitTable {
  readonly id: string;
  readonly organization_id: string;
  readonly parent_id: string | null;
  readonly kind: 'region' | 'campus' | 'building' | 'floor';
  readonly name: string;
  /** IANA. */
  readonly time_zone: string;
  /** Order among its siblings. */
  readonly position: Defaulted<number>;
}

/** A resource calendar that we were told to read. */
export interface CalendarTable {
  readonly id: string;
  readonly organization_id: string;
  readonly integration_id: string;
  /** Lower case. */
  readonly mailbox: string;
  readonly name: string;
  readonly capacity: number | null;
  readonly equipment: Defaulted<string[]>;
  readonly unit_id: string;
  readonly booking: Defaulted<'direct' | 'request'>;
  /** Object ids of the groups that may see, and may book, the room; empty: everyone with a role that reaches it. */
  readonly seen_by: Defaulted<string[]>;
  readonly booked_by: Defaulted<string[]>;
}

/** Who holds a role where. An object id means something within its tenant only. */
export interface RoleAssignmentTable {
  readonly id: string;
  readonly organization_id: string;
  readonly principal_kind: 'entra_group' | 'user';
  readonly tenant_id: string;
  readonly object_id: string;
  readonly role: string;
  /** The unit and everything below it; null: the whole organization. */
  readonly unit_id: string | null;
}

/** A dialog sign-in between its start and Microsoft's answer. Not of an organization: nobody is signed in yet. */
export interface PreLoginTable {
  readonly state_hash: Buffer;
  readonly browser_hash: Buffer;
  readonly nonce: string;
  readonly code_verifier: string;
  readonly pane_challenge: string;
  readonly expires_at: Timestamp;
}

/** What the dialog hands to the pane, once. */
export interface SignInTicketTable {
  readonly ticket_hash: Buffer;
  readonly pane_challenge: string;
  readonly tenant_id: string;
  readonly object_id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly expires_at: Timestamp;
}

/** A signed-in person. Of a tenant, not of an organization: each call names the organization it acts in. */
export interface SessionTable {
  readonly id_hash: Buffer;
  readonly kind: 'pane';
  readonly tenant_id: string;
  readonly object_id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly created_at: Timestamp;
  readonly expires_at: Timestamp;
  readonly revoked_at: MaybeTimestamp;
}
