import type { Defaulted, Json, Maybe, MaybeJson, Timestamp } from '../columns.ts';

/** What was tried, proven and called over the connections to Exchange. */
export interface ConnectionTables {
  readonly connection_attempt: ConnectionAttemptTable;
  readonly proof_run: ProofRunTable;
  readonly outbound_call: OutboundCallTable;
}

/** One press of *Integrate*, *Save* or *Test*. Kept for a day. */
export interface ConnectionAttemptTable {
  readonly organization_id: string;
  readonly id: string;
  readonly kind: 'graph' | 'ews-server' | 'ews-online';
  readonly state: 'running' | 'established' | 'proving' | 'failed';
  readonly integration_id: Maybe<string>;
  readonly request_hash: Buffer;
  readonly steps: Json;
  readonly started_at: Timestamp;
  readonly expires_at: Timestamp;
}

/** One access proof. Never changed; each hash covers the run before it. */
export interface ProofRunTable {
  readonly organization_id: string;
  readonly id: string;
  readonly integration_id: string;
  /** Counts from 1 per integration, without gaps. */
  readonly number: number;
  readonly at: Timestamp;
  readonly trigger: 'integrated' | 'daily' | 'calendar-added' | 'certificate-changed' | 'by-hand' | 'retry';
  readonly verdict: 'proven' | 'proving' | 'violated' | 'inconclusive';
  readonly checks: Json;
  /** Null in runs from before it was kept. */
  readonly means: MaybeJson;
  readonly out_of_scope: Defaulted<string[]>;
  readonly diagnosis: MaybeJson;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

/** Calls of one hour that were alike. Empty text stands for "none", because all of it is the key. */
export interface OutboundCallTable {
  readonly organization_id: string;
  readonly integration_id: string;
  readonly hour: Timestamp;
  readonly service: string;
  readonly operation: string;
  readonly mailbox: string;
  readonly properties: string;
  readonly outcome: string;
  readonly count: number;
  readonly last_at: Timestamp;
}
