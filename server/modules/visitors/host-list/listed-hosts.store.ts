import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { ListedHostId, OwnChannel } from '../../../../contract/listed-hosts.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import { ReceptionId } from '../../../../contract/visitor-ids.ts';
import { placeOfHostPhone } from '../../../secrets/index.ts';
import type { Secrets } from '../../../secrets/index.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { ListedHostTable } from '../../../storage/tables/listed-hosts.ts';

/** Somebody on the list of a reception, without the number, which is sealed. */
export interface SealedHost {
  readonly id: ListedHostId;
  readonly reception: ReceptionId;
  readonly name: string;
  /** Lower case. */
  readonly mail: string;
  readonly sealedPhone: string | null;
  /** Null: as the reception tells everybody. */
  readonly channel: OwnChannel | null;
  readonly version: number;
}

/** The same with the number, as E.164. */
export interface KeptHost extends Omit<SealedHost, 'sealedPhone'> {
  readonly phone: string | null;
}

/** Throws a SecretError when the number cannot be opened. */
export function openedHost(
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  { sealedPhone, ...host }: SealedHost,
): KeptHost {
  const phone =
    sealedPhone === null ? null : secrets.open(sealedPhone, placeOfHostPhone(organization, host.id));
  return { ...host, phone };
}

/** Those on the list of a reception, or of all of them, by name. */
export async function listedHosts(
  db: Db | Tx,
  organization: OrganizationId,
  reception?: ReceptionId,
): Promise<readonly SealedHost[]> {
  let query = db.selectFrom('listed_host').selectAll().where('organization_id', '=', organization);
  if (reception !== undefined) query = query.where('reception_id', '=', reception);
  return (
    await query
      .orderBy(sql`lower(name)`)
      .orderBy('mail')
      .orderBy('id')
      .execute()
  ).map(hostFrom);
}

/** Those of `ids` whom the organization has; locked for this transaction when asked so. */
export async function findListedHosts(
  db: Db | Tx,
  organization: OrganizationId,
  ids: readonly ListedHostId[],
  { isLocked = false }: { readonly isLocked?: boolean } = {},
): Promise<readonly SealedHost[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('listed_host')
    .selectAll()
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .$if(isLocked, (query) => query.forUpdate())
    .execute();
  return rows.map(hostFrom);
}

/** Whoever is reached at this address, as a reception knows them. */
export async function hostByMail(
  db: Db | Tx,
  organization: OrganizationId,
  reception: string,
  mail: string,
): Promise<SealedHost | null> {
  const row = await db
    .selectFrom('listed_host')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('reception_id', '=', reception)
    .where('mail', '=', mail.toLowerCase())
    .executeTakeFirst();
  return row ? hostFrom(row) : null;
}

/** How often the list of a reception has changed, from 1 on. */
export async function listVersion(
  db: Db | Tx,
  organization: OrganizationId,
  reception: string,
): Promise<number> {
  const { hosts_version: version } = await db
    .selectFrom('reception')
    .select('hosts_version')
    .where('organization_id', '=', organization)
    .where('id', '=', reception)
    .executeTakeFirstOrThrow();
  return version;
}

/** Writes new hosts, and other versions of those that are there, and counts that as one change of the list. */
export async function saveListedHosts(
  tx: Tx,
  secrets: Pick<Secrets, 'seal'>,
  organization: OrganizationId,
  hosts: readonly KeptHost[],
): Promise<void> {
  if (hosts.length === 0) return;
  await tx
    .insertInto('listed_host')
    .values(
      hosts.map(({ id, reception, name, mail, phone, channel, version }) => ({
        organization_id: organization,
        id,
        reception_id: reception,
        name,
        mail,
        phone: phone === null ? null : secrets.seal(phone, placeOfHostPhone(organization, id)),
        channel,
        version,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'id']).doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        mail: row.ref('excluded.mail'),
        phone: row.ref('excluded.phone'),
        channel: row.ref('excluded.channel'),
        version: row.ref('excluded.version'),
      })),
    )
    .execute();
}

export async function deleteListedHosts(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly ListedHostId[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('listed_host')
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** Counts a change of a list; gives its version afterwards. */
export async function noteListChange(
  tx: Tx,
  organization: OrganizationId,
  reception: string,
): Promise<number> {
  const { hosts_version: version } = await tx
    .updateTable('reception')
    .set({ hosts_version: sql<number>`hosts_version + 1` })
    .where('organization_id', '=', organization)
    .where('id', '=', reception)
    .returning('hosts_version')
    .executeTakeFirstOrThrow();
  return version;
}

function hostFrom(row: Selectable<ListedHostTable>): SealedHost {
  return {
    id: ListedHostId.parse(row.id),
    reception: ReceptionId.parse(row.reception_id),
    name: row.name,
    mail: row.mail,
    sealedPhone: row.phone,
    channel: OwnChannel.nullable().parse(row.channel),
    version: row.version,
  };
}
