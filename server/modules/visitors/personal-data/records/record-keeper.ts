import type { ExportedRecord, KnownRecord, RecordKind } from '../../../../../contract/personal-data.ts';
import type { OrganizationId } from '../../../../../contract/primitives.ts';
import type { Caller } from '../../../../kernel/caller.ts';
import type { Db, Tx } from '../../../../storage/database.ts';
import type { VisitorUseDeps } from '../../visitor-deps.ts';

/** What is looked for: an address in small letters, or a name. */
export interface SoughtPerson {
  readonly mail: string | undefined;
  readonly name: string | undefined;
}

export type RecordDeps = Pick<VisitorUseDeps, 'secrets' | 'clock' | 'live'>;

/** One kind of entry in which people stand who are no visitors. */
export interface RecordKeeper {
  readonly kind: RecordKind;
  /** Those that may be about somebody. */
  find(db: Db, organization: OrganizationId, sought: SoughtPerson): Promise<readonly KnownRecord[]>;
  /** All that is kept in those of `ids` that are there. Throws a SecretError for what cannot be opened. */
  read(
    deps: Pick<RecordDeps, 'secrets'>,
    tx: Tx,
    organization: OrganizationId,
    ids: readonly string[],
  ): Promise<readonly ExportedRecord[]>;
  /** Erases the person from these, which are there; the audit is told by whoever calls. */
  erase(deps: RecordDeps, tx: Tx, caller: Caller, ids: readonly string[]): Promise<void>;
}
