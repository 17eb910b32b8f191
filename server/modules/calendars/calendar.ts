import type {
  CalendarId,
  DepartmentId,
  Instant,
  IntegrationId,
  MailboxAddress,
  UnitId,
} from '../../../contract/primitives.ts';
import type { CalendarReply, ResourceKind } from '../../../contract/calendars.ts';
import type { Processing } from './processing.ts';
import { processingWarnings } from './processing-warnings.ts';

/** A resource calendar that the organization lets us read, with what is known about reading it. */
export interface Calendar {
  readonly id: CalendarId;
  readonly mailbox: MailboxAddress;
  readonly integration: IntegrationId;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly capacity: number | null;
  readonly equipment: readonly string[];
  /** Null: not placed yet, and so offered to nobody. */
  readonly unit: UnitId | null;
  readonly department: DepartmentId | null;
  readonly booking: 'direct' | 'request';
  readonly seenBy: readonly string[];
  readonly bookedBy: readonly string[];
  /** Minutes that the room is needed before and after a meeting for which a team works. */
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  /** What those groups were called when they were chosen, by id. */
  readonly groupNames: Readonly<Record<string, string>>;
  readonly version: number;
  readonly state: 'read' | 'not-a-resource';
  readonly lastReadAt: Instant | null;
  /** Why the last reading failed; null when it did not. */
  readonly fault: { readonly code: string; readonly detail: string } | null;
  /** What was pasted of Exchange's own settings; null: nothing yet. */
  readonly processing: Processing | null;
  readonly processingReadAt: Instant | null;
}

const GONE =
  'Exchange does not list this mailbox as a room or workspace any more, so Foyer stopped reading it. Make it a resource mailbox again, or remove the calendar here.';

/** A calendar as the portal shows it. */
export function replyOf(calendar: Calendar): CalendarReply {
  const { id, mailbox, integration, name, kind, capacity, unit, department, booking, version } = calendar;
  return {
    id,
    mailbox,
    integration,
    name,
    kind,
    capacity,
    unit,
    department,
    booking,
    version,
    equipment: [...calendar.equipment],
    seenBy: [...calendar.seenBy],
    bookedBy: [...calendar.bookedBy],
    bufferBefore: calendar.bufferBefore,
    bufferAfter: calendar.bufferAfter,
    groupNames: { ...calendar.groupNames },
    warnings: [...processingWarnings(calendar.processing, calendar)],
    processingReadAt: calendar.processingReadAt,
    health: { lastReadAt: calendar.lastReadAt, ...healthOf(calendar) },
  };
}

function healthOf({
  state,
  lastReadAt,
  fault,
}: Calendar): Pick<CalendarReply['health'], 'state' | 'code' | 'detail'> {
  if (state === 'not-a-resource') return { state, code: null, detail: GONE };
  if (fault) return { state: 'failing', ...fault };
  return { state: lastReadAt === null ? 'unread' : 'ok', code: null, detail: null };
}
