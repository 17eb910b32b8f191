import { sql } from 'kysely';
import type { Instant, Interval, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { OrderedLine } from '../orders/ordered-line.ts';
import { useOf } from './use.ts';
import type { Use } from './use.ts';

/**
 * Whoever wants something of a team that can run out waits here until those before have decided. Taken after the lock of
 * the meeting; of several teams by id, so that nobody waits in a circle.
 */
export async function lockCapacity(
  tx: Tx,
  organization: OrganizationId,
  providers: readonly string[],
): Promise<void> {
  await tx
    .selectFrom('provider')
    .select('id')
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...providers]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/**
 * What is taken of a team within some spans of time, but for what some templates ask for: live requests, and what was
 * entered for meetings that no room shows yet. Of a series that is only planned the first date counts, if it is wanted.
 */
export async function takenWithin(
  db: Db | Tx,
  organization: OrganizationId,
  provider: string,
  { spans, except }: { readonly spans: readonly Interval[]; readonly except: readonly string[] },
): Promise<readonly Use[]> {
  const from = spans.map(({ start }) => start);
  const to = spans.map(({ end }) => end);
  const within = (start: string, end: string) =>
    sql`exists (
      select from unnest(${from}::timestamptz[], ${to}::timestamptz[]) as span (from_at, to_at)
      where ${sql.ref(start)} < span.to_at and greatest(${sql.ref(end)}, ${sql.ref(start)}) >= span.from_at)`;
  const { rows } = await sql<Taken>`
    select deliver_at, end_at, lines
    from service_request
    where organization_id = ${organization} and provider_id = ${provider}
      and status in ('pending', 'accepted', 'readied')
      and template_id <> all(${[...except]}::uuid[])
      and deliver_at < ${to.toSorted().at(-1)}::timestamptz
      and ${within('deliver_at', 'end_at')}
    union all
    select deliver_at, end_at, lines
    from (
      select template.lines, link.planned_end as end_at,
        case template.offset_from when 'start' then link.planned_start else link.planned_end end
          + template.offset_minutes * interval '1 minute' as deliver_at
      from service_template as template
      join meeting_link as link on link.organization_id = template.organization_id and link.id = template.link_id
      where template.organization_id = ${organization} and template.provider_id = ${provider}
        and template.withdrawn_at is null and template.lines <> '[]'
        and template.id <> all(${[...except]}::uuid[])
        and (template.chosen_dates is null or
          template.chosen_dates -> 'dates' ? (link.recurrence -> 'seriesTime' ->> 'startDate'))
        and link.state not in ('bound', 'canceled', 'expired', 'done')
        and link.planned_end >= ${from.toSorted()[0]}::timestamptz - interval '2 days'
        and not exists (
          select from service_request as request
          where request.organization_id = template.organization_id and request.template_id = template.id)
    ) as draft
    where ${within('deliver_at', 'end_at')}`.execute(db);
  return rows.map(({ deliver_at, end_at, lines }) =>
    useOf(instantOf(deliver_at.getTime()), instantOf(end_at.getTime()), OrderedLine.array().parse(lines)),
  );
}

interface Taken {
  readonly deliver_at: Date;
  readonly end_at: Date;
  readonly lines: unknown;
}

/** Requests that wait because too little was left where their meeting is now; any organization, the oldest change first. */
export async function requestsOverCapacity(
  db: Db,
  now: Instant,
  most: number,
): Promise<readonly { readonly organization: string; readonly link: string; readonly id: string }[]> {
  return await db
    .selectFrom('service_request')
    .select(['organization_id as organization', 'link_id as link', 'id'])
    .where('status', 'in', ['pending', 'accepted', 'readied'])
    .where(sql<boolean>`flags @> array['over-capacity']`)
    .where('proposal', 'is not', null)
    .where('deliver_at', '>', new Date(now))
    .orderBy('changed_at')
    .orderBy('id')
    .limit(most)
    .execute();
}
