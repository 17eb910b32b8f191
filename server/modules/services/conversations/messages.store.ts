import { sql } from 'kysely';
import { MessageId } from '../../../../contract/conversations.ts';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { foldedWords } from '../boards/find-words.ts';

/** What somebody wrote about an order: a note of the team for itself, or a message of one side to the other. */
export interface WrittenText {
  readonly id: MessageId;
  readonly template: string;
  /** The date on whose page it was written; null: it is about the whole order. */
  readonly request: string | null;
  readonly provider: string;
  readonly kind: 'message' | 'note';
  readonly side: 'team' | 'organizer';
  readonly author: { readonly tenantId: string; readonly objectId: string; readonly name: string };
  readonly text: string;
  readonly at: Instant;
}

/** Notes or messages of an order, oldest first. */
export async function writtenOn(
  db: Db | Tx,
  organization: OrganizationId,
  template: string,
  kind: WrittenText['kind'],
): Promise<readonly WrittenText[]> {
  const rows = await db
    .selectFrom('request_message')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('template_id', '=', template)
    .where('kind', '=', kind)
    .orderBy('written_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: MessageId.parse(row.id),
    template: row.template_id,
    request: row.request_id,
    provider: row.provider_id,
    kind: row.kind,
    side: row.side,
    author: { tenantId: row.author_tenant_id, objectId: row.author_object_id, name: row.author_name },
    text: row.text,
    at: instantOf(row.written_at.getTime()),
  }));
}

/** Whether something has this id already, whatever it is. */
export async function isTaken(tx: Tx, organization: OrganizationId, id: MessageId): Promise<boolean> {
  const row = await tx
    .selectFrom('request_message')
    .select('id')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertWritten(
  tx: Tx,
  organization: OrganizationId,
  written: WrittenText,
): Promise<void> {
  await tx
    .insertInto('request_message')
    .values({
      organization_id: organization,
      id: written.id,
      template_id: written.template,
      request_id: written.request,
      provider_id: written.provider,
      kind: written.kind,
      side: written.side,
      author_tenant_id: written.author.tenantId,
      author_object_id: written.author.objectId,
      author_name: written.author.name,
      text: written.text,
      words: [...foldedWords([written.text])],
      written_at: written.at,
    })
    .execute();
}

/** Of each order how much was said on it, and how much of the organizer's the team has not read; orders without any are left out. */
export async function countSaid(
  db: Db | Tx,
  organization: OrganizationId,
  templates: readonly string[],
): Promise<ReadonlyMap<string, { readonly said: number; readonly unread: number }>> {
  const ids = [...new Set(templates)];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('request_message')
    .select(['template_id', sql<number>`count(*)::int`.as('said')])
    .select(sql<number>`(count(*) filter (where side = 'organizer' and read_at is null))::int`.as('unread'))
    .where('organization_id', '=', organization)
    .where(sql<boolean>`template_id = any(${ids}::uuid[])`)
    .where('kind', '=', 'message')
    .groupBy('template_id')
    .execute();
  return new Map(rows.map(({ template_id, said, unread }) => [template_id, { said, unread }]));
}

/** Gives how many were unread. */
export async function markRead(
  tx: Tx,
  organization: OrganizationId,
  template: string,
  at: Instant,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('request_message')
    .set({ read_at: at })
    .where('organization_id', '=', organization)
    .where('template_id', '=', template)
    .where('kind', '=', 'message')
    .where('side', '=', 'organizer')
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
