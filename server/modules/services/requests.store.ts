import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { CostCenterName } from '../../../contract/order-lines.ts';
import { Instant, MailboxAddress } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { ProviderId, RequestFlag, RequestId, TemplateId } from '../../../contract/services.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { ServiceRequestTable } from '../../storage/tables/services.ts';
import { foldedWords, wordsOfRequest } from './boards/find-words.ts';
import { dueOf } from './charges/charge.ts';
import { StoredDeadline } from './deadlines/deadline.ts';
import { OrderedLine } from './orders/ordered-line.ts';
import { PropertyAnswer } from './properties/property-answer.ts';
import type { RequestState, ServiceRequest } from './request.ts';

const StoredRule = StoredDeadline.omit({ at: true });
const StoredProposal = z.object({
  start: Instant,
  end: Instant,
  deliverAt: Instant,
  room: MailboxAddress.nullable(),
  rooms: z.array(MailboxAddress),
  isRefused: z.boolean(),
});

/** All requests on some links, by time. */
export async function requestsOf(
  db: Db | Tx,
  organization: OrganizationId,
  links: readonly string[],
): Promise<readonly ServiceRequest[]> {
  if (links.length === 0) return [];
  const rows = await db
    .selectFrom('service_request')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`link_id = any(${[...links]}::uuid[])`)
    .orderBy('start_at')
    .orderBy('id')
    .execute();
  return rows.map(requestFrom);
}

export async function findRequest(
  db: Db | Tx,
  organization: OrganizationId,
  id: string,
): Promise<ServiceRequest | null> {
  const row = await db
    .selectFrom('service_request')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? requestFrom(row) : null;
}

/** What a team delivers from `from` up to `to`, by time of delivery; at most `most`. */
export async function requestsBetween(
  db: Db,
  organization: OrganizationId,
  wish: { readonly provider: string; readonly from: Instant; readonly to: Instant },
  most: number,
): Promise<readonly ServiceRequest[]> {
  const rows = await db
    .selectFrom('service_request')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('provider_id', '=', wish.provider)
    .where('deliver_at', '>=', new Date(wish.from))
    .where('deliver_at', '<', new Date(wish.to))
    .orderBy('deliver_at')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(requestFrom);
}

/** Requests about which somebody is asked, of an organization; the one that has waited longest first. */
export async function openQuestions(
  db: Db,
  organization: OrganizationId,
  most: number,
): Promise<readonly ServiceRequest[]> {
  const rows = await db
    .selectFrom('service_request')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('status', 'in', ['pending', 'accepted', 'readied'])
    .where(sql<boolean>`flags && array['late-change', 'needs-choice', 'needs-provider']`)
    .orderBy('changed_at')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(requestFrom);
}

/** Requests of meetings that are over and about which nothing is open, with their links; any organization. */
export async function endedRequests(
  db: Db,
  now: Instant,
  most: number,
): Promise<readonly { readonly organization: string; readonly link: string; readonly id: string }[]> {
  return await db
    .selectFrom('service_request')
    .select(['organization_id as organization', 'link_id as link', 'id'])
    .where('status', 'in', ['pending', 'accepted', 'readied'])
    .where('end_at', '<=', new Date(now))
    .where('deliver_at', '<=', new Date(now))
    .where(sql<boolean>`not flags && array['on-hold', 'late-change', 'needs-choice', 'needs-provider']`)
    .orderBy('end_at')
    .limit(most)
    .execute();
}

const ROWS_PER_STATEMENT = 500;

export async function insertRequests(
  tx: Tx,
  organization: OrganizationId,
  requests: readonly ServiceRequest[],
): Promise<void> {
  for (let from = 0; from < requests.length; from += ROWS_PER_STATEMENT) {
    const some = requests.slice(from, from + ROWS_PER_STATEMENT);
    const organizers = await organizerWords(tx, organization, some);
    const rows = some.map((request) => ({
      organization_id: organization,
      id: request.id,
      template_id: request.template,
      link_id: request.link,
      provider_id: request.provider,
      occurrence: request.occurrence ?? '',
      created_at: request.createdAt,
      organizer_words: [...(organizers.get(request.link) ?? [])],
      ...changeable(request),
    }));
    await tx.insertInto('service_request').values(rows).execute();
  }
}

/** What the organizers of some links are found by. */
async function organizerWords(
  tx: Tx,
  organization: OrganizationId,
  requests: readonly ServiceRequest[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const links = [...new Set(requests.map(({ link }) => link))];
  const rows = await tx
    .selectFrom('meeting_link')
    .select(['id', 'organizer', 'organizer_name'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${links}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, foldedWords([row.organizer_name, row.organizer])]));
}

export async function updateRequest(
  tx: Tx,
  organization: OrganizationId,
  request: ServiceRequest,
): Promise<void> {
  await tx
    .updateTable('service_request')
    .set(changeable(request))
    .where('organization_id', '=', organization)
    .where('id', '=', request.id)
    .execute();
}

function changeable(request: ServiceRequest) {
  const { at, ...rule } = request.deadline;
  const due = dueOf(request);
  return {
    status: request.status,
    flags: [...request.flags],
    text: request.text,
    room: request.room,
    start_at: request.start,
    end_at: request.end,
    deliver_at: request.deliverAt,
    deadline_at: at,
    deadline_rule: JSON.stringify(rule),
    proposal: request.proposal && JSON.stringify(request.proposal),
    reason: request.reason,
    hold_until: request.holdUntil,
    ended_by: request.endedBy,
    lines: JSON.stringify(request.lines),
    cost_center: request.costCenter && JSON.stringify(request.costCenter),
    properties: JSON.stringify(request.properties),
    staff_properties: JSON.stringify(request.staffProperties),
    fee_rate: request.feeRate,
    due: due && JSON.stringify(due),
    words: [...wordsOfRequest(request)],
    changed_at: request.changedAt,
    version: request.version,
  };
}

/** A request as its row says. */
export function requestFrom(row: Selectable<ServiceRequestTable>): ServiceRequest {
  return {
    id: RequestId.parse(row.id),
    template: TemplateId.parse(row.template_id),
    link: row.link_id,
    provider: ProviderId.parse(row.provider_id),
    occurrence: row.occurrence === '' ? null : Instant.parse(row.occurrence),
    text: row.text,
    costCenter: row.cost_center === null ? null : CostCenterName.parse(row.cost_center),
    properties: PropertyAnswer.array().parse(row.properties),
    staffProperties: PropertyAnswer.array().parse(row.staff_properties),
    ...stateFrom(row),
    createdAt: instantOf(row.created_at.getTime()),
    changedAt: instantOf(row.changed_at.getTime()),
    version: row.version,
  };
}

function stateFrom(row: Selectable<ServiceRequestTable>): RequestState {
  return {
    status: row.status,
    flags: row.flags.flatMap((flag) => RequestFlag.safeParse(flag).data ?? []),
    room: MailboxAddress.parse(row.room),
    start: instantOf(row.start_at.getTime()),
    end: instantOf(row.end_at.getTime()),
    deliverAt: instantOf(row.deliver_at.getTime()),
    deadline: { at: instantOf(row.deadline_at.getTime()), ...StoredRule.parse(row.deadline_rule) },
    proposal: row.proposal === null ? null : StoredProposal.parse(row.proposal),
    reason: row.reason,
    holdUntil: row.hold_until && instantOf(row.hold_until.getTime()),
    endedBy: row.ended_by,
    lines: OrderedLine.array().parse(row.lines),
    feeRate: row.fee_rate,
  };
}
