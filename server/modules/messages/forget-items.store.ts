import { sql } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';

/** Removes what anybody was told about some things, and the mails in which nothing else was said. */
export async function forgetItems(
  tx: Tx,
  organization: OrganizationId,
  items: readonly string[],
): Promise<void> {
  if (items.length === 0) return;
  const { rows } = await sql<{ message: string | null }>`
    delete from notice where organization_id = ${organization} and item = any(${[...items]}::text[])
    returning message_id::text as message`.execute(tx);
  const messages = [...new Set(rows.flatMap(({ message }) => message ?? []))];
  if (messages.length === 0) return;
  await sql`
    delete from message m where m.organization_id = ${organization} and m.id = any(${messages}::uuid[])
      and not exists (
        select 1 from notice n where n.organization_id = m.organization_id and n.message_id = m.id
      )`.execute(tx);
}
