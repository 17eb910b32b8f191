import { sql } from 'kysely';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Tx } from '../../storage/database.ts';

/** What anybody was told about some things, oldest first. */
export async function noticesAbout(
  tx: Tx,
  organization: OrganizationId,
  items: readonly string[],
): Promise<
  readonly {
    readonly item: string;
    readonly at: Instant;
    readonly template: string;
    readonly facts: unknown;
  }[]
> {
  if (items.length === 0) return [];
  const rows = await tx
    .selectFrom('notice')
    .select(['item', 'at', 'template', 'facts'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`item = any(${[...items]}::text[])`)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ at, ...row }) => ({ ...row, at: instantOf(at.getTime()) }));
}

/** The teams that were told something about a thing. */
export async function teamsToldOf(
  tx: Tx,
  organization: OrganizationId,
  item: string,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('notice')
    .select('audience')
    .distinct()
    .where('organization_id', '=', organization)
    .where('item', '=', item)
    .where('audience_kind', '=', 'provider')
    .orderBy('audience')
    .execute();
  return rows.map(({ audience }) => audience);
}
