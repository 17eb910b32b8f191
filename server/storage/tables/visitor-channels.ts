import type { Defaulted, DefaultedJson, Maybe, Timestamp } from '../columns.ts';

/** How hosts are told of arrivals, beside mail. */
export interface VisitorChannelTables {
  readonly reception_channels: ReceptionChannelsTable;
  readonly arrival_call: ArrivalCallTable;
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
