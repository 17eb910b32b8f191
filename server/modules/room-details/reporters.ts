import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { forgetItems } from '../messages/index.ts';
import { itemOf } from './fault-item.ts';
import { forgetReporters, listFaults, lockReported } from './faults.store.ts';
import type { KeptFault } from './faults.store.ts';

/** Who reported a fault that is not settled: nobody else is remembered. */
export interface Reporter {
  /** Of the fault. */
  readonly id: string;
  readonly room: string;
  readonly about: string | null;
  readonly words: string;
  readonly reportedAt: Instant;
  readonly name: string;
  readonly mail: string | null;
}

/** More open faults than anybody looks through. */
const MOST_READ = 10_000;

/** Everybody who reported a fault that is open, the newest first. */
export async function listReporters(db: Db, organization: OrganizationId): Promise<readonly Reporter[]> {
  const faults = await listFaults(db, organization, { isOpen: true, most: MOST_READ });
  return faults.filter(({ reporter }) => reporter.name !== '').map(reporterOf);
}

/** Those of the faults `ids`; each is locked until the transaction ends. */
export async function readReporters(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<readonly Reporter[]> {
  return (await lockReported(tx, organization, ids)).map(reporterOf);
}

/** Forgets who reported the faults `ids`, also from what the contact of the room was told. The faults stay open. */
export async function eraseReporters(
  tx: Tx,
  organization: OrganizationId,
  ids: readonly string[],
): Promise<void> {
  const faults = await lockReported(tx, organization, ids);
  await forgetReporters(tx, organization, ids);
  await forgetItems(
    tx,
    organization,
    faults.map(({ id }) => itemOf(id)),
  );
}

function reporterOf({ id, roomName, about, words, reportedAt, reporter }: KeptFault): Reporter {
  const { name, mail } = reporter;
  return { id, room: roomName, about, words, reportedAt, name, mail };
}
