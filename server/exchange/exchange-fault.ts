import { Problem } from '../kernel/problem.ts';
import type { ExchangeFault } from './exchange.port.ts';

/** A refusal that is in the product's words already, e.g. that Entra gives no token, as what keeps a room from being read. */
export function faultOfProblem({ code, message, extra }: Problem): ExchangeFault {
  const { exchangeCode = null, retryAfterSeconds = null } = extra;
  return { code, detail: message, exchangeCode, retryAfterSeconds };
}

/**
 * The Problem of a call that has to succeed as a whole. That an address is unknown cannot be its outcome, for no room was
 * asked about: the reply made no sense then.
 */
export function wholeProblem(
  { code, detail, exchangeCode, retryAfterSeconds }: ExchangeFault,
  cause: unknown,
): Problem {
  const extra = {
    ...(exchangeCode !== null && { exchangeCode }),
    ...(retryAfterSeconds !== null && { retryAfterSeconds }),
  };
  return new Problem(code === 'room-not-found' ? 'exchange-unreadable' : code, detail, extra, { cause });
}
