import type { OrganizationId } from '../../../contract/primitives.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { Reception } from './reception.ts';
import { listReceptions } from './receptions.store.ts';

/** A reception of the organization; rejects with `not-found` for any other. */
export async function knownReception(
  db: Db | Tx,
  organization: OrganizationId,
  id: ReceptionId,
): Promise<Reception> {
  const reception = (await listReceptions(db, organization)).find((one) => one.id === id);
  if (!reception) throw new Problem('not-found', 'There is no such reception in this organization.');
  return reception;
}
