import { hostColumns } from '../../../../contract/listed-hosts.ts';
import type { DecimalMark } from '../../../../contract/menu-import.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import { harmless } from '../../../csv/cell-text.ts';
import { csvRows, UTF8_MARK } from '../../../csv/write-csv.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { listHosts } from './keep-hosts.ts';
import type { HostListDeps } from './keep-hosts.ts';

/**
 * The list of a reception as a file that `importHosts` reads again; a semicolon stands between cells where decimals have a
 * comma, and no name becomes a formula. Rejects with `not-found`.
 */
export async function exportHosts(
  deps: HostListDeps,
  caller: Caller,
  { reception, decimal }: { readonly reception: ReceptionId; readonly decimal: DecimalMark },
): Promise<Buffer> {
  const { hosts } = await listHosts(deps, caller, reception);
  const rows = hosts.map((host) => hostColumns.map((column) => harmless(host[column] ?? '')));
  return Buffer.from(UTF8_MARK + csvRows([[...hostColumns], ...rows], decimal));
}
