import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import type { AuditEntryTable } from '../../storage/tables/audit.ts';
import { EMPTY_CHAIN } from './check-chain.ts';
import type { ChainedEntry, ChainEnd } from './check-chain.ts';
import { caseless } from './caseless.ts';

/** Which entries to show; nothing given means all. */
export interface AuditFilter {
  /** Somewhere in actor, action, subject or cause. */
  readonly search?: string | undefined;
  readonly action?: string | undefined;
  /** From `from` up to, but not including, `to`. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  /** Only entries with a smaller number. */
  readonly before?: number | undefined;
}

/** Reads the chains that `recordAudit` writes. */
export interface AuditLog {
  /** Where the organization's chain ends. */
  readEnd(organization: OrganizationId): Promise<ChainEnd>;
  /** The entries after number `after`, in order. */
  readAfter(organization: OrganizationId, after: number, limit: number): Promise<readonly ChainedEntry[]>;
  /** The newest first. */
  list(organization: OrganizationId, filter: AuditFilter, limit: number): Promise<readonly ChainedEntry[]>;
}

export function createAuditLog(db: Kysely<Database>): AuditLog {
  const ofOrganization = (organization: OrganizationId) =>
    db.selectFrom('audit_entry').selectAll().where('organization_id', '=', organization);

  return {
    async readEnd(organization) {
      const head = await db
        .selectFrom('audit_head')
        .select(['number', 'hash'])
        .where('organization_id', '=', organization)
        .executeTakeFirst();
      return head ? { number: Number(head.number), hash: hex(head.hash) } : EMPTY_CHAIN;
    },

    async readAfter(organization, after, limit) {
      const rows = await ofOrganization(organization)
        .where('number', '>', after)
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map(toEntry);
    },

    async list(organization, { search = '', action = '', from, to, before }, limit) {
      let query = ofOrganization(organization);
      if (before !== undefined) query = query.where('number', '<', before);
      if (action !== '') query = query.where('action', '=', action);
      if (from !== undefined) query = query.where('at', '>=', sql<Date>`${from}::timestamptz`);
      if (to !== undefined) query = query.where('at', '<', sql<Date>`${to}::timestamptz`);
      if (search !== '') {
        const pattern = caseless(search);
        query = query.where((where) => where.or(SEARCHED.map((column) => where(column, '~', pattern))));
      }
      return (await query.orderBy('number', 'desc').limit(limit).execute()).map(toEntry);
    },
  };
}

const SEARCHED = ['actor_name', 'action', 'subject_kind', 'subject_id', 'subject_name', 'cause'] as const;

function toEntry(row: Selectable<AuditEntryTable>): ChainedEntry {
  return {
    number: Number(row.number),
    id: row.id,
    at: instantOf(row.at.getTime()),
    actor: {
      kind: row.actor_kind,
      name: row.actor_name,
      tenantId: row.actor_tenant_id,
      objectId: row.actor_object_id,
    },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
    cause: row.cause,
    before: row.before,
    after: row.after,
    requestId: row.request_id,
    previousHash: hex(row.previous_hash),
    hash: hex(row.hash),
  };
}

function hex(bytes: Buffer): string {
  return Buffer.from(bytes).toString('hex');
}
