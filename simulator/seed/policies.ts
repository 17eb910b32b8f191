import type { RoomProcessing } from '../state/directory.ts';

/** What a room mailbox created in the admin center does (learn.microsoft.com, Set-CalendarProcessing, defaults). */
export const autoAccept: RoomProcessing = {
  automateProcessing: 'AutoAccept',
  allBookInPolicy: true,
  delegates: [],
  allowConflicts: false,
  enforceCapacity: false,
  maximumConflictInstances: 0,
  conflictPercentageAllowed: 0,
  bookingWindowInDays: 180,
  maximumDurationInMinutes: 1440,
  allowRecurringMeetings: true,
  enforceSchedulingHorizon: true,
  deleteSubject: true,
  addOrganizerToSubject: true,
  deleteComments: true,
  removePrivateProperty: true,
  processExternalMeetingMessages: false,
};

/** A room whose requests wait for one of its delegates. */
export function managedBy(...delegates: readonly string[]): RoomProcessing {
  return { ...autoAccept, allBookInPolicy: false, delegates };
}

/** A workspace as administrators are told to set it up: its places are counted. */
export const countedPlaces: RoomProcessing = { ...autoAccept, enforceCapacity: true };
