import { stepTitles } from '../../../contract/integrations.ts';
import type { Diagnosis } from '../../../contract/integrations.ts';
import type { ProblemCode } from '../../../contract/problem.ts';
import type { Domain } from '../../kernel/catalogue/entry.ts';
import { explain } from '../../kernel/catalogue/index.ts';
import type { CmdletFacts, ProblemType } from '../../kernel/catalogue/index.ts';
import { Problem } from '../../kernel/problem.ts';
import { problemTable } from '../../kernel/problem-table.ts';
import { OutboundFault } from '../../outbound/fault.ts';
import type { OutboundFaultKind } from '../../outbound/fault.ts';
import type { StepName, StepResult } from './attempt-steps.ts';

/** How a step came to an end that it did not choose. */
export type StepFailure =
  | { readonly kind: 'thrown'; readonly error: unknown }
  | { readonly kind: 'timeout'; readonly deadlineMs: number }
  /** The server is stopping, or stopped without a word. */
  | { readonly kind: 'stopped' };

export interface Circumstances {
  readonly where: StepName;
  /** What is filled into commands. */
  readonly facts?: CmdletFacts;
  /** Microsoft's name for the call; ours (of the attempt) when there is none. */
  readonly correlationId: string | null;
  /** One more sentence that only this case knows. */
  readonly more?: string;
}

/** The words of the catalogue for a code, or `fallback` where it has none (for instance a brand-new code of Microsoft). */
export function diagnose(
  code: string,
  circumstances: Circumstances,
  fallback?: Omit<Diagnosis, 'code' | 'where' | 'cmdlet' | 'correlationId'>,
): Diagnosis {
  const { where, facts = {}, correlationId, more } = circumstances;
  const entry = explain(code);
  const { domain, type, explanation, fix } = entry ?? fallback ?? unknown;
  return {
    domain,
    code,
    type,
    where: stepTitles[where],
    explanation: more === undefined ? explanation : `${explanation} ${more}`,
    fix,
    cmdlet: entry?.cmdlet?.(facts) ?? null,
    correlationId,
  };
}

/** The same for whatever a step threw. A bug is thrown on. */
export function diagnoseFailure(failure: StepFailure, circumstances: Circumstances): Diagnosis {
  if (failure.kind === 'timeout') return diagnose('NoAnswer', withWait(circumstances, failure.deadlineMs));
  if (failure.kind === 'stopped') return diagnose('AttemptInterrupted', circumstances);

  const { error } = failure;
  const known = { ...circumstances, correlationId: correlationIdIn(error) ?? circumstances.correlationId };
  if (error instanceof OutboundFault)
    return diagnose(codes[error.kind], known, ofFoyer('Transient', error.message));
  if (error instanceof Problem) {
    const { exchangeCode } = error.extra;
    // What is no code of Microsoft's shows the problem's own, which has a page as well.
    return diagnose(exchangeCode ?? error.code, known, {
      ...ofFoyer(typeOf(error.code), error.message),
      fix: problemTable[error.code].remedy,
    });
  }
  throw error;
}

/** A failed step in the words of its diagnosis. */
export function failedWith(
  diagnosis: Diagnosis,
  more: Omit<StepResult, 'state' | 'diagnosis' | 'detail'> = {},
): StepResult {
  return { ...more, state: 'failed', detail: diagnosis.explanation, diagnosis };
}

const codes: Readonly<Record<OutboundFaultKind, string>> = {
  aborted: 'GivenUp',
  blocked: 'AddressForbidden',
  dns: 'DnsFailed',
  refused: 'HostUnreachable',
  reset: 'ConnectionBroken',
  timeout: 'NoAnswer',
  tls: 'TlsUntrusted',
  'too-large': 'AnswerTooLarge',
};

const passing: ReadonlySet<ProblemCode> = new Set([
  'entra-unavailable',
  'exchange-throttled',
  'exchange-timeout',
  'exchange-unavailable',
]);

function typeOf(code: ProblemCode): ProblemType {
  if (passing.has(code)) return 'Transient';
  return code === 'exchange-forbidden' ? 'Permission' : 'Configuration';
}

function ofFoyer(type: ProblemType, explanation: string, domain: Domain = 'Foyer') {
  return { domain, type, explanation, fix: 'Try again in a few minutes.' };
}

function withWait(circumstances: Circumstances, deadlineMs: number): Circumstances {
  const seconds = Math.max(Math.round(deadlineMs / 1_000), 1);
  return {
    ...circumstances,
    more: `This step waits ${seconds} ${seconds === 1 ? 'second' : 'seconds'} at most.`,
  };
}

const unknown = {
  ...ofFoyer('Configuration', 'Foyer has no words for this code yet.'),
  fix: 'Search for the code in the documentation of Microsoft.',
};

const DEEPEST_CAUSE = 4;

/** By shape: each library has a class of its own for what carries Microsoft's name of a call. */
function correlationIdIn(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null || depth > DEEPEST_CAUSE) return null;
  for (const name of ['correlationId', 'requestId']) {
    const id: unknown = Reflect.get(error, name);
    if (typeof id === 'string' && /^[\w-]{8,100}$/.test(id)) return id;
  }
  return correlationIdIn(Reflect.get(error, 'cause'), depth + 1);
}
