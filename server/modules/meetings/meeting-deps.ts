import type { CalendarId, OrganizationId } from '../../../contract/primitives.ts';
import type { Db } from '../../storage/database.ts';
import type { RoomDirectory } from '../rooms/index.ts';
import type { ReconcileDeps } from './reconcile.ts';

/** What the use cases of pane and portal need. */
export interface MeetingUseDeps extends ReconcileDeps {
  readonly db: Db;
  readonly directory: RoomDirectory;
  /** Looks at calendars soon, because something was said that they may show by now. */
  readonly lookSoon: (organization: OrganizationId, calendars: readonly CalendarId[]) => Promise<void>;
}
