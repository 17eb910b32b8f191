import { createHash } from 'node:crypto';
import type { Instant } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Verdict } from './verdict.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const FIRST_RETRY_MINUTES = 5;
const LAST_RETRY_MINUTES = 60;

/**
 * When the next proof is due. After a good one: the integration's own minute of the next UTC day, so that the proofs of
 * many spread over the day. After any other: in 5, 10, 20 and 40 minutes, then hourly, because a change of scope takes
 * up to two hours to work. `failures` counts the runs in a row that were not good, this one included.
 */
export function nextProofAt(integration: string, verdict: Verdict, failures: number, now: Instant): Instant {
  const at = Date.parse(now);
  if (verdict !== 'proven') {
    const minutes = FIRST_RETRY_MINUTES * 2 ** Math.min(Math.max(failures, 1) - 1, 10);
    return instantOf(at + Math.min(minutes, LAST_RETRY_MINUTES) * MINUTE_MS);
  }
  return nextDailyMinute(integration, now);
}

/** The next time, later than `now`, at the minute of the UTC day that belongs to this integration for ever. */
export function nextDailyMinute(integration: string, now: Instant): Instant {
  const at = Date.parse(now);
  const minute = createHash('sha256').update(integration).digest().readUInt32BE(0) % DAY_MINUTES;
  const midnight = at - (at % (DAY_MINUTES * MINUTE_MS));
  const today = midnight + minute * MINUTE_MS;
  return instantOf(today > at ? today : today + DAY_MINUTES * MINUTE_MS);
}
