import type {
  ExportedRecord,
  KnownRecord,
  RecordKey,
  RecordKind,
} from '../../../../../contract/personal-data.ts';
import type { OrganizationId } from '../../../../../contract/primitives.ts';
import type { Caller } from '../../../../kernel/caller.ts';
import { Problem } from '../../../../kernel/problem.ts';
import type { Db, Tx } from '../../../../storage/database.ts';
import { askedBy } from '../../../audit/index.ts';
import { keptListedHosts } from './listed-hosts.ts';
import { keptParcelHosts, keptParcelSenders } from './parcels.ts';
import { keptReporters } from './room-faults.ts';
import { keptWalkInHosts } from './walk-in-hosts.ts';
import type { RecordDeps, RecordKeeper, SoughtPerson } from './record-keeper.ts';

/** Where people stand who are no visitors, in the order in which their rows are locked. */
const keepers: readonly RecordKeeper[] = [
  keptListedHosts,
  keptWalkInHosts,
  keptParcelHosts,
  keptParcelSenders,
  keptReporters,
];

/** What may be about somebody. */
export async function findRecords(
  db: Db,
  organization: OrganizationId,
  sought: SoughtPerson,
): Promise<KnownRecord[]> {
  const found: KnownRecord[] = [];
  for (const keeper of keepers) found.push(...(await keeper.find(db, organization, sought)));
  return found;
}

/** All that is kept in `keys`, each once; rejects with `not-found` when one of them is not the organization's. */
export async function readRecords(
  deps: Pick<RecordDeps, 'secrets'>,
  tx: Tx,
  organization: OrganizationId,
  keys: readonly RecordKey[],
): Promise<readonly ExportedRecord[]> {
  const found: ExportedRecord[] = [];
  for (const keeper of keepers) {
    const ids = idsOf(keys, keeper.kind);
    const records = ids.length === 0 ? [] : await keeper.read(deps, tx, organization, ids);
    if (records.length < ids.length) {
      throw new Problem('not-found', 'One of these entries is not known here. Search again.');
    }
    found.push(...records);
  }
  return found;
}

/** Erases a person from `keys`, which were read in this transaction. */
export async function eraseRecords(
  deps: RecordDeps,
  tx: Tx,
  caller: Caller,
  keys: readonly RecordKey[],
): Promise<void> {
  for (const keeper of keepers) {
    const ids = idsOf(keys, keeper.kind);
    if (ids.length > 0) await keeper.erase(deps, tx, caller, ids);
  }
}

/** Entries of the audit about records, without who stands there. */
export function recordEntries(
  caller: Caller,
  records: readonly ExportedRecord[],
  what: 'exported' | 'erased',
) {
  return records.map(({ kind, id, pseudonym }) => ({
    ...askedBy(caller),
    action: `${kind}.${what}`,
    subject: { kind, id, name: pseudonym },
    before: null,
    after: null,
  }));
}

function idsOf(keys: readonly RecordKey[], wanted: RecordKind): readonly string[] {
  return [...new Set(keys.flatMap(({ kind, id }) => (kind === wanted ? [id] : [])))];
}
