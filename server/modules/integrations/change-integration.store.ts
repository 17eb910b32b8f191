import type { Transaction } from 'kysely';
import { CalendarId } from '../../../contract/primitives.ts';
import type { IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';
import { admitTenant, audit } from './audit-integration.store.ts';
import type { Draft } from './integration.ts';
import { reachColumns } from './integration-row.ts';
import type { Asked, Change, Tried } from './integration-writes.ts';
import { lockVersion } from './select-integrations.store.ts';
import { triedColumns, update, withStatus } from './update-integration.store.ts';

/** A person's change, as `IntegrationStore.change` promises it. */
export async function changeIn(
  tx: Transaction<Database>,
  organization: OrganizationId,
  id: IntegrationId,
  version: number,
  change: Change,
  asked: Asked,
): Promise<boolean> {
  const before = await lockVersion(tx, organization, id, version);
  if (!before) return false;
  const { label = before.label, controlMailbox = before.controlMailbox, status = before.status } = change;
  const after = { ...before, label, controlMailbox, status };
  await update(tx, organization, id, {
    label,
    control_mailbox: controlMailbox,
    status,
    version: version + 1,
  });
  await audit(tx, organization, after, 'integration.changed', asked, withStatus(before), withStatus(after));
  return true;
}

/** What a test found, as `IntegrationStore.noteTrial` promises it. */
export async function noteTrialIn(
  tx: Transaction<Database>,
  organization: OrganizationId,
  version: number,
  draft: Draft,
  tried: Tried,
  asked: Asked,
): Promise<void> {
  const before = await lockVersion(tx, organization, draft.id, version);
  if (!before) return;
  await update(tx, organization, draft.id, {
    ...reachColumns({ reach: draft.reach }),
    ...triedColumns(tried),
  });
  await admitTenant(tx, organization, draft, asked);
  if (before.status === tried.status) return;
  const after = { status: tried.status, reason: tried.diagnosis?.code ?? null };
  await audit(tx, organization, draft, 'integration.status-changed', asked, { status: before.status }, after);
}

/** Told within the transaction that deletes an integration, before its calendars go. */
export type OnRemoving = (
  tx: Transaction<Database>,
  organization: OrganizationId,
  calendars: readonly CalendarId[],
) => Promise<void>;

/** The end of an integration, as `IntegrationStore.remove` promises it. */
export async function removeFrom(
  tx: Transaction<Database>,
  organization: OrganizationId,
  id: IntegrationId,
  version: number,
  asked: Asked,
  onRemoving: OnRemoving,
): Promise<boolean> {
  const before = await lockVersion(tx, organization, id, version);
  if (!before) return false;
  const calendars = await tx
    .selectFrom('calendar')
    .select('id')
    .where('organization_id', '=', organization)
    .where('integration_id', '=', id)
    .orderBy('id')
    .execute();
  const ids = calendars.map((calendar) => CalendarId.parse(calendar.id));
  if (ids.length > 0) await onRemoving(tx, organization, ids);
  await tx
    .deleteFrom('calendar')
    .where('organization_id', '=', organization)
    .where('integration_id', '=', id)
    .execute();
  await tx
    .deleteFrom('integration')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
  const was = { ...withStatus(before), calendars: before.calendars };
  await audit(tx, organization, before, 'integration.removed', asked, was, null);
  return true;
}
