import type { ColumnType } from 'kysely';
import type { Maybe, MaybeJson, Timestamp } from '../columns.ts';

/** What was changed, by whom and why. All times are real time. */
export interface AuditTables {
  readonly audit_head: AuditHeadTable;
  readonly audit_entry: AuditEntryTable;
}

/** The end of an organization's chain of audit entries. */
export interface AuditHeadTable {
  readonly organization_id: string;
  /** bigint: read as text. */
  readonly number: ColumnType<string | number, number, number>;
  readonly hash: Buffer;
}

/** What was changed, by whom and why. Never changed itself. */
export interface AuditEntryTable {
  readonly organization_id: string;
  readonly number: ColumnType<string | number, number, never>;
  readonly id: string;
  readonly at: Timestamp;
  readonly actor_kind: 'person' | 'system' | 'operator' | 'api-key' | 'kiosk';
  readonly actor_name: string;
  readonly actor_tenant_id: Maybe<string>;
  readonly actor_object_id: Maybe<string>;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly subject_name: string;
  readonly cause: string;
  readonly before: MaybeJson;
  readonly after: MaybeJson;
  readonly request_id: Maybe<string>;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}
