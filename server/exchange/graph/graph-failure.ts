import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import { OutboundFault } from '../../outbound/fault.ts';
import { faultOfProblem, wholeProblem } from '../exchange-fault.ts';
import type { ExchangeFault } from '../exchange.port.ts';
import { byGraphCode, byOutboundFault, byStatus, unavailable, unreadable } from './graph-words.ts';
import type { Words } from './graph-words.ts';

/** A reply of Graph that is not the answer to the question. `graphCode` is Microsoft's own, e.g. `ErrorAccessDenied`. */
export class GraphFailure extends Error {
  override readonly name = 'GraphFailure';
  readonly status: number;
  readonly graphCode: string | null;
  readonly retryAfterSeconds: number | null;
  /** The subscription that is in the way of another one, where Graph names it. */
  readonly subscriptionInTheWay: string | null;

  constructor(
    status: number,
    graphCode: string | null,
    retryAfterSeconds: number | null,
    subscriptionInTheWay: string | null = null,
  ) {
    super(`Graph answered ${status} ${graphCode ?? 'without a code'}`);
    this.status = status;
    this.graphCode = graphCode;
    this.retryAfterSeconds = retryAfterSeconds;
    this.subscriptionInTheWay = subscriptionInTheWay;
  }
}

/** A reply with a good status that cannot be understood: HTML, broken JSON, fields that are not there. */
export class UnreadableReply extends Error {
  override readonly name = 'UnreadableReply';
}

const ErrorBody = z.object({ error: z.object({ code: z.string().max(200) }) });

/** Microsoft's code from the text of an error reply; null when it is not Graph that speaks (HTML of a proxy, nothing). */
export function graphCodeOf(text: string): string | null {
  try {
    return ErrorBody.parse(JSON.parse(text)).error.code || null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** From the text of a 409 of `/subscriptions`: the id of the one that is there already. */
export function subscriptionInTheWay(text: string): string | null {
  return /\bSubscription Id ([\w-]{1,100}) already exists\b/i.exec(text)?.[1] ?? null;
}

/** The one translation of what went wrong into the product's words. Anything unexpected is a bug and thrown on. */
export function faultOf(error: unknown): ExchangeFault {
  if (error instanceof GraphFailure) {
    const { status, graphCode, retryAfterSeconds } = error;
    const words = (graphCode === null ? undefined : byGraphCode.get(graphCode)) ?? byStatus(status);
    return { ...words, exchangeCode: graphCode, retryAfterSeconds };
  }
  if (error instanceof OutboundFault) return wordsOnly(byOutboundFault[error.kind]);
  if (error instanceof UnreadableReply) return wordsOnly(unreadable);
  if (error instanceof Problem) return faultOfProblem(error);
  throw error;
}

/** The same for a call that has to succeed as a whole: throws a Problem. */
export function throwProblem(error: unknown): never {
  throw wholeProblem(faultOf(error), error);
}

/** What getSchedule says about one room among others that it could read. */
export function faultOfRoom(responseCode: string): ExchangeFault {
  return {
    ...(byGraphCode.get(responseCode) ?? unavailable),
    exchangeCode: responseCode,
    retryAfterSeconds: null,
  };
}

function wordsOnly(words: Words): ExchangeFault {
  return { ...words, exchangeCode: null, retryAfterSeconds: null };
}
