import type { Count, Json, Maybe, MaybeJson, Timestamp } from '../columns.ts';

/** What finance accounted for. All times are business time. */
export interface SettlementTables {
  readonly settlement: SettlementTable;
  readonly settlement_row: SettlementRowTable;
  readonly settled_request: SettledRequestTable;
  readonly settlement_layout: SettlementLayoutTable;
}

/** Requests that were settled together, for good. */
export interface SettlementTable {
  readonly organization_id: string;
  readonly id: string;
  /** Counts from 1 within the organization. */
  readonly number: number;
  /** Days, `2026-11-01`, both included. */
  readonly first_day: string;
  readonly last_day: string;
  readonly provider_id: Maybe<string>;
  readonly cost_center: MaybeJson;
  readonly currency: string;
  readonly locked_at: Timestamp;
  /** The name of then. */
  readonly locked_by: string;
  /** Rows, requests, and what they add up to, as the contract has it. */
  readonly sums: Json;
}

/** What one request costs at one rate of VAT, as it was settled. Never changed, never removed. */
export interface SettlementRowTable {
  readonly organization_id: string;
  readonly request_id: string;
  /** How often something of the request had been settled, this time included. */
  readonly sequence: number;
  readonly entry: 'charge' | 'reversal';
  /** Basis points. */
  readonly vat_rate: number;
  /** Null: another system settled it, under its own id. */
  readonly settlement_id: Maybe<string>;
  readonly position: Maybe<number>;
  readonly external_id: Maybe<string>;
  readonly settled_at: Timestamp;
  readonly net: Count;
  readonly vat: Count;
  readonly gross: Count;
  /** Day and time on the team's clock, names of then. */
  readonly facts: Json;
}

/** What was settled of a request last. */
export interface SettledRequestTable {
  readonly organization_id: string;
  readonly request_id: string;
  /** Of the request; a newer one may cost something else. */
  readonly version: number;
  /** Null: what it had cost was taken back. */
  readonly charge: MaybeJson;
  readonly sequence: number;
  readonly settled_as: string;
  readonly settled_at: Timestamp;
}

/** The columns of an organization's own file. */
export interface SettlementLayoutTable {
  readonly organization_id: string;
  readonly columns: string[];
  readonly version: number;
}
