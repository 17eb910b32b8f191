import type { RouteInput } from '../../../contract/route.ts';
import type {
  CalendarId,
  DepartmentId,
  Instant,
  MailboxAddress,
  OrganizationId,
  UnitId,
} from '../../../contract/primitives.ts';
import type { readRoom, RoomKind, Unit } from '../../../contract/rooms.ts';
import type { Exchange } from '../../exchange/index.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Availability } from '../availability/index.ts';
import type { OwnRooms } from './own/own-rooms.ts';
import type { HeldWeights } from './ranking/weights.ts';
import type { OwnBooking, StoredPolicies } from './policy/stored.ts';

/** A resource calendar that the organization told us to read. */
export interface Room {
  readonly id: CalendarId;
  readonly mailbox: MailboxAddress;
  readonly integration: string;
  readonly name: string;
  readonly kind: RoomKind;
  readonly capacity: number | null;
  /** Lower case. */
  readonly equipment: readonly string[];
  readonly unit: UnitId;
  readonly department: RoomDepartment | null;
  readonly booking: 'direct' | 'request';
  /** Ids of the groups whose members may book; empty: everyone who sees it. */
  readonly bookedBy: readonly string[];
  /** What is reported to be broken and not settled: equipment, or null for something else. Absent: nothing is. */
  readonly faults?: readonly (string | null)[];
}

/** The department that a room belongs to, and whose members alone see its rooms; `onlyFor: null` is everybody. */
export interface RoomDepartment {
  readonly id: DepartmentId;
  /** A group, which means something within its tenant only. */
  readonly onlyFor: { readonly tenantId: string; readonly groupId: string } | null;
}

/** What the meeting needs, and what it occupies already if it was sent before. */
export type Wish = RouteInput<typeof readRoom>['query'];

/** The units in which rooms are looked for, given all of them; null: wherever they are. */
export type Within = (units: readonly Unit[]) => Promise<ReadonlySet<UnitId> | null>;

/** Where rooms and units come from. */
export interface RoomDirectory {
  /**
   * The rooms in use that a member of `groups` may see (null: all of them, for whoever administers them); only those at `mailboxes` when these are given. With `within`
   * those in other units may be left out, which saves looking at them. What else hides a room, `visibleRooms` knows. Calendars that are not placed yet are not among them.
   */
  listRooms(
    organization: OrganizationId,
    groups: ReadonlySet<string> | null,
    mailboxes?: readonly MailboxAddress[],
    within?: Within,
  ): Promise<readonly Room[]>;
  /** Every unit, siblings in the order in which the organization shows them. */
  listUnits(organization: OrganizationId): Promise<readonly Unit[]>;
  /** What the organization, its places and its rooms say about who may book and when. */
  listPolicies(organization: OrganizationId): Promise<StoredPolicies>;
  /** What the organization and its places say about the order of rooms. */
  listRankings(organization: OrganizationId): Promise<readonly HeldWeights[]>;
  /** What rooms show of the meetings of an organizer (lower case) that end after `from`; not what they declined. */
  listOwnBookings(
    organization: OrganizationId,
    organizer: string,
    from: Instant,
  ): Promise<readonly OwnBooking[]>;
  /** The rooms and the place of a person; rooms booked since `since` are recent. Asked together with the rest, it costs no question. */
  ownRooms(caller: Caller, since: Instant): Promise<OwnRooms>;
}

export interface RoomsDeps {
  readonly directory: RoomDirectory;
  /** The Exchange behind an integration; may reject with a Problem, which makes its rooms unknown. */
  readonly exchangeOf: (
    integration: string,
    organization: OrganizationId,
  ) => Promise<Pick<Exchange, 'readSchedules'>>;
  /** When rooms are taken, as last read. */
  readonly availability: Pick<Availability, 'of'>;
  readonly clock: Clock;
}
