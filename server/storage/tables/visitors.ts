import type {
  Defaulted,
  DefaultedJson,
  Json,
  Maybe,
  MaybeJson,
  MaybeTimestamp,
  Timestamp,
} from '../columns.ts';

/** Receptions, and who is expected there. All times are business time. */
export interface VisitorTables {
  readonly reception: ReceptionTable;
  readonly visitor: VisitorTable;
  readonly visit: VisitTable;
  readonly kiosk: KioskTable;
  readonly house_rules: HouseRulesTable;
  readonly photo_consent: HouseRulesTable;
  readonly kiosk_options: KioskOptionsTable;
  readonly visit_photo: VisitPhotoTable;
  readonly visit_internal: VisitInternalTable;
  readonly roll_call: RollCallTable;
  readonly roll_call_mark: RollCallMarkTable;
  readonly host_notification: HostNotificationTable;
}

/** That a host was told by hand of somebody who waits: the last time. */
export interface HostNotificationTable {
  readonly organization_id: string;
  readonly visit_id: string;
  readonly notified_at: Timestamp;
  /** The name of who pressed it, as they were called then. */
  readonly notified_by: string;
}

/** Since when what is said at the roll call of a reception counts. */
export interface RollCallTable {
  readonly organization_id: string;
  readonly reception_id: string;
  readonly begun_at: Timestamp;
}

/** What was said last of somebody at a roll call. */
export interface RollCallMarkTable {
  readonly organization_id: string;
  readonly visit_id: string;
  readonly is_safe: boolean;
  readonly marked_at: Timestamp;
  readonly visit_internal: VisitInternalTable;
}

/** A front desk. */
export interface ReceptionTable {
  readonly organization_id: string;
  readonly id: string;
  readonly name: string;
  /** BCP 47: what visitors are written in, unless they have a language of their own. */
  readonly language: string;
  /** ISO 3166: telephone numbers without a country code are of it. */
  readonly country: string;
  /** IANA: days of the desk are counted in it. */
  readonly time_zone: string;
  /** So long before the meeting visitors are told. */
  readonly notice_minutes: number;
  /** What to bring and how to get there, for visitors to read. */
  readonly directions: Defaulted<string>;
  /** When somebody is there: by weekday, and days on which nobody is. */
  readonly hours: DefaultedJson;
  readonly closed_days: DefaultedJson;
  /** Street and town. */
  readonly address: Defaulted<string>;
  /** What visitors read instead of the usual words, by language. */
  readonly texts: DefaultedJson;
  /** Of its list of hosts. */
  readonly hosts_version: Defaulted<number>;
  /** Which fields the pane asks for, and which must be filled in. */
  readonly asks: Json;
  /** When hosts are asked about visitors who stay on, and when those are checked out by the clock. */
  readonly check_out: DefaultedJson;
  /** Null: nobody counts. */
  readonly parking_places: Maybe<number>;
  /** Units served, each with everything below it. */
  readonly units: string[];
  /** Who works there: persons and Entra groups. */
  readonly members: DefaultedJson;
  /** So long after the last visit a visitor is known by name. */
  readonly retention_days: number;
  /** How a badge looks; what it does not say is as usual. */
  readonly badge: DefaultedJson;
  /** The desk sees what meetings are called, where their rooms show it. */
  readonly shows_titles: Defaulted<boolean>;
  readonly is_active: Defaulted<boolean>;
  readonly version: Defaulted<number>;
}

/** Somebody whom an organizer expects at a meeting; of a series, on each of its dates. */
export interface VisitorTable {
  readonly organization_id: string;
  readonly id: string;
  /** Null: came without having been announced. */
  readonly link_id: Maybe<string>;
  /** Of whoever came without having been announced: whom they visit. */
  readonly host: MaybeJson;
  /** Chosen by hand; null: the one that serves the room. */
  readonly reception_id: Maybe<string>;
  readonly name: string;
  readonly company: Maybe<string>;
  /** The organizer's, for the reception. */
  readonly note: Defaulted<string>;
  /** Mail address and telephone number, sealed; null: neither is known. */
  readonly contact: Maybe<string>;
  /** There is somewhere to write to. */
  readonly has_mail: boolean;
  /** There is a telephone number. */
  readonly has_phone: Defaulted<boolean>;
  /** There is a plate. */
  readonly has_car: Defaulted<boolean>;
  /** BCP 47; null: as the reception. */
  readonly language: Maybe<string>;
  /** Answers to what the reception asks beside that, and of a group whom to ask for. */
  readonly details: DefaultedJson;
  /** So many people. */
  readonly size: Defaulted<number>;
  /** Some dates of a series by their names, with the zone in which they were chosen; null: all of them. */
  readonly dates: MaybeJson;
  readonly entered_by: Json;
  readonly entered_at: Timestamp;
  /** A digest of what the id was first used for. */
  readonly first_entered: string;
  readonly withdrawn_at: MaybeTimestamp;
  readonly forgotten_at: MaybeTimestamp;
  readonly version: Defaulted<number>;
}

/** One visitor on one date. */
export interface VisitTable {
  readonly organization_id: string;
  readonly id: string;
  readonly visitor_id: string;
  /** Null: of nobody's meeting. */
  readonly link_id: Maybe<string>;
  /** Null: no reception serves the room, and none was chosen. */
  readonly reception_id: Maybe<string>;
  /** Empty text for a single meeting, else the original start. */
  readonly occurrence: Defaulted<string>;
  /** What the visitor shows at a kiosk, base64url; unique across organizations. */
  readonly pass: string;
  readonly status: 'expected' | 'notified' | 'on-site' | 'off-site' | 'canceled' | 'no-show';
  /** The meeting lost its room, and nobody knows yet what becomes of it: desks do not show it. */
  readonly is_held: Defaulted<boolean>;
  /** No room has accepted the meeting yet: nobody is told. */
  readonly is_pending: Defaulted<boolean>;
  /** A person has confirmed it, and no room shows its meeting: it follows nothing. */
  readonly is_unfollowed: Defaulted<boolean>;
  /** Lower case. */
  readonly room: Maybe<string>;
  readonly start_at: Timestamp;
  readonly end_at: Timestamp;
  /** What the visitor was told last. */
  readonly told: MaybeJson;
  readonly arrived_at: MaybeTimestamp;
  readonly left_at: MaybeTimestamp;
  readonly left_by: Maybe<'person' | 'time'>;
  /** When it was taken back last that the visitor had left. */
  readonly back_at: MaybeTimestamp;
  /** Stays on earlier days of the same visit, the first one first. */
  readonly earlier: DefaultedJson;
  /** When the host was asked whether the visitor is still there. */
  readonly reminded_at: MaybeTimestamp;
  readonly ended_by: Maybe<'meeting' | 'person' | 'time' | 'choice'>;
  /** Which version of the house rules the visitor accepted, when and in which language. */
  readonly accepted: MaybeJson;
  readonly changed_at: Timestamp;
  readonly version: Defaulted<number>;
}

/** A device at an entrance. Its times are real time, as those of every session. */
export interface KioskTable {
  readonly organization_id: string;
  readonly id: string;
  readonly reception_id: string;
  readonly name: string;
  /** SHA-256 of the code with which a device becomes this kiosk; null: none is open. */
  readonly code_hash: Maybe<Buffer>;
  readonly code_until: MaybeTimestamp;
  /** SHA-256 of what the device shows; null: none was paired. */
  readonly session_hash: Maybe<Buffer>;
  readonly paired_at: MaybeTimestamp;
  readonly paired_until: MaybeTimestamp;
  readonly last_seen_at: MaybeTimestamp;
  /** The visit that was checked in there last, with which it may do more until then; null: none was. */
  readonly granted_visit: Maybe<string>;
  readonly granted_until: MaybeTimestamp;
}

/** What the kiosks of a reception do beside checking in and out; without a row nothing. */
export interface KioskOptionsTable {
  readonly organization_id: string;
  readonly reception_id: string;
  readonly badge: 'none' | 'print' | 'send';
  readonly walk_ins: boolean;
  readonly version: number;
}

/** The photo of whoever is inside; `id` is that of the visit. */
export interface VisitPhotoTable {
  readonly organization_id: string;
  readonly id: string;
  /** A JPEG in base64, sealed. */
  readonly photo: string;
  /** Which version of the text was agreed to, when and in which language. */
  readonly consent: Json;
  /** Business time: the end of the day at the reception. */
  readonly until: Timestamp;
}

/** A version of what visitors of a reception accept, or agree to before a photo. */
export interface HouseRulesTable {
  readonly organization_id: string;
  readonly reception_id: string;
  /** From 1 on; the highest is in force. */
  readonly version: number;
  /** By language; null: nothing is to be accepted. */
  readonly texts: MaybeJson;
  /** Business time. */
  readonly published_at: Timestamp;
  readonly published_by: string;
}

/** What a desk keeps for itself about a visit. */
export interface VisitInternalTable {
  readonly organization_id: string;
  readonly visit_id: string;
  readonly answers: Json;
  readonly version: number;
}
