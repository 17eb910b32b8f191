import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { CostCenterName } from '../../../contract/order-lines.ts';
import { MailboxAddress } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { ProviderId, TemplateId } from '../../../contract/services.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { ServiceTemplateTable } from '../../storage/tables/services.ts';
import { ChosenDates } from './dates/chosen-dates.ts';
import { OrderedLine } from './orders/ordered-line.ts';
import { PropertyAnswer } from './properties/property-answer.ts';
import type { Template } from './request.ts';

const EnteredBy = z.object({
  name: z.string(),
  mail: z.string().nullable(),
  tenantId: z.string(),
  objectId: z.string(),
});

/** What was entered on some links, in the order in which it was. */
export async function templatesOf(
  db: Db | Tx,
  organization: OrganizationId,
  links: readonly string[],
): Promise<readonly Template[]> {
  if (links.length === 0) return [];
  const rows = await db
    .selectFrom('service_template')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`link_id = any(${[...links]}::uuid[])`)
    .orderBy('entered_at')
    .orderBy('id')
    .execute();
  return rows.map(templateFrom);
}

export async function findTemplate(
  db: Db | Tx,
  organization: OrganizationId,
  id: string,
): Promise<Template | null> {
  const row = await db
    .selectFrom('service_template')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? templateFrom(row) : null;
}

/** `asked` is the wish in one comparable text, as the first call under the key said it. */
export async function insertTemplates(
  tx: Tx,
  organization: OrganizationId,
  entered: readonly { readonly template: Template; readonly asked: string }[],
): Promise<void> {
  if (entered.length === 0) return;
  const rows = entered.map(({ template, asked }) => ({
    organization_id: organization,
    id: template.id,
    link_id: template.link,
    provider_id: template.provider,
    client_key: template.clientKey,
    entered_by: JSON.stringify(template.enteredBy),
    entered_at: template.enteredAt,
    first_asked: asked,
    guests: template.guests,
    ...changeable(template),
  }));
  await tx.insertInto('service_template').values(rows).execute();
}

/** What the key of a template was first used for; null: from before this was kept. */
export async function firstAsked(
  tx: Tx,
  organization: OrganizationId,
  { id }: Pick<Template, 'id'>,
): Promise<string | null> {
  const row = await tx
    .selectFrom('service_template')
    .select('first_asked')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.first_asked ?? null;
}

export async function updateTemplate(
  tx: Tx,
  organization: OrganizationId,
  template: Template,
): Promise<void> {
  await tx
    .updateTable('service_template')
    .set(changeable(template))
    .where('organization_id', '=', organization)
    .where('id', '=', template.id)
    .execute();
}

function changeable(template: Template) {
  const { room, text, offsetMinutes, offsetFrom, lines, costCenter, properties, chosen } = template;
  return {
    room,
    text,
    offset_minutes: offsetMinutes,
    offset_from: offsetFrom,
    lines: JSON.stringify(lines),
    cost_center: costCenter && JSON.stringify(costCenter),
    properties: JSON.stringify(properties),
    chosen_dates: chosen && JSON.stringify(chosen),
    withdrawn_at: template.withdrawnAt,
    version: template.version,
  };
}

export function templateFrom(row: Selectable<ServiceTemplateTable>): Template {
  return {
    id: TemplateId.parse(row.id),
    link: row.link_id,
    provider: ProviderId.parse(row.provider_id),
    clientKey: row.client_key,
    room: row.room === null ? null : MailboxAddress.parse(row.room),
    text: row.text,
    offsetMinutes: row.offset_minutes,
    offsetFrom: row.offset_from,
    lines: OrderedLine.array().parse(row.lines),
    guests: row.guests,
    costCenter: row.cost_center === null ? null : CostCenterName.parse(row.cost_center),
    properties: PropertyAnswer.array().parse(row.properties),
    chosen: row.chosen_dates === null ? null : ChosenDates.parse(row.chosen_dates),
    enteredBy: EnteredBy.parse(row.entered_by),
    enteredAt: instantOf(row.entered_at.getTime()),
    withdrawnAt: row.withdrawn_at && instantOf(row.withdrawn_at.getTime()),
    version: row.version,
  };
}
