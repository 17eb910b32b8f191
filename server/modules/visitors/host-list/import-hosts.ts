import { hostColumns, MOST_LISTED_HOSTS } from '../../../../contract/listed-hosts.ts';
import type {
  HostColumn,
  HostImportQuery,
  HostImportReport,
  importGroup as groupRoute,
} from '../../../../contract/listed-hosts.ts';
import type { RouteInput } from '../../../../contract/route.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import { readTable } from '../../../csv/read-table.ts';
import type { TableRow } from '../../../csv/read-table.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { knownReception } from '../known-reception.ts';
import { lockReception } from '../receptions.store.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { tooMany } from './keep-hosts.ts';
import type { HostListDeps } from './keep-hosts.ts';
import {
  deleteListedHosts,
  listedHosts,
  listVersion,
  noteListChange,
  openedHost,
  saveListedHosts,
} from './listed-hosts.store.ts';
import { planHosts } from './plan-hosts.ts';

const hostTable = {
  columns: hostColumns,
  required: ['name', 'mail'] as const,
  mostRows: MOST_LISTED_HOSTS,
};

/** Where the rows go, and how. */
interface Import {
  readonly reception: ReceptionId;
  /** Of the list, as it was seen. */
  readonly version: number;
  readonly isDryRun: boolean;
  readonly isWhole: boolean;
  readonly source: 'file' | 'group';
}

/**
 * Puts the hosts of a file on the list of a reception: whoever is there by the same address is changed, anybody else is added.
 * All of it is done or, when any row is refused or it is only tried, nothing. Rejects with `not-found`, `changed-meanwhile`,
 * `invalid-request` for a file that cannot be read, and `not-possible-now` when the list would be too long.
 */
export async function importHosts(
  deps: HostListDeps,
  caller: Caller,
  {
    body,
    encoding,
    ...how
  }: HostImportQuery & Pick<Import, 'reception' | 'version'> & { readonly body: AsyncIterable<Buffer> },
): Promise<HostImportReport> {
  await knownReception(deps.db, caller.organization, how.reception); // before anything of the file is read
  return await putOnList(deps, caller, await readTable(body, encoding, hostTable), {
    ...how,
    source: 'file',
  });
}

/**
 * The same with whoever is in a group of Entra now, nested ones included; guests, and whoever has no address, are left out.
 * Rejects as `importHosts` does, and with an `exchange-*` or `entra-*` code when the directory cannot be asked.
 */
export async function importHostGroup(
  deps: HostListDeps & Pick<VisitorUseDeps, 'people'>,
  caller: Caller,
  { group, ...how }: RouteInput<typeof groupRoute>['body'] & Pick<Import, 'reception' | 'version'>,
): Promise<HostImportReport> {
  await knownReception(deps.db, caller.organization, how.reception);
  const members = await deps.people.members(caller.organization, group, MOST_LISTED_HOSTS + 1);
  if (members === null) throw new Problem('not-found', 'This tenant is not one of this organization.');
  if (members.length > MOST_LISTED_HOSTS) throw tooMany();
  const rows = members.map(({ name, mail }, at): TableRow<HostColumn> => {
    const cells = [['name', name] as const, ['mail', mail] as const];
    return { row: at + 1, cells: new Map(cells), isTooLong: false };
  });
  return await putOnList(deps, caller, rows, { ...how, source: 'group' });
}

async function putOnList(
  { db, secrets }: HostListDeps,
  caller: Caller,
  table: readonly TableRow<HostColumn>[],
  { reception, version, isDryRun, isWhole, source }: Import,
): Promise<HostImportReport> {
  const { organization } = caller;
  return await db.transaction().execute(async (tx) => {
    await lockReception(tx, organization, reception);
    const at = await knownReception(tx, organization, reception);
    requireListVersion(await listVersion(tx, organization, reception), version);
    const list = (await listedHosts(tx, organization, reception)).map((one) =>
      openedHost(secrets, organization, one),
    );
    const { rows, saved, removed } = planHosts(table, list, at, isWhole);
    const of = (wanted: string) => rows.filter(({ outcome }) => outcome === wanted).length;
    const counts = {
      created: of('created'),
      changed: of('changed'),
      same: of('same'),
      refused: of('refused'),
    };
    if (list.length + counts.created - removed.length > MOST_LISTED_HOSTS) throw tooMany();
    const isImported = !isDryRun && counts.refused === 0;
    const all = { ...counts, removed: removed.length };
    const isWritten = isImported && saved.length + removed.length > 0;
    let written = version;
    if (isWritten) {
      await deleteListedHosts(
        tx,
        organization,
        removed.map(({ id }) => id),
      );
      await saveListedHosts(tx, secrets, organization, saved);
      written = await noteListChange(tx, organization, reception);
      await recordAudit(tx, organization, {
        ...askedBy(caller),
        action: 'reception.hosts-imported',
        subject: { kind: 'reception', id: reception, name: at.name },
        before: { hosts: list.length },
        after: { hosts: list.length + counts.created - removed.length, source, ...all },
      });
    }
    return {
      isDryRun,
      isImported,
      counts: all,
      rows: [...rows],
      version: written,
    };
  });
}

function requireListVersion(current: number, seen: number): void {
  if (current === seen) return;
  throw new Problem(
    'changed-meanwhile',
    'Somebody else changed this list meanwhile. Nothing was overwritten.',
  );
}
