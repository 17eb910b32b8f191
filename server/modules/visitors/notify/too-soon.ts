import { NOTIFY_SECONDS } from '../../../../contract/front-desk.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import type { Visit } from '../visitor.ts';
import type { HostNotification } from './notifications.store.ts';

/** Whether a host heard of a visitor, by the arrival or by hand, less than `NOTIFY_SECONDS` before `now`. */
export function isTooSoon(
  { arrivedAt }: Pick<Visit, 'arrivedAt'>,
  last: Pick<HostNotification, 'at'> | null,
  now: Instant,
): boolean {
  return [arrivedAt, last?.at ?? null].some(
    (at) => at !== null && Date.parse(now) < Date.parse(at) + NOTIFY_SECONDS * 1_000,
  );
}
