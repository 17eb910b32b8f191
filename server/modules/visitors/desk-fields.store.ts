import { sql } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { CustomAnswer } from '../../../contract/visitor-fields.ts';
import type { Db, Tx } from '../../storage/database.ts';

/** What a desk keeps for itself about a visit; version 1 is the empty sheet, which no row stands for. */
export interface KeptAtDesk {
  readonly answers: readonly CustomAnswer[];
  readonly version: number;
}

export const nothingKept: KeptAtDesk = { answers: [], version: 1 };

/** By the id of the visit; those about whom nothing is kept are left out. */
export async function keptAtDesk(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly string[],
): Promise<ReadonlyMap<string, KeptAtDesk>> {
  if (visits.length === 0) return new Map();
  const rows = await db
    .selectFrom('visit_internal')
    .select(['visit_id', 'answers', 'version'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`visit_id = any(${[...visits]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ visit_id, answers, version }) => [
      visit_id,
      { answers: CustomAnswer.array().parse(answers), version },
    ]),
  );
}

/** Keeps the next version; false: somebody else was faster. */
export async function keepAtDesk(
  tx: Tx,
  organization: OrganizationId,
  visit: string,
  { answers, version }: KeptAtDesk,
): Promise<boolean> {
  const columns = { answers: JSON.stringify(answers), version };
  const row = await tx
    .insertInto('visit_internal')
    .values({ organization_id: organization, visit_id: visit, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'visit_id'])
        .doUpdateSet(columns)
        .where('visit_internal.version', '=', version - 1),
    )
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}
