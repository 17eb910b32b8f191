import type { Defaulted, Json, Maybe, MaybeTimestamp, Timestamp } from '../columns.ts';

/** What people are told: in the portal's feed at once, by mail once it could be handed over. */
export interface MessageTables {
  readonly notice: NoticeTable;
  readonly message: MessageTable;
}

/** One thing that one party is told. Business time. */
export interface NoticeTable {
  readonly organization_id: string;
  readonly id: string;
  /** Says what it tells of, and is there once: the same change is told once however often it is worked off. */
  readonly key: string;
  readonly audience_kind: 'person' | 'provider';
  /** A mail address (lower case) of a person, or the id of a provider. */
  readonly audience: string;
  /** What it is about; notices about one link to one party go into one mail. */
  readonly link_id: Maybe<string>;
  readonly template: string;
  readonly facts: Json;
  readonly at: Timestamp;
  readonly read_at: MaybeTimestamp;
  /** The mail it went into. */
  readonly message_id: Maybe<string>;
}

/** A mail. Its id is the Message-ID that receivers can tell repeats by. */
export interface MessageTable {
  readonly organization_id: string;
  readonly id: string;
  readonly address: string;
  readonly language: string;
  readonly time_zone: string;
  readonly state: Defaulted<'waiting' | 'sent' | 'refused'>;
  /** Real time. */
  readonly created_at: Timestamp;
  readonly sent_at: MaybeTimestamp;
  readonly attempts: Defaulted<number>;
  readonly last_fault: Maybe<string>;
}
