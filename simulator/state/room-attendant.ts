import type { RoomProcessing } from './directory.ts';
import type { Occurrence } from './stored-meeting.ts';

/** What a room's mailbox decides about an invitation. */
export type Verdict =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'declined' }
  | {
      readonly kind: 'accepted';
      /** Dates of a series that the room declines one by one. */
      readonly declined: readonly Occurrence[];
      readonly keepsUntil: number | null;
    };

export interface Invitation {
  readonly isSeries: boolean;
  /** The dates up to the room's horizon, in order; one for a single meeting or a single occurrence. */
  readonly occurrences: readonly Occurrence[];
  /** The series has dates after the horizon. */
  readonly goesBeyond: boolean;
  readonly organizerIsExternal: boolean;
}

/**
 * Exchange's booking attendant, as Set-CalendarProcessing describes it
 * (learn.microsoft.com/powershell/module/exchangepowershell/set-calendarprocessing). Pure: `isTaken` says whether
 * another accepted booking overlaps. All times in milliseconds.
 */
export function decide(
  policy: RoomProcessing,
  invitation: Invitation,
  horizon: number,
  isTaken: (occurrence: Occurrence) => boolean,
): Verdict {
  if (invitation.organizerIsExternal && !policy.processExternalMeetingMessages) return { kind: 'ignored' };
  if (policy.automateProcessing === 'None') return { kind: 'ignored' };
  if (policy.automateProcessing === 'AutoUpdate') return { kind: 'waiting' };
  if (isAgainstPolicy(policy, invitation, horizon)) return { kind: 'declined' };

  const taken = policy.allowConflicts ? [] : invitation.occurrences.filter(isTaken);
  if (taken.length > 0 && !toleratesConflicts(policy, invitation, taken.length)) return { kind: 'declined' };
  if (!policy.allBookInPolicy) return { kind: 'pending' };
  return { kind: 'accepted', declined: taken, keepsUntil: invitation.goesBeyond ? horizon : null };
}

function isAgainstPolicy(policy: RoomProcessing, invitation: Invitation, horizon: number): boolean {
  if (invitation.isSeries && !policy.allowRecurringMeetings) return true;
  if (invitation.goesBeyond && policy.enforceSchedulingHorizon) return true;
  const [first] = invitation.occurrences;
  if (!first || first.start > horizon) return true;

  const longest = policy.maximumDurationInMinutes * 60_000; // 0 means no limit
  return longest > 0 && invitation.occurrences.some(({ start, end }) => end - start > longest);
}

/** Single meetings never; of a series both the number and the share of conflicting dates must be within the limits. */
function toleratesConflicts(policy: RoomProcessing, invitation: Invitation, conflicts: number): boolean {
  if (!invitation.isSeries || conflicts === invitation.occurrences.length) return false;
  const share = (conflicts / invitation.occurrences.length) * 100;
  return conflicts <= policy.maximumConflictInstances && share <= policy.conflictPercentageAllowed;
}
