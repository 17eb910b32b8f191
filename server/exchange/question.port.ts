import type { ProblemCode } from '../../contract/problem.ts';

/** What every question to an Exchange takes. */
export interface CallOptions {
  /** Ends the call early, e.g. because the caller went away. */
  readonly signal?: AbortSignal;
}

/** Why a room could not be read, already in the product's words; `exchangeCode` is the vendor's. */
export interface ExchangeFault {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly exchangeCode: string | null;
  readonly retryAfterSeconds: number | null;
}
