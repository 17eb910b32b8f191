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
  /** `false`: a company that no organization of the product has connected and that has consented to nothing. */
  readonly connected: boolean;
  /** Accounts that programs sign in with at the company's own Exchange Server. */
  readonly accounts: readonly ServiceAccount[];
}

/** Which Exchange keeps a mailbox: Exchange Online, or the company's own Exchange Server. */
export type Hosting = 'online' | 'server';

/** An account with a password, for Basic and NTLM at the Exchange Server. */
export interface ServiceAccount {
  readonly id: string;
  readonly handle: string;
  readonly displayName: string;
  /** Its address, which is its user principal name too. */
  readonly mail: string;
  /** How Windows writes it, e.g. `NORDHAVN\\svc-foyer`. */
  readonly userName: string;
  readonly password: string;
  readonly hasMailbox: boolean;
  /** Whether it holds the role ApplicationImpersonation; over whom, the tenant's `serverScope` says. */
  readonly mayImpersonate: boolean;
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
  /** `online` unless it says otherwise. */
  readonly hosting?: Hosting;
  /** `false`: the account has no mailbox anywhere; `mail` is its sign-in name only. */
  readonly hasMailbox?: boolean;
  /** Set for a guest: the account at home that signs in here. */
  readonly guestOf?: { readonly tenantId: string; readonly personId: string };
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
  /** `online` unless it says otherwise: where its rooms are, and therefore who lists it. */
  readonly hosting?: Hosting;
  /** Address of its room list; `<name>-rooms@<domain>` unless it says otherwise. */
  readonly roomList?: string;
}

export interface SimulatedRoom {
  readonly id: string;
  readonly handle: string;
  readonly displayName: string;
  readonly address: string;
  /** `room` unless it says otherwise; a workspace is a group of desks, of which several meetings take some at once. */
  readonly kind?: 'room' | 'workspace';
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
  /** `online` unless it says otherwise. */
  readonly hosting?: Hosting;
  /** Further addresses of the mailbox. */
  readonly aliases?: readonly string[];
  /** `false`: in no room list, so that no Room Finder shows it. */
  readonly listed?: boolean;
}

export function hostingOf(entry: { readonly hosting?: Hosting }): Hosting {
  return entry.hosting ?? 'online';
}

/** Whether the person has a mailbox in this tenant; guests have theirs at home. */
export function hasMailboxHere({ hasMailbox, guestOf }: SimulatedPerson): boolean {
  return hasMailbox !== false && guestOf === undefined;
}

export function roomListAddress(tenant: SimulatedTenant, building: SimulatedBuilding): string {
  const slug = building.name.toLowerCase().replaceAll(/[^a-z\d]+/g, '-');
  return building.roomList ?? `${slug}-rooms@${tenant.domain}`;
}

/** The part of Exchange's Set-CalendarProcessing that decides what a room answers; defaults are Exchange's. */
export interface RoomProcessing {
  readonly automateProcessing: 'AutoAccept' | 'AutoUpdate' | 'None';
  /** `false`: every request waits for a delegate (a managed room). */
  readonly allBookInPolicy: boolean;
  readonly delegates: readonly string[];
  readonly allowConflicts: boolean;
  /** Bookings may overlap as long as the people of all of them together are no more than the capacity (workspaces). */
  readonly enforceCapacity: boolean;
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
