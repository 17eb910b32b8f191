import type { Kysely } from 'kysely';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Database } from '../../../storage/database.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AuditRecord } from '../../audit/index.ts';

/** Writes down that somebody went on to the consent page; nothing of ours changes by that alone. */
export async function recordConsent(
  db: Kysely<Database>,
  organization: OrganizationId,
  record: AuditRecord,
): Promise<void> {
  await db.transaction().execute((tx) => recordAudit(tx, organization, record));
}
