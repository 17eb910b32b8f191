import { sql } from 'kysely';
import { TimeZone } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';

export interface Host {
  readonly name: string;
  readonly mail: string;
}

/** Who organizes the meetings of some links, or looks after them since the organizer left. */
export async function hostsOf(
  db: Db | Tx,
  organization: OrganizationId,
  links: readonly string[],
): Promise<ReadonlyMap<string, Host>> {
  const ids = [...new Set(links)];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('meeting_link')
    .select(['id', 'organizer as mail', 'organizer_name as name'])
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, mail, name }) => [id, { name: name || mail, mail }]));
}

/** By the id of the link. */
export type Hosts = Awaited<ReturnType<typeof lockHosts>>;

/** Locks a link as everybody does before changing what hangs there, and gives its host; null: it is gone. */
export async function lockHost(tx: Tx, organization: OrganizationId, link: string) {
  return (await lockHosts(tx, organization, [link])).get(link) ?? null;
}

/** The same for several links, which are locked in the order in which everybody locks them. */
export async function lockHosts(tx: Tx, organization: OrganizationId, links: readonly string[]) {
  const ids = [...new Set(links)];
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('meeting_link')
          .select(['id', 'organizer as mail', 'organizer_name as name', 'steward', 'language', 'time_zone'])
          .where('organization_id', '=', organization)
          .where(sql<boolean>`id = any(${ids}::uuid[])`)
          .orderBy('id')
          .forUpdate()
          .execute();
  return new Map(
    rows.map(({ id, mail, name, steward, language, time_zone: zone }) => [
      id,
      {
        id,
        organizer: { mail, name },
        party: { kind: 'person' as const, mail: steward ?? mail, language, timeZone: TimeZone.parse(zone) },
      },
    ]),
  );
}
