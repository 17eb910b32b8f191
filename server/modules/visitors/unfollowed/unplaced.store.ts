import { sql } from 'kysely';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';

/** On which of some links somebody is registered of whom nobody knows where they arrive: only a room would say it. */
export async function visitorsWithoutReception(
  tx: Tx,
  organization: OrganizationId,
  links: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('visitor')
    .select('link_id')
    .distinct()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`link_id = any(${[...links]}::uuid[])`)
    .where('reception_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('forgotten_at', 'is', null)
    .execute();
  return rows.flatMap(({ link_id: link }) => link ?? []);
}
