import type { Selectable } from 'kysely';
import { ApiKeyId, ApiScope } from '../../../contract/api-keys.ts';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { Instant } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { ApiKeyTable } from '../../storage/tables/api-keys.ts';

/** A key as it is stored. All times are real time. */
export interface ApiKey {
  readonly organization: OrganizationId;
  readonly id: ApiKeyId;
  readonly name: string;
  readonly prefix: string;
  readonly hash: Buffer;
  readonly scopes: readonly ApiScope[];
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedOn: string | null;
  readonly revokedAt: Instant | null;
}

export async function listKeys(db: Db | Tx, organization: OrganizationId): Promise<readonly ApiKey[]> {
  const rows = await db
    .selectFrom('api_key')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(keyFrom);
}

export async function findKey(tx: Tx, organization: OrganizationId, id: ApiKeyId): Promise<ApiKey | null> {
  const row = await tx
    .selectFrom('api_key')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? keyFrom(row) : null;
}

/** Of any organization: a key says by itself whose it is. */
export async function findByPrefix(db: Db, prefix: string): Promise<ApiKey | null> {
  const row = await db.selectFrom('api_key').selectAll().where('prefix', '=', prefix).executeTakeFirst();
  return row ? keyFrom(row) : null;
}

export async function insertKey(tx: Tx, key: ApiKey): Promise<void> {
  await tx
    .insertInto('api_key')
    .values({
      organization_id: key.organization,
      id: key.id,
      name: key.name,
      prefix: key.prefix,
      key_hash: key.hash,
      scopes: [...key.scopes],
      made_by: key.madeBy,
      made_at: key.madeAt,
      expires_at: key.expiresAt,
    })
    .execute();
}

export async function revokeKey(tx: Tx, { organization, id }: ApiKey, at: Instant): Promise<void> {
  await tx
    .updateTable('api_key')
    .set({ revoked_at: at })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** Notes the day on which a key was used; once a day, so that a busy program does not write with every call. */
export async function noteUse(db: Db, { organization, id }: ApiKey, day: string): Promise<void> {
  await db
    .updateTable('api_key')
    .set({ last_used_on: day })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where((where) => where.or([where('last_used_on', 'is', null), where('last_used_on', '<', day)]))
    .execute();
}

/** Notes the day on which a key was refused; false when that day is noted already. */
export async function noteRefusal(tx: Tx, { organization, id }: ApiKey, day: string): Promise<boolean> {
  const done = await tx
    .updateTable('api_key')
    .set({ refused_on: day })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where((where) => where.or([where('refused_on', 'is', null), where('refused_on', '<', day)]))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

function keyFrom(row: Selectable<ApiKeyTable>): ApiKey {
  return {
    organization: OrganizationId.parse(row.organization_id),
    id: ApiKeyId.parse(row.id),
    name: row.name,
    prefix: row.prefix,
    hash: Buffer.from(row.key_hash),
    scopes: row.scopes.flatMap((scope) => ApiScope.safeParse(scope).data ?? []),
    madeBy: row.made_by,
    madeAt: instantOf(row.made_at.getTime()),
    expiresAt: instantOf(row.expires_at.getTime()),
    lastUsedOn: row.last_used_on,
    revokedAt: row.revoked_at && instantOf(row.revoked_at.getTime()),
  };
}
