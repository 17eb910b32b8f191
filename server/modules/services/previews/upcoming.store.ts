import { sql } from 'kysely';
import type { BoardCursor } from '../../../../contract/board.ts';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';
import type { ServiceRequest } from '../request.ts';
import { requestFrom } from '../requests.store.ts';

/** A request that is still to be delivered, with whose meeting it is for. */
export interface Upcoming {
  readonly request: ServiceRequest;
  readonly organizer: string;
}

/** What a team still has to deliver, by time of delivery; at most `most`, after some place in it. */
export async function upcomingOf(
  tx: Tx,
  organization: OrganizationId,
  provider: string,
  { now, after, most }: { readonly now: Instant; readonly after: BoardCursor | null; readonly most: number },
): Promise<readonly Upcoming[]> {
  const rows = await tx
    .selectFrom('service_request')
    .innerJoin('meeting_link', (join) =>
      join
        .onRef('meeting_link.organization_id', '=', 'service_request.organization_id')
        .onRef('meeting_link.id', '=', 'service_request.link_id'),
    )
    .selectAll('service_request')
    .select(['organizer', 'organizer_name'])
    .where('service_request.organization_id', '=', organization)
    .where('service_request.provider_id', '=', provider)
    .where('status', 'in', ['pending', 'accepted', 'readied'])
    .where('deliver_at', '>', new Date(now))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(deliver_at, service_request.id) > (${after?.at ?? now}::timestamptz, ${after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('deliver_at')
    .orderBy('service_request.id')
    .limit(most)
    .execute();
  return rows.map((row) => ({ request: requestFrom(row), organizer: row.organizer_name || row.organizer }));
}
