import type { Json, Maybe, MaybeTimestamp, Timestamp } from '../columns.ts';

/** Programs that call `/api/v1`. All times are real time. */
export interface ApiKeyTables {
  readonly api_key: ApiKeyTable;
  readonly api_answer: ApiAnswerTable;
}

export interface ApiKeyTable {
  readonly organization_id: string;
  readonly id: string;
  readonly name: string;
  /** `foyer_` and twelve characters, different in all organizations. */
  readonly prefix: string;
  /** SHA-256 of the whole key. */
  readonly key_hash: Buffer;
  readonly scopes: string[];
  /** The name of then. */
  readonly made_by: string;
  readonly made_at: Timestamp;
  readonly expires_at: Timestamp;
  /** Days in UTC, `2026-11-30`. */
  readonly last_used_on: Maybe<string>;
  readonly refused_on: Maybe<string>;
  readonly revoked_at: MaybeTimestamp;
}

/** What a program was answered, by the `Idempotency-Key` that it sent. */
export interface ApiAnswerTable {
  readonly organization_id: string;
  readonly api_key_id: string;
  readonly idempotency_key: string;
  readonly request_hash: Buffer;
  readonly reply: Json;
  readonly answered_at: Timestamp;
}
