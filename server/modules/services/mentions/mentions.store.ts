import { sql } from 'kysely';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Db } from '../../../storage/database.ts';

/** A shorter word stands in half of what people write. */
const FEWEST_LETTERS = 4;

/**
 * In how many orders, and in how many things said or noted about one, one of these words stands as it is, whatever the case
 * of its letters. Words that are not given, or have fewer than four letters, are passed over.
 */
export async function countMentions(
  db: Db,
  organization: OrganizationId,
  words: readonly (string | undefined)[],
): Promise<number> {
  const sought = words.filter((word) => word !== undefined && word.length >= FEWEST_LETTERS);
  if (sought.length === 0) return 0;
  const stands = (column: ReturnType<typeof sql.ref>) =>
    sql`exists (select from unnest(${sought}::text[]) as word where position(lower(word) in lower(${column})) > 0)`;
  const { rows } = await sql<{ count: string | number }>`
    select
      (select count(*) from service_template where organization_id = ${organization} and ${stands(sql.ref('text'))})
      + (select count(*) from request_message where organization_id = ${organization} and ${stands(sql.ref('text'))})
      as count`.execute(db);
  return Number(rows[0]?.count ?? 0);
}
