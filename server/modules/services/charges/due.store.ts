import { sql } from 'kysely';
import type { RawBuilder, Selectable } from 'kysely';
import type { CostCenterId } from '../../../../contract/finance.ts';
import { CostCenterName } from '../../../../contract/order-lines.ts';
import { Instant, MailboxAddress } from '../../../../contract/primitives.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import { ProviderId, RequestId } from '../../../../contract/services.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { ServiceRequestTable } from '../../../storage/tables/services.ts';
import { PropertyAnswer } from '../properties/property-answer.ts';
import type { ServiceRequest } from '../request.ts';
import { Charge } from './charge.ts';
import { fromRequests, isToLookAt, isToSettle, shownAs, shownSubject } from './to-settle.store.ts';
import type { DeliveryWindow } from './to-settle.store.ts';

export interface DueWish {
  readonly windows: readonly DeliveryWindow[];
  /** Of one cost center: what is charged to it now, or was when it was settled. Null: of any. */
  readonly costCenter: CostCenterId | null;
}

/** A request of which something is to be settled, with what finance writes down of it and no more. */
export interface DueRequest extends Pick<
  ServiceRequest,
  'id' | 'provider' | 'room' | 'status' | 'deliverAt' | 'properties' | 'staffProperties' | 'version'
> {
  readonly organizer: { readonly name: string; readonly mail: string };
  /** As a room shows it; null: the meeting is private, or not to be seen any more. */
  readonly subject: string | null;
  /** Null: it costs nothing any more. */
  readonly due: Charge | null;
  /** What was settled of it before; null: it never was. */
  readonly settled: { readonly charge: Charge | null; readonly sequence: number } | null;
}

/** The first requests of which something is to be settled, by time of delivery; at most `most`. */
export async function firstDue(
  db: Db | Tx,
  organization: OrganizationId,
  wish: DueWish,
  most: number,
): Promise<readonly DueRequest[]> {
  if (wish.windows.length === 0) return [];
  const { rows } = await sql<DueRow>`${inOrder(organization, wish, isToSettle)} limit ${most}`.execute(db);
  return rows.map(dueFrom);
}

/**
 * All requests of which something is to be settled, and those that were changed and cost the same, as they stood when the
 * first was asked for, by time of delivery in batches of at most `most`. They are looked for once; no more than two batches
 * are held.
 */
export async function* eachDue(
  tx: Tx,
  organization: OrganizationId,
  wish: DueWish,
  most: number,
): AsyncGenerator<readonly DueRequest[]> {
  if (wish.windows.length === 0) return;
  await sql`declare due_request no scroll cursor for ${inOrder(organization, wish, isToLookAt)}`.execute(tx);
  const fetchSome = () => sql<DueRow>`fetch ${sql.lit(most)} from due_request`.execute(tx);
  for (let coming = fetchSome(); ;) {
    const { rows } = await coming;
    if (rows.length === 0) break;
    coming = fetchSome(); // the database gets it while this one is worked on
    coming.catch(() => undefined); // told where it is awaited, if it still is
    yield rows.map(dueFrom);
  }
  await sql`close due_request`.execute(tx);
}

/** What is to be settled with one cost center (null: with none): rows of a settlement, and what stands on them. */
export interface DueSum {
  readonly costCenter: CostCenterName | null;
  readonly rows: number;
  readonly net: number;
  readonly vat: number;
}

/** What everything that is to be settled adds up to, and how many requests it is of. */
export async function sumDue(
  db: Db | Tx,
  organization: OrganizationId,
  wish: DueWish,
): Promise<{ readonly requests: number; readonly sums: readonly DueSum[] }> {
  if (wish.windows.length === 0) return { requests: 0, sums: [] };
  const { rows } = await sql<SumRow>`
    with picked as materialized (${picked(organization, wish, isToSettle, sql`r.due, s.charge`)}),
    entry as (
      select due -> 'costCenter' as center, part, 1 as sign
      from picked cross join lateral jsonb_array_elements(due -> 'parts') as part
      union all
      select charge -> 'costCenter', part, -1
      from picked cross join lateral jsonb_array_elements(charge -> 'parts') as part
    )
    select center ->> 'id' as id, ${leastName} as name, count(*)::text as rows, sum(sign * (part ->> 'net')::bigint)::text as net,
      sum(sign * (part ->> 'vat')::bigint)::text as vat, (select count(*) from picked)::text as requests
    from entry
    group by center ->> 'id'`.execute(db);
  return {
    requests: Number(rows[0]?.requests ?? 0),
    sums: rows.map(({ id, name, rows: count, net, vat }) => ({
      costCenter: id === null ? null : CostCenterName.parse({ id, code: name[0], name: name[1] }),
      rows: Number(count),
      net: Number(net),
      vat: Number(vat),
    })),
  };
}

/** Of a cost center that was renamed since some of it was ordered; code and name, as rows are added up one by one. */
const leastName = sql`min(array[center ->> 'code', center ->> 'name'] collate "C")`;

function inOrder(
  organization: OrganizationId,
  wish: DueWish,
  scope: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const columns = sql`
    r.organization_id, r.id, r.provider_id, r.room, r.status, r.properties, r.staff_properties, r.version, r.due,
    r.deliver_at, l.organizer, l.organizer_name, l.meeting_uid, ${shownAs} as shown_as,
    s.charge as settled_charge, s.sequence as settled_sequence`;
  // Looked for as a whole before the first is given: what is settled meanwhile is not gone through for each of them.
  return sql`
    with picked as materialized (${picked(organization, wish, scope, columns)})
    select id, provider_id, room, status, properties, staff_properties, version, due, organizer, organizer_name,
      settled_charge, settled_sequence, ${shownSubject} as subject,
      to_char(deliver_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as delivered
    from picked
    order by deliver_at, id`;
}

function picked(
  organization: OrganizationId,
  { windows, costCenter }: DueWish,
  scope: RawBuilder<unknown>,
  columns: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const isMeant = sql`
    ${costCenter}::text in (r.due #>> '{costCenter,id}', s.charge #>> '{costCenter,id}')`;
  return sql`
    select ${columns} ${fromRequests(organization, windows)}
    where ${scope} ${costCenter === null ? sql`` : sql`and ${isMeant}`}`;
}

interface DueRow extends Pick<
  Selectable<ServiceRequestTable>,
  'id' | 'provider_id' | 'room' | 'status' | 'properties' | 'staff_properties' | 'version' | 'due'
> {
  readonly delivered: string;
  readonly organizer: string;
  readonly organizer_name: string;
  readonly subject: string | null;
  readonly settled_charge: unknown;
  readonly settled_sequence: number | null;
}

interface SumRow {
  readonly id: string | null;
  readonly name: readonly (string | null)[];
  readonly rows: string;
  readonly net: string;
  readonly vat: string;
  readonly requests: string;
}

function dueFrom(row: DueRow): DueRequest {
  return {
    id: RequestId.parse(row.id),
    provider: ProviderId.parse(row.provider_id),
    room: MailboxAddress.parse(row.room),
    status: row.status,
    deliverAt: Instant.parse(row.delivered),
    properties: PropertyAnswer.array().parse(row.properties),
    staffProperties: PropertyAnswer.array().parse(row.staff_properties),
    version: row.version,
    organizer: { name: row.organizer_name, mail: row.organizer },
    subject: row.subject,
    due: Charge.nullable().parse(row.due),
    settled: row.settled_sequence === null ? null : settledFrom(row.settled_charge, row.settled_sequence),
  };
}

function settledFrom(charge: unknown, sequence: number): DueRequest['settled'] {
  return { charge: Charge.nullable().parse(charge), sequence };
}
