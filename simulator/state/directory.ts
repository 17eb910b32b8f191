/** Who and what exists in the simulated tenants. Instants are UTC; zones are IANA; addresses are lower case. */

export interface SimulatedTenant {
  /** Entra's tenant id (a GUID, the same after every reset). */
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly people: SimulatedPerson[];
  readonly groups: SimulatedGroup[];
  readonly buildings: SimulatedBuilding[];
  readonly rooms: SimulatedRoom[];
}

export interface SimulatedPerson {
  readonly id: string;
  /** Short name used by the control API and the people switcher, e.g. `anna`. */
  readonly handle: string;
  displayName: string;
  givenName: string;
  surname: string;
  readonly mail: string;
  readonly timeZone: string;
  enabled: boolean;
  /** Mailboxes this person may act for, as a calendar delegate. */
  readonly delegateOf: readonly string[];
  /** Ids of directory roles (`wids`), e.g. Global Administrator. */
  readonly directoryRoles: readonly string[];
}

export interface SimulatedGroup {
  readonly id: string;
  readonly displayName: string;
  /** Object ids of people and of groups: groups nest. */
  members: string[];
}

export interface SimulatedBuilding {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly floors: readonly { readonly id: string; readonly label: string; readonly number: number }[];
}

export interface SimulatedRoom {
  readonly id: string;
  readonly handle: string;
  readonly displayName: string;
  readonly address: string;
  readonly capacity: number | null;
  readonly buildingId: string;
  readonly floorId: string;
  readonly display: string | null;
  readonly video: string | null;
  readonly audio: string | null;
  readonly wheelChairAccessible: boolean;
  readonly tags: readonly string[];
  readonly timeZone: string;
  readonly processing: RoomProcessing;
}

/** The part of Exchange's Set-CalendarProcessing that decides what a room answers; defaults are Exchange's. */
export interface RoomProcessing {
  readonly automateProcessing: 'AutoAccept' | 'AutoUpdate' | 'None';
  /** `false`: every request waits for a delegate (a managed room). */
  readonly allBookInPolicy: boolean;
  readonly delegates: readonly string[];
  readonly allowConflicts: boolean;
  /** Of a series, so many dates may conflict and are declined one by one; above either limit the series is declined. */
  readonly maximumConflictInstances: number;
  readonly conflictPercentageAllowed: number;
  readonly bookingWindowInDays: number;
  readonly maximumDurationInMinutes: number;
  readonly allowRecurringMeetings: boolean;
  readonly enforceSchedulingHorizon: boolean;
  readonly deleteSubject: boolean;
  readonly addOrganizerToSubject: boolean;
  readonly deleteComments: boolean;
  readonly removePrivateProperty: boolean;
  readonly processExternalMeetingMessages: boolean;
}
