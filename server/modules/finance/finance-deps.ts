import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';

export interface FinanceDeps {
  readonly db: Db;
  /** Each says whether something that it keeps carries a price: what costs money is kept by modules that finance does not know. */
  readonly priced: readonly ((db: Db | Tx, organization: OrganizationId) => Promise<boolean>)[];
}
