import { OutboundFault } from '../outbound/fault.ts';

/**
 * Runs `work` with a signal that aborts with a *timeout* fault after `ms`, or as soon as `outer` does. One deadline for
 * everything that a question takes: tokens, waiting for a slot, pages, repeats.
 */
export async function withinDeadline<T>(
  ms: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort(new OutboundFault('timeout', `No complete answer within ${ms} ms`));
  }, ms);
  try {
    return await work(outer ? AbortSignal.any([outer, deadline.signal]) : deadline.signal);
  } finally {
    clearTimeout(timer);
  }
}
