import type { ProblemCode } from '../../../contract/problem.ts';
import { Problem } from '../../kernel/problem.ts';
import { OutboundFault } from '../../outbound/fault.ts';
import { faultOfProblem, wholeProblem } from '../exchange-fault.ts';
import type { ExchangeFault } from '../exchange.port.ts';
import { EwsFailure } from './ews-failure.ts';
import { byOutboundFault, problemOf, wordsFor } from './ews-words.ts';
import { UnreadableSoap } from './unreadable-soap.ts';

/** The one translation of what went wrong into the product's words. Anything unexpected is a bug and thrown on. */
export function faultOf(error: unknown): ExchangeFault {
  if (error instanceof EwsFailure) {
    return fault(problemOf(error.ewsCode), error.ewsCode, error.retryAfterSeconds, error.fact);
  }
  if (error instanceof OutboundFault) {
    const { problem, code } = byOutboundFault[error.kind];
    return fault(problem, code, null, null);
  }
  if (error instanceof UnreadableSoap) {
    return fault(
      'exchange-unreadable',
      error.kind === 'foreign' ? 'EwsUrlInvalid' : 'AnswerUnreadable',
      null,
      null,
    );
  }
  if (error instanceof Problem) return faultOfProblem(error);
  throw error;
}

/** The same for a call that has to succeed as a whole: throws a Problem. */
export function throwProblem(error: unknown): never {
  throw wholeProblem(faultOf(error), error);
}

/** What Exchange says about one room among others that it could read. */
export function faultOfRoom(responseCode: string): ExchangeFault {
  return fault(problemOf(responseCode), responseCode, null, null);
}

function fault(
  code: ProblemCode,
  exchangeCode: string,
  retryAfterSeconds: number | null,
  fact: string | null,
): ExchangeFault {
  const words = wordsFor(exchangeCode);
  return { code, detail: fact === null ? words : `${words} ${fact}`, exchangeCode, retryAfterSeconds };
}
