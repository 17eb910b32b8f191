import type { FieldError, ProblemCode } from '../../contract/problem.ts';

interface ProblemExtra {
  readonly errors?: readonly FieldError[];
  /** Microsoft's own code, as an administrator would search for it. */
  readonly exchangeCode?: string;
  readonly retryAfterSeconds?: number;
  /** With `changed-meanwhile`: the newer representation. */
  readonly current?: unknown;
}

/**
 * A call that cannot be served, in words for the person who made it. `message` is public: it names what happened and
 * what to do, never a secret, a token or a person. What only the log may know goes into `cause`.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly extra: ProblemExtra;

  constructor(code: ProblemCode, detail: string, extra: ProblemExtra = {}, options?: { cause?: unknown }) {
    super(detail, options);
    this.code = code;
    this.extra = extra;
  }
}
