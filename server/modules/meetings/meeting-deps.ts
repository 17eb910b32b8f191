import type { Reason } from '../../../contract/meetings.ts';
import type { CalendarId, MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Db } from '../../storage/database.ts';
import type { RoomDirectory } from '../rooms/index.ts';
import type { Link } from './link.ts';
import type { ReconcileDeps } from './reconcile.ts';

/** What the single dates of a series still lack when it is about to be sent. */
export interface DatesAtSend {
  /** The room of the series that its first date does without, because that date is planned in another one; null: none. */
  readonly movedFirst: MailboxAddress | null;
  /** What is to be said of the other dates. */
  readonly reasons: readonly Reason[];
  /** Names of what the reasons are about, for the organizer to be told once. */
  readonly told: readonly string[];
}

/** The use cases do not know what is planned for single dates. `held`: rooms that hold the series already. */
export type AskDatesAtSend = (
  caller: Caller,
  link: Link,
  held: ReadonlySet<CalendarId>,
) => Promise<DatesAtSend>;

/** What the use cases of pane and portal need. */
export interface MeetingUseDeps extends ReconcileDeps {
  readonly db: Db;
  readonly directory: RoomDirectory;
  readonly datesAtSend: AskDatesAtSend;
  /** Looks at calendars soon, because something was said that they may show by now. */
  readonly lookSoon: (organization: OrganizationId, calendars: readonly CalendarId[]) => Promise<void>;
}
