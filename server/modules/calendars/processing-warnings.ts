import type { ResourceKind } from '../../../contract/calendars.ts';
import type { Processing } from './processing.ts';

/** How far ahead Exchange lets people book unless somebody changed it. */
const USUAL_WINDOW_DAYS = 180;
const DAY_MINUTES = 1_440;

/** What Foyer itself says about the room: taken at once, or after somebody decided. */
type Booking = 'direct' | 'request';

interface Compared {
  readonly processing: Processing;
  readonly booking: Booking;
  readonly kind: ResourceKind;
  /** Somebody decides about each request before the room is taken. */
  readonly isManaged: boolean;
}

type Rule = (compared: Compared) => string | null;

const rules: readonly Rule[] = [
  ({ processing: { automate } }) =>
    automate === 'AutoUpdate' || automate === 'None'
      ? `Nobody answers for this room (AutomateProcessing is ${automate}): it never confirms a booking. Set AutomateProcessing to AutoAccept.`
      : null,
  ({ processing, kind }) =>
    processing.allowConflicts && kind !== 'workspace'
      ? 'Exchange accepts two meetings at the same time here (AllowConflicts). Set AllowConflicts to $false.'
      : null,
  ({ processing: { enforceCapacity, allowConflicts }, kind }) =>
    kind === 'workspace' && enforceCapacity === false
      ? `Exchange does not count the places of this workspace (EnforceCapacity is $false): it ${allowConflicts ? 'accepts any number of bookings' : 'takes one booking at a time'}. Set EnforceCapacity to $true, or make it a room here.`
      : null,
  ({ processing: { minimumDurationInMinutes: minutes }, kind }) =>
    kind === 'workspace' && minutes !== null && minutes > 0
      ? `Exchange declines bookings shorter than ${minutes} minutes (MinimumDurationInMinutes).`
      : null,
  ({ isManaged, booking }) =>
    isManaged && booking === 'direct'
      ? 'In Exchange somebody decides about each request (AllBookInPolicy is $false), and here it says that booking is direct. Set booking to "on request" here.'
      : null,
  ({ processing, isManaged, booking }) =>
    processing.allBookInPolicy && !isManaged && booking === 'request'
      ? 'Here it says that somebody decides about each request, but Exchange accepts them at once (AllBookInPolicy is $true). Set booking to "direct" here, or set AllBookInPolicy to $false.'
      : null,
  ({ processing, isManaged }) =>
    isManaged && processing.allRequestInPolicy === false
      ? 'Nobody but those in its policies may book or request this room (AllBookInPolicy and AllRequestInPolicy are $false): Exchange declines all others.'
      : null,
  ({ processing, isManaged }) =>
    isManaged && processing.forwardRequestsToDelegates === false
      ? 'Those who decide are not told about new requests (ForwardRequestsToDelegates is $false).'
      : null,
  ({ processing, isManaged }) =>
    isManaged && processing.tentativePendingApproval === false
      ? 'A request that waits for a decision shows as free (TentativePendingApproval is $false), so others may request the same time.'
      : null,
  ({ processing: { bookingWindowInDays: days } }) =>
    days !== null && days < USUAL_WINDOW_DAYS
      ? `Exchange declines what is more than ${days} days ahead (BookingWindowInDays); its own default is ${USUAL_WINDOW_DAYS}.`
      : null,
  ({ processing: { maximumDurationInMinutes: minutes } }) =>
    minutes !== null && minutes > 0 && minutes < DAY_MINUTES
      ? `Exchange declines meetings longer than ${minutes} minutes (MaximumDurationInMinutes).`
      : null,
  ({ processing }) =>
    processing.allowRecurringMeetings === false
      ? 'Exchange declines every series here (AllowRecurringMeetings is $false).'
      : null,
  ({ processing }) =>
    processing.onlyDuringWorkHours
      ? 'Exchange declines meetings outside of working hours (ScheduleOnlyDuringWorkHours).'
      : null,
  ({ processing }) =>
    processing.processExternalMeetingMessages
      ? 'People outside of your organization can book this room by mail (ProcessExternalMeetingMessages).'
      : null,
  ({ processing }) =>
    processing.removePrivateProperty === false
      ? 'Private meetings stay private in this room (RemovePrivateProperty is $false): Foyer shows their time and organizer only.'
      : null,
  ({ processing }) =>
    processing.enableAutoRelease
      ? 'Exchange itself frees this room when nobody checks in (EnableAutoRelease). Use one check-in only, its or that of Foyer.'
      : null,
];

/** What in Exchange's settings keeps booking from going as Foyer says it does, one sentence each; empty when all is well. */
export function processingWarnings(
  processing: Processing | null,
  { booking, kind }: { readonly booking: Booking; readonly kind: ResourceKind },
): readonly string[] {
  if (!processing) return [];
  const compared = { processing, booking, kind, isManaged: processing.allBookInPolicy === false };
  return rules.flatMap((rule) => rule(compared) ?? []);
}
