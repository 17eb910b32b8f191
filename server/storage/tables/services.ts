import type {
  Defaulted,
  DefaultedJson,
  Json,
  Maybe,
  MaybeJson,
  MaybeTimestamp,
  Timestamp,
} from '../columns.ts';

/** Teams that do something for a meeting, and what they are asked for. All times are business time. */
export interface ServiceTables {
  readonly provider: ProviderTable;
  readonly provider_unit: ProviderUnitTable;
  readonly provider_member: ProviderMemberTable;
  readonly service_template: ServiceTemplateTable;
  readonly service_request: ServiceRequestTable;
  readonly request_message: RequestMessageTable;
  readonly favorite_order: FavoriteOrderTable;
}

/** A team: a kitchen, an AV team, people who set rooms up. */
export interface ProviderTable {
  readonly organization_id: string;
  readonly id: string;
  readonly kind: 'set-up' | 'catering' | 'av';
  readonly name: string;
  /** Where mail to the team goes; null: its members look at the portal. */
  readonly mail: Maybe<string>;
  /** BCP 47. */
  readonly language: Defaulted<string>;
  /** IANA: days and hours of the team are counted in it. */
  readonly time_zone: string;
  /** When requests close. */
  readonly deadline_rule: DefaultedJson;
  /** Empty: around the clock on every day that is not closed. */
  readonly opening_hours: DefaultedJson;
  readonly closed_days: DefaultedJson;
  /** Null: it names all its days off itself. */
  readonly holidays: MaybeJson;
  /** What it gets by mail. */
  readonly notification: DefaultedJson;
  /** Hundredths of a percent of the price. */
  readonly late_fee_rate: Defaulted<number>;
  readonly covers_per_hour: Maybe<number>;
  /** Asked of whoever orders, and of the members on a request. */
  readonly user_properties: DefaultedJson;
  readonly staff_properties: DefaultedJson;
  readonly accepts: Defaulted<'by-hand' | 'automatically'>;
  /** While a managed room has not answered: send the request, marked; or hold it back until the room is accepted. */
  readonly while_pending: Defaulted<'send' | 'hold'>;
  /** Follows a meeting to another room it serves; otherwise the change is a question. */
  readonly follows_to_new_room: Defaulted<boolean>;
  readonly is_active: Defaulted<boolean>;
  readonly version: Defaulted<number>;
}

/** A unit served, with everything below it. */
export interface ProviderUnitTable {
  readonly organization_id: string;
  readonly provider_id: string;
  readonly unit_id: string;
}

/** Who works for a provider: a person or an Entra group. */
export interface ProviderMemberTable {
  readonly organization_id: string;
  readonly provider_id: string;
  readonly principal_kind: 'entra_group' | 'user';
  readonly tenant_id: string;
  readonly object_id: string;
  readonly holder_name: Defaulted<string>;
}

/** What a person asked for on a meeting; there is one request per occurrence of it once the meeting was seen. */
export interface ServiceTemplateTable {
  readonly organization_id: string;
  readonly id: string;
  readonly link_id: string;
  readonly provider_id: string;
  /** Made by the pane: the same key is the same request, whatever is repeated. */
  readonly client_key: string;
  /** Lower case; null: whichever room of the meeting the provider serves. */
  readonly room: Maybe<string>;
  readonly text: string;
  /** Minutes from the meeting's start or end to the delivery; negative: before. */
  readonly offset_minutes: Defaulted<number>;
  readonly offset_from: Defaulted<'start' | 'end'>;
  /** As ordered, with names and prices of then. */
  readonly lines: DefaultedJson;
  /** So many were expected. */
  readonly guests: Maybe<number>;
  readonly cost_center: MaybeJson;
  /** Answers, with the questions of then. */
  readonly properties: DefaultedJson;
  /** Some dates of a series; null: all. */
  readonly chosen_dates: MaybeJson;
  readonly entered_by: Json;
  readonly entered_at: Timestamp;
  /** What the key was first used for, in one comparable text; null: from before this was kept. */
  readonly first_asked: Maybe<string>;
  /** Taken back while nobody had heard of it. */
  readonly withdrawn_at: MaybeTimestamp;
  readonly version: Defaulted<number>;
}

export interface ServiceRequestTable {
  readonly organization_id: string;
  readonly id: string;
  readonly template_id: string;
  readonly link_id: string;
  readonly provider_id: string;
  /** Empty text for a single meeting, else the original start. */
  readonly occurrence: string;
  readonly status:
    'pending' | 'accepted' | 'rejected' | 'readied' | 'completed' | 'canceled' | 'canceled-late';
  readonly flags: Defaulted<string[]>;
  readonly text: string;
  /** Lower case. */
  readonly room: string;
  /** The meeting's time; the delivery is at `deliver_at`. */
  readonly start_at: Timestamp;
  readonly end_at: Timestamp;
  readonly deliver_at: Timestamp;
  readonly deadline_at: Timestamp;
  /** How the deadline was computed: rule, its version, version of the zone data. */
  readonly deadline_rule: Json;
  /** A late change that waits for the provider: the meeting's new time and room. */
  readonly proposal: MaybeJson;
  readonly reason: Maybe<string>;
  /** Ends a hold. */
  readonly hold_until: MaybeTimestamp;
  /** What ended with its meeting may live again with it; `mistake`: it was on a meeting that was not the planned one. */
  readonly ended_by: Maybe<'meeting' | 'person' | 'team' | 'time' | 'mistake'>;
  readonly lines: DefaultedJson;
  readonly cost_center: MaybeJson;
  readonly properties: DefaultedJson;
  readonly staff_properties: DefaultedJson;
  /** Hundredths of a percent of the price: charged although it was canceled. */
  readonly fee_rate: Maybe<number>;
  /** What it costs for good, once it has come to an end that costs something. */
  readonly due: MaybeJson;
  /** What it is found by, folded: its own words, and those of its organizer. */
  readonly words: Defaulted<string[]>;
  readonly organizer_words: Defaulted<string[]>;
  readonly created_at: Timestamp;
  readonly changed_at: Timestamp;
  readonly version: Defaulted<number>;
}

/** What was said or noted about an order. */
export interface RequestMessageTable {
  readonly organization_id: string;
  readonly id: string;
  readonly template_id: string;
  /** The date on whose page it was written. */
  readonly request_id: Maybe<string>;
  readonly provider_id: string;
  readonly kind: 'message' | 'note';
  readonly side: 'team' | 'organizer';
  readonly author_tenant_id: string;
  readonly author_object_id: string;
  readonly author_name: string;
  readonly text: string;
  /** Folded; what the order is found by. */
  readonly words: string[];
  readonly written_at: Timestamp;
  /** When the team has read what the organizer wrote. */
  readonly read_at: MaybeTimestamp;
}

/** What one person keeps under a name to order it again. */
export interface FavoriteOrderTable {
  readonly organization_id: string;
  readonly id: string;
  readonly tenant_id: string;
  readonly object_id: string;
  readonly name: string;
  readonly deliveries: Json;
  readonly created_at: Timestamp;
}
