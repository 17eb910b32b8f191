import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { editRequest as editRoute } from '../../../contract/staff-edits.ts';
import type { BoardRequest } from '../../../contract/service-teams.ts';
import type { RequestId } from '../../../contract/services.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import { currencyOf, hasCostCenters } from '../finance/index.ts';
import { readOffered } from '../menus/index.ts';
import { requestRecord } from './audit-requests.ts';
import { deadlineOf } from './deadlines/deadline.ts';
import { onStaffRequest } from './on-staff-request.ts';
import type { StaffSubject } from './on-staff-request.ts';
import { editLines } from './orders/edit-lines.ts';
import { totalOf } from './orders/ordered-line.ts';
import { chargedTo } from './orders/place-order.ts';
import { whyNotEdited } from './request-states.ts';
import type { ServiceRequest } from './request.ts';
import { updateRequest } from './requests.store.ts';
import { orderBefore } from './save-edited.ts';
import { knownRooms } from './served-rooms.store.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { causeOf, commonFacts, organizerOf, slotsBy } from './tell-requests.ts';
import { findTemplate, updateTemplate } from './templates.store.ts';

type Edit = z.output<(typeof editRoute)['body']>;
type EditDeps = Pick<ServiceUseDeps, 'db' | 'clock' | 'outbox' | 'live'>;

/**
 * The team changes what was ordered on one date; its status stays. Of a single meeting the order itself changes along, so
 * that whoever ordered goes on from there; of a series the other dates stay as they are. Rejects with `not-found`,
 * `changed-meanwhile` and the newer one, `not-possible-now` for a request that has ended, `invalid-request` naming each
 * line that does not fit, and `permission-missing` for a cost center that is not the caller's.
 */
export async function editRequest(
  deps: EditDeps,
  caller: Caller,
  { id, version, edit }: { readonly id: RequestId; readonly version: number; readonly edit: Edit },
): Promise<BoardRequest> {
  return await onStaffRequest(deps, caller, { id, version }, async (tx, subject) => {
    const { before, now } = subject;
    const why = whyNotEdited(before);
    if (why !== null) throw new Problem('not-possible-now', why);
    const wanted = await wantedOf(tx, caller, subject, edit);
    if (isDeepStrictEqual(wanted, { lines: before.lines, costCenter: before.costCenter })) return before;

    const deadline = deadlineAfter(subject, wanted.lines);
    const changed = { ...wanted, deadline, reason: edit.reason, changedAt: now, version: version + 1 };
    const after: ServiceRequest = { ...before, ...changed };
    await updateRequest(tx, caller.organization, after);
    await changeOrder(tx, caller, after);
    await record(tx, caller, subject, after);
    await tellOrganizer(deps, tx, caller, subject, after);
    await deps.live.changed(tx, caller.organization, 'service-requests');
    return after;
  });
}

/** Computed once, as everywhere: what a team changes by itself never closes the order earlier to whoever placed it. */
function deadlineAfter(
  { before, provider }: StaffSubject,
  lines: ServiceRequest['lines'],
): ServiceRequest['deadline'] {
  if (isDeepStrictEqual(lines, before.lines)) return before.deadline;
  const anew = deadlineOf(provider, before.deliverAt, lines);
  return anew.at > before.deadline.at ? anew : before.deadline;
}

async function wantedOf(
  tx: Tx,
  caller: Caller,
  { before, provider }: StaffSubject,
  edit: Edit,
): Promise<Pick<ServiceRequest, 'lines' | 'costCenter'>> {
  const { organization } = caller;
  const menu = (await readOffered(tx, organization, [provider.id])).get(provider.id) ?? [];
  const { lines, errors } = editLines(before.lines, edit, menu, await currencyOf(tx, organization));
  if (errors.length > 0) {
    throw new Problem('invalid-request', 'This cannot be changed so.', { errors: [...errors] });
  }
  if (lines.length === 0 && before.text === '') {
    throw new Problem(
      'invalid-request',
      'Nothing would be left of this request. Reject or cancel it instead.',
      {
        errors: [{ pointer: '/body/kept', detail: 'must leave something' }],
      },
    );
  }
  if (edit.costCenter === undefined || edit.costCenter === (before.costCenter?.id ?? null)) {
    return { lines, costCenter: before.costCenter };
  }
  return { lines, costCenter: await chargedTo(tx, caller, edit.costCenter, totalOf(lines)?.gross ?? 0) };
}

/** What was ordered for a single meeting is what stands on its only date. */
async function changeOrder(tx: Tx, { organization }: Caller, after: ServiceRequest): Promise<void> {
  const template = after.occurrence === null ? await findTemplate(tx, organization, after.template) : null;
  if (!template) return;
  const { lines, costCenter } = after;
  await updateTemplate(tx, organization, { ...template, lines, costCenter, version: template.version + 1 });
}

async function record(
  tx: Tx,
  { organization }: Caller,
  { before, provider, context }: StaffSubject,
  after: ServiceRequest,
): Promise<void> {
  const records = requestRecord([{ provider, before, after, what: 'edited', why: null }], context);
  await recordAudit(
    tx,
    organization,
    ...records.map((one) => ({ ...one, action: 'request.changed-by-team' })),
  );
}

async function tellOrganizer(
  { outbox }: EditDeps,
  tx: Tx,
  { organization }: Caller,
  { before, provider, context }: StaffSubject,
  after: ServiceRequest,
): Promise<void> {
  if (context.link.isAbandoned) return; // nobody reads it
  const at = slotsBy(1, await knownRooms(tx, organization, [after.room]));
  await outbox.tell(tx, organization, {
    key: `service-request ${after.id} v${after.version} changed-by-team`,
    to: organizerOf(context),
    link: context.link.id,
    item: after.id,
    at: context.cause.at,
    template: 'request-changed',
    facts: {
      ...commonFacts({ provider, after }, context),
      before: at(before),
      after: at(after),
      status: after.status,
      cause: causeOf(context),
      textBefore: null,
      ...orderBefore(before, after),
      reason: after.reason,
      isUncharged: await isUncharged(tx, organization, after),
    },
  });
}

/** Somebody has to pay, and nobody was chosen: the team may charge other cost centers than the organizer, or none at all. */
async function isUncharged(
  tx: Tx,
  organization: Caller['organization'],
  { lines, costCenter }: Pick<ServiceRequest, 'lines' | 'costCenter'>,
): Promise<boolean> {
  const gross = totalOf(lines)?.gross ?? 0;
  return gross > 0 && costCenter === null && (await hasCostCenters(tx, organization));
}
