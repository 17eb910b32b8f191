import type { FieldError, ProblemBody, ProblemCode } from '../../contract/problem.ts';

/** The server answered with a problem (RFC 9457). `code` is null when the problem has no code of ours (a bug on the server). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode | null;
  readonly status: number;
  readonly title: string;
  readonly detail: string | null;
  readonly errors: readonly FieldError[];
  readonly exchangeCode: string | null;
  readonly retryAfterSeconds: number | null;
  /** `urn:request:…`: what an administrator searches the log for. */
  readonly instance: string;
  /** With `changed-meanwhile`: what is there now, to be parsed by the reply schema of the route. */
  readonly current: unknown;

  constructor(code: ProblemCode | null, body: ProblemBody) {
    super(body.detail ?? body.title);
    this.code = code;
    this.status = body.status;
    this.title = body.title;
    this.detail = body.detail ?? null;
    this.errors = body.errors ?? [];
    this.exchangeCode = body.exchangeCode ?? null;
    this.retryAfterSeconds = body.retryAfterSeconds ?? null;
    this.instance = body.instance;
    this.current = body.current;
  }
}

/** Why no usable answer came: no network here, no answer from there, too slow, or not what the contract promises. */
export type NoAnswerReason = 'offline' | 'unreachable' | 'timeout' | 'unreadable';

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly reason: NoAnswerReason;

  constructor(reason: NoAnswerReason, options?: { cause?: unknown }) {
    super(`no answer: ${reason}`, options);
    this.reason = reason;
  }
}

/** Nobody is signed in and nothing can be had silently: no request was sent. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

/** Whether the cure is to sign in (again). */
export function isSignedOut(error: unknown): boolean {
  return error instanceof NotSignedIn || (error instanceof ApiProblem && error.status === 401);
}
