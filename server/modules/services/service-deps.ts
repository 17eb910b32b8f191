import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { Cause } from '../meetings/index.ts';
import type { RoomDirectory } from '../rooms/index.ts';
import type { RecordDeps } from './record-changes.ts';

/** What the use cases of pane and portal need. */
export interface ServiceUseDeps extends RecordDeps {
  readonly db: Db;
  /** Business time. */
  readonly clock: Clock;
  readonly directory: RoomDirectory;
  /** Lets everything on a link follow the meeting as it is now, within the transaction; the link's lock is held. */
  readonly follow: (tx: Tx, organization: OrganizationId, link: string, cause: PaneCause) => Promise<void>;
}

export type PaneCause = Omit<Cause, 'at'> & { readonly requestId?: string | null };
