import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';

/** What an organization calls itself. */
export async function organizationName(tx: Tx, organization: OrganizationId): Promise<string> {
  const { name } = await tx
    .selectFrom('organization')
    .select('name')
    .where('id', '=', organization)
    .executeTakeFirstOrThrow();
  return name;
}
