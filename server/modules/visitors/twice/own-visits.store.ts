import { sql } from 'kysely';
import type { Interval, OrganizationId } from '../../../../contract/primitives.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { Visit } from '../visitor.ts';
import { visitFrom } from '../visits.store.ts';

/** Visits of those whom a person has registered, at other meetings than one, at any time of an interval; soonest first. */
export async function otherVisitsEnteredBy(
  db: Db | Tx,
  organization: OrganizationId,
  { tenantId, objectId }: Pick<Caller, 'tenantId' | 'objectId'>,
  { link, start, end }: Interval & { readonly link: string },
  most: number,
): Promise<readonly Visit[]> {
  const rows = await db
    .selectFrom('visit')
    .innerJoin('visitor', (join) =>
      join
        .onRef('visitor.organization_id', '=', 'visit.organization_id')
        .onRef('visitor.id', '=', 'visit.visitor_id'),
    )
    .selectAll('visit')
    .where('visit.organization_id', '=', organization)
    .where(sql<boolean>`visit.status in ('expected', 'notified', 'on-site')`)
    .where('visit.start_at', '<', new Date(end))
    .where('visit.end_at', '>', new Date(start))
    .where('visit.link_id', 'is not', null)
    .where('visit.link_id', '<>', link)
    .where('visitor.forgotten_at', 'is', null)
    .where(
      sql<boolean>`(visitor.entered_by ->> 'tenantId') = ${tenantId} and (visitor.entered_by ->> 'objectId') = ${objectId}`,
    )
    .orderBy('visit.start_at')
    .orderBy('visit.id')
    .limit(most)
    .execute();
  return rows.map(visitFrom);
}
