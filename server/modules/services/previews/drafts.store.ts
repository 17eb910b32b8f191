import { sql } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';
import { linksByIds } from '../../meetings/index.ts';
import type { Link } from '../../meetings/index.ts';
import type { Template } from '../request.ts';
import { templateFrom } from '../templates.store.ts';

/** What was entered for a meeting that no room shows yet. */
export interface Draft {
  readonly template: Template;
  readonly link: Link;
}

/** What a team would be asked for as soon as a room shows the meeting, by when that is planned; at most `most`. */
export async function draftsFor(
  tx: Tx,
  organization: OrganizationId,
  provider: string,
  { now, most }: { readonly now: Instant; readonly most: number },
): Promise<readonly Draft[]> {
  const rows = await tx
    .selectFrom('service_template')
    .innerJoin('meeting_link', (join) =>
      join
        .onRef('meeting_link.organization_id', '=', 'service_template.organization_id')
        .onRef('meeting_link.id', '=', 'service_template.link_id'),
    )
    .selectAll('service_template')
    .where('service_template.organization_id', '=', organization)
    .where('service_template.provider_id', '=', provider)
    .where('service_template.withdrawn_at', 'is', null)
    .where('meeting_link.meeting_uid', 'is', null)
    .where('meeting_link.state', 'in', ['draft', 'expected', 'needs-attention'])
    .where(
      sql<boolean>`(meeting_link.planned_end > ${now}::timestamptz or meeting_link.recurrence is not null)`,
    )
    .where(
      sql<boolean>`not exists (
        select from service_request as request
        where request.organization_id = service_template.organization_id
          and request.template_id = service_template.id)`,
    )
    .orderBy('meeting_link.planned_start')
    .orderBy('service_template.id')
    .limit(most)
    .execute();
  const ids = [...new Set(rows.map((row) => row.link_id))];
  const links = new Map<string, Link>(
    (await linksByIds(tx, organization, ids)).map((link) => [link.id, link]),
  );
  return rows.flatMap((row) => {
    const link = links.get(row.link_id);
    return link ? [{ template: templateFrom(row), link }] : [];
  });
}
