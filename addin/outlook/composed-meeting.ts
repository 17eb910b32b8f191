import type { BookingKey } from '../../contract/meetings.ts';
import type { Interval, OrganizationId } from '../../contract/primitives.ts';
import type { Recurrence } from '../../contract/recurrence.ts';
import type { KeptMeeting } from './kept-meeting.ts';

/**
 * `wish`: what the room search was told; `request`: a request that is being written; `message`: one to a team, about the
 * order with that id.
 */
export type KeptThing = 'wish' | 'request' | `message ${string}`;

/** The meeting that is being composed in Outlook: all that the pane knows of it, free of Office.js. */
export interface ComposedMeeting {
  /** Reads everything anew. Throws when Outlook does not answer what every version can answer. */
  readonly read: () => Promise<Meeting>;
  /** Puts a room into the location and the resource attendees, and reads back what Outlook made of it. */
  readonly addRoom: (room: RoomInMeeting) => Promise<RoomChange>;
  readonly removeRoom: (room: RoomInMeeting) => Promise<RoomChange>;
  /** Gives the meeting another time; null where Outlook lets nobody set it. Throws when Outlook does not say its time. */
  readonly moveTo: ((to: Interval) => Promise<TimeChange>) | null;
  /** Calls back after every change that Outlook reports or, in old versions, that a look every two seconds finds. */
  readonly onChange: (changed: () => void) => () => void;
  /** What the pane wants to find again after it was reloaded; null when nothing was kept or nothing can be. */
  readonly recall: (what: KeptThing) => Promise<string | null>;
  readonly keep: (what: KeptThing, text: string) => Promise<void>;
  /** The key under which the server knows this meeting, as far as the form has kept it. */
  readonly recallKey: () => Promise<{
    readonly bookingKey: BookingKey;
    readonly organization: OrganizationId | null;
  } | null>;
  /** Keeps the key with the meeting, and for Outlook's own events what they need at Send. */
  readonly keepMeeting: (kept: KeptMeeting) => Promise<void>;
}

export interface Meeting {
  /** As the form has it: `end` may lie before `start`. */
  readonly interval: Interval;
  readonly timeZone: MeetingZone;
  readonly organizer: string | null;
  readonly organizerName: string;
  /** Addresses of everybody invited, lower case, each once, rooms included where Outlook lists them as attendees. */
  readonly attendees: readonly string[];
  /** The same people in the same order, with what else Outlook knows of them. */
  readonly invited: readonly Attendee[];
  readonly rooms: readonly RoomInMeeting[];
  /** Locations that are only text: Outlook books nothing for them. */
  readonly textLocations: readonly string[];
  readonly repeats: 'no' | 'series' | 'occurrence';
  /** Of a series that is edited as a whole; null where Outlook does not say, or says what nobody understands. */
  readonly recurrence: Recurrence | null;
  /** Outlook's id of the series of which one occurrence is open. */
  readonly seriesId: string | null;
  /** What the meeting occupied when the pane was opened, when it had been saved before. */
  readonly saved: { readonly interval: Interval; readonly rooms: readonly string[] } | null;
}

/** Somebody invited, or a distribution list. */
export interface Attendee {
  /** Lower case; of a name that Outlook has not resolved, that name. */
  readonly mail: string;
  /** As Outlook shows it, often the address again; empty: Outlook has none. */
  readonly name: string;
  /** Outlook says that it is a distribution list; those of other organizations it does not know as such. */
  readonly isList: boolean;
}

export interface MeetingZone {
  /** IANA name; the browser's own when `known` is false. */
  readonly name: string;
  readonly known: boolean;
  /** The clock is right, but the city is only the first of many that share it. */
  readonly cityGuessed: boolean;
  /** As Outlook calls it. */
  readonly outlookName: string;
}

export interface RoomInMeeting {
  /** Lower case. */
  readonly mailbox: string;
  readonly name: string;
}

/** What a change did to the meeting, judged by reading it again; Outlook's word alone is not enough. */
export type RoomChange =
  | { readonly outcome: 'done' }
  /** Outlook refused the call, with its own code. */
  | { readonly outcome: 'refused'; readonly code: number }
  /** Outlook said yes, but the room is not there, or there more than once. */
  | { readonly outcome: 'not-added' | 'added-twice' }
  /** It stands in the location as text, which books nothing. */
  | { readonly outcome: 'only-text' }
  /** Outlook said yes, but the room is still there: as a location, or as an attendee. */
  | { readonly outcome: 'kept'; readonly as: 'location' | 'attendee' }
  /** As asked, but another room appeared or vanished by the way. */
  | {
      readonly outcome: 'others-changed';
      readonly appeared: readonly string[];
      readonly vanished: readonly string[];
    };

/** What setting the time did, judged by reading it again. `code` is Outlook's own; null: it said yes and did something else. */
export type TimeChange =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'refused'; readonly code: number | null; readonly isAsBefore: boolean };
