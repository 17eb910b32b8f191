import type { TFunction } from 'i18next';
import { ApiProblem, NoAnswer } from '../api/call-error.ts';
import { CALL_TIMEOUT_MS } from '../api/call.ts';

/** A failed call in words for a person: what happened, what to do, and the code an administrator can search for. */
export interface FailureDescription {
  readonly title: string;
  readonly detail: string;
  readonly code: string | null;
  readonly retryAfterSeconds: number | null;
}

export function describeFailure(error: unknown, t: TFunction<'ui'>): FailureDescription {
  if (error instanceof ApiProblem) {
    const code = [error.code ?? error.instance, error.exchangeCode].filter(Boolean).join(', ');
    const detail = [error.detail ?? '', ...error.errors.map((field) => `${field.pointer}: ${field.detail}`)];
    return {
      title: error.title,
      detail: detail.filter(Boolean).join(' '),
      code,
      retryAfterSeconds: error.retryAfterSeconds,
    };
  }
  const reason = error instanceof NoAnswer ? error.reason : 'bug';
  return {
    title: t(`failure.${reason}.title`),
    detail: t(`failure.${reason}.detail`, { seconds: CALL_TIMEOUT_MS / 1000 }),
    code: null,
    retryAfterSeconds: null,
  };
}
