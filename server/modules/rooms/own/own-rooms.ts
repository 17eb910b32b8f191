import type { CalendarId, Instant, MailboxAddress, UnitId } from '../../../../contract/primitives.ts';
import type { Caller } from '../../../kernel/caller.ts';

/** Whose own rooms; those booked since `since` are recent. */
export interface Person extends Pick<Caller, 'tenantId' | 'objectId'> {
  readonly since: Instant;
}

/** What a person has to do with rooms already. What they may not see any more is still in it. */
export interface OwnRooms {
  readonly favorites: ReadonlySet<CalendarId>;
  /** The one booked last comes first. */
  readonly recent: ReadonlySet<MailboxAddress>;
  /** A building, or a floor. */
  readonly place: UnitId | null;
}

export const nothingOwn: OwnRooms = { favorites: new Set(), recent: new Set(), place: null };
