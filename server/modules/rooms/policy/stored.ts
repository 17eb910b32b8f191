import type { CalendarId, DepartmentId, MailboxAddress, UnitId } from '../../../../contract/primitives.ts';
import type { HeldPolicy } from './effective-policy.ts';
import type { Booked } from './judge.ts';

/** What is written down about rooms, and whose groups the departments are that it names. */
export interface StoredPolicies {
  readonly held: readonly HeldPolicy[];
  readonly departments: ReadonlyMap<DepartmentId, { readonly tenantId: string; readonly groupId: string }>;
}

/** A meeting of a person in one room, as the mirror has it. */
export interface OwnBooking extends Booked {
  readonly room: { readonly id: CalendarId; readonly unit: UnitId };
  readonly mailbox: MailboxAddress;
}
