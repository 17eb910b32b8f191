import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { OrganizationId } from '../../../../contract/primitives.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import { KioskId, ReceptionId } from '../../../../contract/visitor-ids.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { KioskTable } from '../../../storage/tables/visitors.ts';

/** A device at an entrance, or one that is to become it. All times are real time. */
export interface Kiosk {
  readonly organization: OrganizationId;
  readonly id: KioskId;
  readonly reception: ReceptionId;
  readonly name: string;
  readonly codeUntil: Instant | null;
  readonly pairedAt: Instant | null;
  readonly pairedUntil: Instant | null;
  readonly lastSeenAt: Instant | null;
}

export async function listKiosksOf(
  db: Db | Tx,
  organization: OrganizationId,
  reception: ReceptionId,
): Promise<readonly Kiosk[]> {
  const rows = await db
    .selectFrom('kiosk')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('reception_id', '=', reception)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(kioskFrom);
}

export async function findKiosk(
  db: Db | Tx,
  organization: OrganizationId,
  id: KioskId,
): Promise<Kiosk | null> {
  const row = await db
    .selectFrom('kiosk')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? kioskFrom(row) : null;
}

/** What the house is called. */
export async function houseName(db: Db, organization: OrganizationId): Promise<string> {
  const row = await db
    .selectFrom('organization')
    .select('name')
    .where('id', '=', organization)
    .executeTakeFirst();
  return row?.name ?? '';
}

/** Of any organization: what a device shows says by itself which kiosk it is. */
export async function findBySession(db: Db, sessionHash: Buffer): Promise<Kiosk | null> {
  const row = await db
    .selectFrom('kiosk')
    .selectAll()
    .where('session_hash', '=', sessionHash)
    .executeTakeFirst();
  return row ? kioskFrom(row) : null;
}

/** Adds a kiosk, or gives one that is there a new code in place of the one before. */
export async function saveCode(
  tx: Tx,
  { organization, id, reception, name }: Pick<Kiosk, 'organization' | 'id' | 'reception' | 'name'>,
  code: { readonly hash: Buffer; readonly until: Instant },
): Promise<void> {
  const columns = { name, code_hash: code.hash, code_until: code.until };
  await tx
    .insertInto('kiosk')
    .values({ organization_id: organization, id, reception_id: reception, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet(columns))
    .execute();
}

/** Takes a code that works, once, and lets what the device will show take the place of what was shown before. */
export async function takeCode(
  tx: Tx,
  codeHash: Buffer,
  session: { readonly hash: Buffer; readonly at: Instant; readonly until: Instant },
): Promise<Kiosk | null> {
  const row = await tx
    .updateTable('kiosk')
    .set({
      code_hash: null,
      code_until: null,
      session_hash: session.hash,
      paired_at: session.at,
      paired_until: session.until,
      last_seen_at: session.at,
    })
    .where('code_hash', '=', codeHash)
    .where(sql<boolean>`code_until > ${session.at}::timestamptz`)
    .returningAll()
    .executeTakeFirst();
  return row ? kioskFrom(row) : null;
}

export async function noteSeen(db: Db, { organization, id }: Kiosk, at: Instant): Promise<void> {
  await db
    .updateTable('kiosk')
    .set({ last_seen_at: at })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** With which visit a kiosk may do more until when, in place of the one before. */
export async function saveGrant(
  tx: Tx,
  organization: OrganizationId,
  id: string,
  { visit, until }: { readonly visit: string; readonly until: Instant },
): Promise<void> {
  await tx
    .updateTable('kiosk')
    .set({ granted_visit: visit, granted_until: until })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** With which visit a kiosk may do more now; null: with none. */
export async function grantedTo(
  db: Db | Tx,
  organization: OrganizationId,
  id: string,
  now: Instant,
): Promise<string | null> {
  const row = await db
    .selectFrom('kiosk')
    .select('granted_visit')
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .where(sql<boolean>`granted_until > ${now}::timestamptz`)
    .executeTakeFirst();
  return row?.granted_visit ?? null;
}

export async function removeKiosk(tx: Tx, { organization, id }: Kiosk): Promise<void> {
  await tx.deleteFrom('kiosk').where('organization_id', '=', organization).where('id', '=', id).execute();
}

function kioskFrom(row: Selectable<KioskTable>): Kiosk {
  return {
    organization: OrganizationId.parse(row.organization_id),
    id: KioskId.parse(row.id),
    reception: ReceptionId.parse(row.reception_id),
    name: row.name,
    codeUntil: at(row.code_until),
    pairedAt: at(row.paired_at),
    pairedUntil: at(row.paired_until),
    lastSeenAt: at(row.last_seen_at),
  };
}

function at(time: Date | null): Instant | null {
  return time && instantOf(time.getTime());
}
