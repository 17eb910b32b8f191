import type { Defaulted, DefaultedJson, DefaultedTimestamp, Maybe, Timestamp } from '../columns.ts';

/** How hosts are told of arrivals, beside mail. */
export interface VisitorChannelTables {
  readonly reception_channels: ReceptionChannelsTable;
  readonly arrival_call: ArrivalCallTable;
  readonly visitor_sms: VisitorSmsTable;
}

/** A message to the telephone of a visitor. */
export interface VisitorSmsTable {
  readonly organization_id: string;
  readonly id: string;
  readonly visit_id: string;
  readonly reception_id: string;
  /** What it tells of: once of each. */
  readonly key: string;
  /** Number and text, sealed; null: it is over with it. */
  readonly message: Maybe<string>;
  /** `dropped`: overtaken by a newer one, or nobody is written to any more; `limited`: one too many for a day. */
  readonly state: Defaulted<'waiting' | 'taken' | 'failed' | 'dropped' | 'limited'>;
  /** Noted before each. */
  readonly tries: Defaulted<number>;
  /** Real time of the database from which it may be tried. */
  readonly due_at: DefaultedTimestamp;
  /** Business time. */
  readonly noted_at: Timestamp;
}

export interface ReceptionChannelsTable {
  readonly organization_id: string;
  /** Of the reception. */
  readonly id: string;
  /** In the order in which they are tried. */
  readonly channels: string[];
  /** Addresses and secrets, sealed; null: nothing is kept. */
  readonly secret: Maybe<string>;
  /** What came of the last message by each. */
  readonly last: DefaultedJson;
  /** As whom visitors are written to by SMS; null: they are not. */
  readonly sms_sender: Maybe<string>;
  readonly version: Defaulted<number>;
}

/** That a host is to be told of an arrival otherwise than by mail. */
export interface ArrivalCallTable {
  readonly organization_id: string;
  readonly visit_id: string;
  /** Those who came together for one host are told of in one message. */
  readonly call_id: string;
  readonly reception_id: string;
  readonly state: Defaulted<'waiting' | 'taken' | 'mailed' | 'dropped'>;
  /** What was tried, noted before it was. */
  readonly tried: Defaulted<string[]>;
  /** Business time. */
  readonly called_at: Timestamp;
  /** The host was told before, and is told again by hand. */
  readonly is_repeat: Defaulted<boolean>;
}
