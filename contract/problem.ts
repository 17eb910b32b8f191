import { z } from 'zod';

/**
 * Every code a caller can meet in a problem's `type`, which reads `/problems/<code>`.
 * Codes are public: one never changes its meaning and never disappears.
 */
export const problemCodes = [
  'already-booked',
  'already-exists',
  'already-settled',
  'api-key-missing',
  'api-key-refused',
  'body-too-large',
  'calendar-not-found',
  'changed-meanwhile',
  'consent-refused',
  'deadline-passed',
  'provider-closed',
  'price-changed',
  'sold-out',
  'entra-unavailable',
  'exchange-forbidden',
  'exchange-throttled',
  'exchange-timeout',
  'exchange-unauthorized',
  'exchange-unavailable',
  'exchange-unreadable',
  'flow-ended',
  'idempotency-key-reused',
  'integration-ended',
  'integration-not-found',
  'invalid-parameter',
  'invalid-request',
  'kiosk-not-paired',
  'last-owner',
  'malformed-body',
  'no-role',
  'not-empty',
  'not-found',
  'not-possible-now',
  'organization-not-chosen',
  'origin-refused',
  'overloaded',
  'owner-needed',
  'password-needed',
  'pairing-refused',
  'permission-missing',
  'precondition-required',
  'room-not-found',
  'rules-changed',
  'see-reception',
  'session-ended',
  'sign-up-refused',
  'storage-unavailable',
  'tenant-not-connected',
  'ticket-refused',
  'token-missing',
  'token-refused',
  'too-many-requests',
  'unsupported-media-type',
] as const;

export const ProblemCode = z.enum(problemCodes);
export type ProblemCode = z.output<typeof ProblemCode>;

/** One mistake in a request: where it is (RFC 6901 pointer into `query`, `params`, `headers` or `body`) and what is wrong. */
export const FieldError = z.object({ pointer: z.string(), detail: z.string() });
export type FieldError = z.output<typeof FieldError>;

/** The body of every refusal and failure: RFC 9457, `application/problem+json`. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string(),
  errors: z.array(FieldError).optional(),
  exchangeCode: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
  /** With `changed-meanwhile`: what is there now, as reading it would show it. */
  current: z.unknown().optional(),
});
export type ProblemBody = z.output<typeof ProblemBody>;
