import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { CustomAnswer } from '../../../contract/visitor-fields.ts';
import { ReceptionId, VisitorId } from '../../../contract/visitor-ids.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Secrets } from '../../secrets/index.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { VisitorTable } from '../../storage/tables/visitors.ts';
import { ChosenDates } from '../services/index.ts';
import { openContact, sealContact } from './sealed-contact.ts';
import type { Visitor, WalkInHost } from './visitor.ts';

/** A visitor with what they are known by; `contact` is still sealed. */
export type SealedVisitor = Omit<Visitor, 'mail' | 'phone' | 'carPlate'> & {
  readonly contact: string | null;
};

/** Rows of before have none of it. */
const Details = z.object({
  contact: z.string().nullable().default(null),
  isGroup: z.boolean().default(false),
  answers: z.array(CustomAnswer).default([]),
});

const EnteredBy = z.object({
  name: z.string(),
  mail: z.string().nullable(),
  tenantId: z.string(),
  objectId: z.string(),
});

const Host = z.object({
  name: z.string(),
  mail: z.string().nullable(),
  tenantId: z.string().nullable(),
  objectId: z.string().nullable(),
});

/** Who was entered on some links, in the order in which they were. */
export async function visitorsOf(
  db: Db | Tx,
  organization: OrganizationId,
  links: readonly string[],
): Promise<readonly SealedVisitor[]> {
  if (links.length === 0) return [];
  const rows = await db
    .selectFrom('visitor')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`link_id = any(${[...links]}::uuid[])`)
    .orderBy('entered_at')
    .orderBy('id')
    .execute();
  return rows.map(visitorFrom);
}

export async function findVisitors(
  db: Db | Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<readonly SealedVisitor[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('visitor')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return rows.map(visitorFrom);
}

/** What the id of a visitor was first used for, as a digest. */
export async function firstEntered(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly link: string | null; readonly digest: string }>> {
  const rows = await tx
    .selectFrom('visitor')
    .select(['id', 'link_id', 'first_entered'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, { link: row.link_id, digest: row.first_entered }]));
}

/** `digests` says by id what each was entered as. */
export async function insertVisitors(
  tx: Tx,
  secrets: Pick<Secrets, 'seal'>,
  organization: OrganizationId,
  visitors: readonly Visitor[],
  digests: ReadonlyMap<string, string>,
): Promise<void> {
  if (visitors.length === 0) return;
  const rows = visitors.map((visitor) => ({
    organization_id: organization,
    id: visitor.id,
    link_id: visitor.link,
    host: visitor.host && JSON.stringify(visitor.host),
    entered_by: JSON.stringify(visitor.enteredBy),
    entered_at: visitor.enteredAt,
    first_entered: digests.get(visitor.id) ?? '',
    ...changeable(secrets, organization, visitor),
  }));
  await tx.insertInto('visitor').values(rows).execute();
}

export async function updateVisitor(
  tx: Tx,
  secrets: Pick<Secrets, 'seal'>,
  organization: OrganizationId,
  visitor: Visitor,
): Promise<void> {
  await tx
    .updateTable('visitor')
    .set(changeable(secrets, organization, visitor))
    .where('organization_id', '=', organization)
    .where('id', '=', visitor.id)
    .execute();
}

/** Whom walk-ins visit. */
export async function saveHost(
  tx: Tx,
  organization: OrganizationId,
  visitors: readonly string[],
  host: WalkInHost,
): Promise<void> {
  await tx
    .updateTable('visitor')
    .set({ host: JSON.stringify(host) })
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...visitors]}::uuid[])`)
    .execute();
}

/** With the contact opened; throws a SecretError when it cannot be. */
export function opened(
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  { contact, ...visitor }: SealedVisitor,
): Visitor {
  return { ...visitor, ...openContact(secrets, organization, visitor.id, contact) };
}

function changeable(secrets: Pick<Secrets, 'seal'>, organization: OrganizationId, visitor: Visitor) {
  const { name, company, note, language, group, answers, reception, chosen, version } = visitor;
  const { withdrawnAt, forgottenAt } = visitor;
  return {
    reception_id: reception,
    name,
    company,
    note,
    language,
    details: JSON.stringify({ contact: group?.contact ?? null, isGroup: group !== null, answers }),
    size: group?.size ?? 1,
    dates: chosen && JSON.stringify(chosen),
    contact: sealContact(secrets, organization, visitor.id, visitor),
    has_mail: visitor.mail !== null,
    has_phone: visitor.phone !== null,
    has_car: visitor.carPlate !== null,
    withdrawn_at: withdrawnAt,
    forgotten_at: forgottenAt,
    version,
  };
}

export function visitorFrom(row: Selectable<VisitorTable>): SealedVisitor {
  const { contact, isGroup, answers } = Details.parse(row.details);
  return {
    id: VisitorId.parse(row.id),
    link: row.link_id,
    host: row.host === null ? null : Host.parse(row.host),
    reception: row.reception_id === null ? null : ReceptionId.parse(row.reception_id),
    name: row.name,
    company: row.company,
    note: row.note,
    language: row.language,
    group: isGroup ? { contact, size: row.size } : null,
    answers,
    chosen: row.dates === null ? null : ChosenDates.parse(row.dates),
    contact: row.contact,
    enteredBy: EnteredBy.parse(row.entered_by),
    enteredAt: instantOf(row.entered_at.getTime()),
    withdrawnAt: row.withdrawn_at && instantOf(row.withdrawn_at.getTime()),
    forgottenAt: row.forgotten_at && instantOf(row.forgotten_at.getTime()),
    version: row.version,
  };
}
