import type { ColumnType, Insertable, Kysely, Transaction } from 'kysely';
import type { Defaulted, Json, Maybe, MaybeJson, MaybeTimestamp, Timestamp } from './columns.ts';
import type { ApiKeyTables } from './tables/api-keys.ts';
import type { AuditTables } from './tables/audit.ts';
import type { FinanceTables } from './tables/finance.ts';
import type { ConnectionTables } from './tables/connections.ts';
import type { ListedHostTables } from './tables/listed-hosts.ts';
import type { MeetingTables } from './tables/meetings.ts';
import type { MenuTables } from './tables/menus.ts';
import type { MessageTables } from './tables/messages.ts';
import type { MirrorTables } from './tables/mirror.ts';
import type { OwnRoomTables } from './tables/own-rooms.ts';
import type { RoomDetailTables } from './tables/room-details.ts';
import type { ServiceTables } from './tables/services.ts';
import type { SettlementTables } from './tables/settlement.ts';
import type { VisitorChannelTables } from './tables/visitor-channels.ts';
import type { ParcelTables } from './tables/parcels.ts';
import type { WatchTables } from './tables/watch-lists.ts';
import type { VisitorTables } from './tables/visitors.ts';

/** The database outside of any transaction. */
export type Db = Kysely<Database>;

/** A row as it is written. */
export type NewRow<T extends keyof Database> = Insertable<Database[T]>;

/** A transaction under way: whoever gets one asks nothing of the database beside it. */
export type Tx = Transaction<Database>;

/**
 * The tables as the code of today sees them; the migrations say how they came about. Every table that belongs to a
 * customer starts its key with `organization_id`, so that growing past one machine can split by organization.
 */
export interface Database
  extends
    MirrorTables,
    MeetingTables,
    RoomDetailTables,
    ServiceTables,
    MessageTables,
    OwnRoomTables,
    FinanceTables,
    MenuTables,
    SettlementTables,
    VisitorTables,
    VisitorChannelTables,
    ParcelTables,
    ListedHostTables,
    WatchTables,
    ApiKeyTables,
    AuditTables,
    ConnectionTables {
  readonly organization: OrganizationTable;
  readonly login_tenant: LoginTenantTable;
  readonly integration: IntegrationTable;
  readonly unit: UnitTable;
  readonly calendar: CalendarTable;
  readonly role_assignment: RoleAssignmentTable;
  readonly pre_login: PreLoginTable;
  readonly sign_in_ticket: SignInTicketTable;
  readonly session: SessionTable;
  readonly sign_out: SignOutTable;
  readonly sign_up_code: SignUpCodeTable;
  readonly department: DepartmentTable;
  readonly room_policy: RoomPolicyTable;
  readonly room_ranking: RoomRankingTable;
}

/** A customer. Whom its people ask for a role stands here, because they see nothing else of it. */
export interface OrganizationTable {
  readonly id: string;
  readonly name: string;
  readonly contact_name: string;
  readonly contact_mail: string;
  readonly version: Defaulted<number>;
  readonly created_at: Defaulted<Date>;
  /** When somebody first used the add-in. */
  readonly first_opened_at: MaybeTimestamp;
  /** Grows with each change of its rooms, units, departments, policies and rankings; the database itself counts. */
  readonly directory_version: ColumnType<string | number, never, never>;
}

/** Whose people may sign in to an organization; a tenant may belong to several. */
export interface LoginTenantTable {
  readonly organization_id: string;
  readonly tenant_id: string;
  readonly name: Maybe<string>;
  readonly domain: Maybe<string>;
}

/** One connection of an organization to an Exchange. */
export interface IntegrationTable {
  readonly id: string;
  readonly organization_id: string;
  readonly kind: 'graph' | 'ews-server' | 'ews-online';
  readonly label: string;
  readonly status: 'proving' | 'active' | 'violated' | 'disabled';
  readonly version: Defaulted<number>;
  /** Of Exchange Online; null for a server. */
  readonly tenant_id: Maybe<string>;
  readonly tenant_name: Maybe<string>;
  readonly tenant_domain: Maybe<string>;
  /** The object id of our enterprise application in that tenant: cmdlets need it. */
  readonly service_principal_id: Maybe<string>;
  readonly ews_url: Maybe<string>;
  readonly ews_version: Maybe<string>;
  readonly account: Maybe<string>;
  readonly user_name: Maybe<string>;
  /** PEM of the customer's own certificate authority. */
  readonly authority_pem: Maybe<string>;
  /** Sealed (server/secrets), bound to this row and column. */
  readonly secret: Maybe<string>;
  readonly secret_set_at: MaybeTimestamp;
  readonly control_mailbox: Maybe<string>;
  /** Object id, within the tenant, of the administrator who proved it. */
  readonly proven_by: Maybe<string>;
  readonly proven_at: MaybeTimestamp;
  /** SHA-256 thumbprint of the certificate that signed when the access proof last ran; null for an Exchange Server. */
  readonly proven_with: Maybe<string>;
  readonly diagnosis: MaybeJson;
  readonly last_checked_at: MaybeTimestamp;
  /** Business time at which the access proof, and the check of the list of rooms, are due. */
  readonly proof_due_at: MaybeTimestamp;
  readonly rooms_due_at: MaybeTimestamp;
  /** Real time until which one node works on what is due. */
  readonly lease_until: MaybeTimestamp;
  readonly created_at: Defaulted<Date>;
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
  readonly version: Defaulted<number>;
}

/** What the organization (neither id), a place or a room says about who may book its rooms and when. */
export interface RoomPolicyTable {
  readonly organization_id: string;
  /** The id of whichever it is. */
  readonly subject_id: string;
  readonly unit_id: Maybe<string>;
  readonly calendar_id: Maybe<string>;
  readonly policy: ColumnType<unknown, string, string>;
  readonly version: Defaulted<number>;
}

/** What counts how much in the order of the rooms of an organization or of a place. */
export interface RoomRankingTable {
  readonly organization_id: string;
  /** The id of whichever it is. */
  readonly subject_id: string;
  readonly unit_id: Maybe<string>;
  readonly weights: ColumnType<unknown, string, string>;
  readonly version: Defaulted<number>;
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
  /** Null: not placed yet, and so offered to nobody. */
  readonly unit_id: Maybe<string>;
  readonly department_id: Maybe<string>;
  readonly booking: Defaulted<'direct' | 'request'>;
  /** Object ids of the groups that may see, and may book, the room; empty: everyone with a role that reaches it. */
  readonly seen_by: Defaulted<string[]>;
  readonly booked_by: Defaulted<string[]>;
  /** Minutes that the room is needed before and after a meeting for which a team works. */
  readonly buffer_before: Defaulted<number>;
  readonly buffer_after: Defaulted<number>;
  /** What those groups were called when they were chosen, by id. */
  readonly group_names: ColumnType<unknown, string | undefined, string>;
  readonly kind: Defaulted<'room' | 'workspace' | 'equipment'>;
  /** `not-a-resource`: Exchange lists it no more, so it is not read. */
  readonly state: Defaulted<'read' | 'not-a-resource'>;
  /** Exchange listed it when it was added; one that was entered by hand cannot vanish from a list. */
  readonly is_listed: Defaulted<boolean>;
  /** What its directory knows the room by, whatever its address; null: its Exchange does not say. */
  readonly directory_id: Maybe<string>;
  readonly last_read_at: MaybeTimestamp;
  readonly fault_code: Maybe<string>;
  readonly fault_exchange_code: Maybe<string>;
  readonly fault_detail: Maybe<string>;
  readonly fault_at: MaybeTimestamp;
  /** What Get-CalendarProcessing said, as it was pasted. */
  readonly processing: MaybeJson;
  readonly processing_read_at: MaybeTimestamp;
  readonly version: Defaulted<number>;
  readonly added_at: Defaulted<Date>;
}

/** Who holds a role where. An object id means something within its tenant only. */
export interface RoleAssignmentTable {
  readonly id: string;
  readonly organization_id: string;
  readonly principal_kind: 'entra_group' | 'user' | 'app_role';
  readonly tenant_id: string;
  /** A GUID; of an app role its value. */
  readonly object_id: string;
  readonly holder_name: Defaulted<string>;
  readonly role: string;
  /** The unit and everything below it; null: the whole organization. */
  readonly unit_id: string | null;
  /** Instead of a unit: the rooms of this department. */
  readonly department_id: Maybe<string>;
  readonly added_at: Defaulted<Date>;
}

/** A trip of a browser to Microsoft, until it comes back. Not of an organization: nobody may be signed in yet. */
export interface PreLoginTable {
  readonly state_hash: Buffer;
  readonly browser_hash: Buffer;
  readonly nonce: string;
  readonly code_verifier: string;
  readonly purpose: 'dialog' | 'portal' | 'administrator' | 'consent';
  /** What must be known on its return, by purpose. */
  readonly payload: Json;
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
  readonly kind: 'pane' | 'portal';
  readonly tenant_id: string;
  readonly object_id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly created_at: Timestamp;
  readonly expires_at: Timestamp;
  readonly revoked_at: MaybeTimestamp;
  /** Portal sessions end when nothing was asked for a while. */
  readonly last_seen_at: MaybeTimestamp;
  /** Of the id token; null: too many to list, or not known. */
  readonly groups: Maybe<string[]>;
  readonly groups_read_at: MaybeTimestamp;
  readonly app_roles: Defaulted<string[]>;
  readonly is_guest: Defaulted<boolean>;
}

/** From when on the sign-ins of a person count in an organization; real time. */
export interface SignOutTable {
  readonly organization_id: string;
  readonly tenant_id: string;
  readonly object_id: string;
  readonly at: Timestamp;
}

/** Opens one new organization. */
export interface SignUpCodeTable {
  readonly code_hash: Buffer;
  readonly created_at: Timestamp;
  readonly used_at: MaybeTimestamp;
  /** The organization it opened. */
  readonly used_by: Maybe<string>;
}

/** An Entra group with a default place, a cost center and a say in who sees its rooms. */
export interface DepartmentTable {
  readonly organization_id: string;
  readonly id: string;
  readonly name: string;
  readonly tenant_id: string;
  readonly group_id: string;
  readonly group_name: string;
  readonly default_unit_id: Maybe<string>;
  readonly cost_center: Maybe<string>;
  readonly visibility: Defaulted<'everyone' | 'members'>;
  readonly version: Defaulted<number>;
}
