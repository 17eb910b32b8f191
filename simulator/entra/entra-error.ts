import { randomUUID } from 'node:crypto';
import { authority } from './authority.ts';

/** The refusals this service knows: Entra's number, OAuth's word for it, and the status at the token endpoint. */
const refusals = {
  16000: ['interaction_required', 400],
  28000: ['invalid_request', 400],
  50011: ['invalid_request', 400],
  50013: ['invalid_grant', 400],
  50020: ['invalid_grant', 400],
  50027: ['invalid_client', 401],
  50049: ['invalid_instance', 400],
  50057: ['invalid_grant', 400],
  50058: ['login_required', 400],
  50059: ['invalid_request', 400],
  50076: ['interaction_required', 400],
  50173: ['invalid_grant', 400],
  54005: ['invalid_grant', 400],
  65001: ['invalid_grant', 400],
  65004: ['access_denied', 400],
  70000: ['invalid_grant', 400],
  70003: ['unsupported_grant_type', 400],
  70008: ['invalid_grant', 400],
  70011: ['invalid_scope', 400],
  90002: ['invalid_request', 400],
  90094: ['access_denied', 400],
  500011: ['invalid_resource', 400],
  500112: ['invalid_grant', 400],
  500131: ['invalid_grant', 400],
  500133: ['invalid_grant', 400],
  501481: ['invalid_grant', 400],
  650053: ['invalid_client', 400],
  700005: ['invalid_grant', 400],
  700016: ['unauthorized_client', 400],
  700021: ['invalid_client', 401],
  700023: ['invalid_client', 401],
  700024: ['invalid_client', 401],
  700027: ['invalid_client', 401],
  700054: ['unsupported_response_type', 400],
  900023: ['invalid_request', 400],
  900144: ['invalid_request', 400],
  900561: ['invalid_request', 400],
  1000502: ['invalid_client', 401],
  1002012: ['invalid_scope', 400],
  7000215: ['invalid_client', 401],
  7000218: ['invalid_client', 401],
  9002313: ['invalid_request', 400],
  9002325: ['invalid_request', 400],
} as const satisfies Record<number, readonly [error: string, status: number]>;

export type AadstsCode = keyof typeof refusals;

interface Hints {
  /** Entra's machine-readable second word, e.g. `consent_required`. */
  readonly suberror?: string;
  /** A claims challenge (JSON) that the client must send with its next interactive request. */
  readonly claims?: string;
  /** Another OAuth word than the usual one, where Entra's authorize and token endpoints differ. */
  readonly error?: string;
}

/** A refusal in Entra's own words: `message` starts with the code, e.g. `AADSTS50057: `. */
export class EntraError extends Error {
  override readonly name = 'EntraError';
  readonly number: AadstsCode;
  /** `AADSTS` and the number: what people search for. */
  readonly code: `AADSTS${AadstsCode}`;
  readonly error: string;
  readonly status: number;
  readonly suberror: string | undefined;
  readonly claims: string | undefined;

  constructor(number: AadstsCode, text: string, hints: Hints = {}) {
    super(`AADSTS${number}: ${text}`);
    const [error, status] = refusals[number];
    this.number = number;
    this.code = `AADSTS${number}`;
    this.error = hints.error ?? error;
    this.status = status;
    this.suberror = hints.suberror;
    this.claims = hints.claims;
  }
}

/**
 * The JSON that Entra's token and discovery endpoints answer refusals with
 * (learn.microsoft.com/entra/identity-platform/reference-error-codes). `correlationId` is the caller's own
 * `client-request-id` when there was one.
 */
export function errorBody(error: EntraError, correlationId: string) {
  const traceId = randomUUID();
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    error: error.error,
    error_description: `${error.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [error.number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `${authority.origin}/error?code=${error.number}`,
    ...(error.suberror !== undefined && { suberror: error.suberror }),
    ...(error.claims !== undefined && { claims: error.claims }),
  };
}
