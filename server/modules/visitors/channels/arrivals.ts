import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';
import type { Arrival } from '../tell-visitors.ts';

/** How hosts hear that their visitors have come. */
export interface Arrivals {
  /** Notes in the transaction of an arrival that its host is to be told; once of each visit, however often it is said. */
  tell(tx: Tx, organization: OrganizationId, arrived: readonly Arrival[], at: Instant): Promise<void>;
  /** The same of somebody whose host was told before, because a person wants it; each time that it is said. */
  tellAgain(tx: Tx, organization: OrganizationId, waiting: Arrival, at: Instant): Promise<void>;
  /** Tells one host; what a queue calls with what `tell` put in. */
  work(job: unknown): Promise<void>;
  /** Puts on their way the calls whose job was lost. */
  wake(): Promise<void>;
}
