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
  /** The thing it is about; notices about one item fold into one. */
  readonly item: string;
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
  readonly audience_kind: 'person' | 'provider';
  readonly audience: string;
  readonly link_id: Maybe<string>;
  readonly address: string;
  readonly language: string;
  readonly time_zone: string;
  /** `waiting` takes further notices; `sending` is closed, and is sent again with the same id until it was taken. */
  readonly state: Defaulted<'waiting' | 'sending' | 'sent' | 'empty' | 'refused'>;
  /** Business time before which it is not sent: nobody gets two mails about one meeting within five minutes. */
  readonly due_at: Timestamp;
  /** Business time. */
  readonly told_at: MaybeTimestamp;
  readonly attempts: Defaulted<number>;
  /** The mail server's code and no more: its words may hold addresses. */
  readonly last_fault: Maybe<string>;
}
