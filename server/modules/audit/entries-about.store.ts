import { sql } from 'kysely';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Tx } from '../../storage/database.ts';

/** What the audit says about some things of one kind, in order. */
export async function entriesAbout(
  tx: Tx,
  organization: OrganizationId,
  kind: string,
  ids: readonly string[],
): Promise<
  readonly {
    readonly subject: string;
    readonly number: number;
    readonly at: Instant;
    readonly action: string;
  }[]
> {
  const rows = await tx
    .selectFrom('audit_entry')
    .select(['subject_id', 'number', 'at', 'action'])
    .where('organization_id', '=', organization)
    .where('subject_kind', '=', kind)
    .where(sql<boolean>`subject_id = any(${[...ids]}::text[])`)
    .orderBy('number')
    .execute();
  return rows.map(({ subject_id: subject, number, at, action }) => ({
    subject,
    number: Number(number),
    at: instantOf(at.getTime()),
    action,
  }));
}
