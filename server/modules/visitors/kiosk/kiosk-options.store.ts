import { sql } from 'kysely';
import type { KioskOptions } from '../../../../contract/kiosk-options.ts';
import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Db, Tx } from '../../../storage/database.ts';

/** Where nobody has said anything: a kiosk checks in and out. */
const usual: KioskOptions = { badge: 'none', walkIns: false, version: 1 };

export async function optionsOf(
  db: Db | Tx,
  organization: OrganizationId,
  reception: ReceptionId,
): Promise<KioskOptions> {
  const row = await db
    .selectFrom('kiosk_options')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('reception_id', '=', reception)
    .executeTakeFirst();
  return row ? { badge: row.badge, walkIns: row.walk_ins, version: row.version } : usual;
}

/** Writes the next version; false: somebody else was quicker. */
export async function saveOptions(
  tx: Tx,
  organization: OrganizationId,
  reception: ReceptionId,
  { badge, walkIns, version }: KioskOptions,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into kiosk_options as kept (organization_id, reception_id, badge, walk_ins, version)
    values (${organization}, ${reception}, ${badge}, ${walkIns}, ${version})
    on conflict (organization_id, reception_id) do update
      set badge = excluded.badge, walk_ins = excluded.walk_ins, version = excluded.version
      where kept.version = excluded.version - 1`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}
