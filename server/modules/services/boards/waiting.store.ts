import { sql } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db } from '../../../storage/database.ts';

export interface Waiting {
  readonly waiting: number;
  /** When the last live one came in, or one that waits was changed. */
  readonly latest: Instant | null;
}

/** How many requests of each team wait for its first answer, or for one about a change, from `from` on. */
export async function countWaiting(
  db: Db,
  organization: OrganizationId,
  providers: readonly string[],
  from: Instant,
): Promise<ReadonlyMap<string, Waiting>> {
  if (providers.length === 0) return new Map();
  const waits = sql`(status = 'pending' or flags && array['late-change', 'needs-choice', 'needs-provider'])`;
  const rows = await db
    .selectFrom('service_request')
    .select([
      'provider_id',
      sql<number>`(count(*) filter (where ${waits}))::int`.as('count'),
      sql<Date | null>`greatest(max(created_at), max(changed_at) filter (where ${waits}))`.as('latest'),
    ])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`provider_id = any(${[...providers]}::uuid[])`)
    .where('status', 'in', ['pending', 'accepted', 'readied'])
    .where('deliver_at', '>=', new Date(from))
    .groupBy('provider_id')
    .execute();
  return new Map(
    rows.map(({ provider_id, count, latest }) => [
      provider_id,
      { waiting: count, latest: latest && instantOf(latest.getTime()) },
    ]),
  );
}
