import type { Instant } from '../../../contract/primitives.ts';
import type { Told, VisitState } from './visitor.ts';

/** What a visitor must hear now, beside the invitation that comes at its time; `told` is what they know afterwards. */
export interface Correction {
  readonly say: 'changed' | 'canceled';
  readonly before: Told;
  readonly told: Told | null;
}

/**
 * Whoever was told something that is not true any more hears the truth at once. While the meeting is unclear nothing is
 * said, because it may be as it was in a minute; a room in the same building is the reception's to know.
 */
export function correctTold(visit: VisitState, now: Instant): Correction | null {
  const { told, status, isHeld, isPending, reception, start, end } = visit;
  if (told === null) return null;
  if (status === 'canceled') return { say: 'canceled', before: told, told: null };
  if (status !== 'notified' && status !== 'expected') return null;
  if (isHeld || isPending || reception === null) return null;
  if (told.start === start && told.end === end && told.reception === reception) return null;
  return { say: 'changed', before: told, told: { at: now, start, end, reception } };
}

/** Whether it is time for the invitation: the notice of the reception has begun, and the meeting is not over. */
export function isDue(
  visit: VisitState,
  { noticeMinutes }: { readonly noticeMinutes: number },
  now: Instant,
): boolean {
  const { status, told, isHeld, isPending, reception, start, end } = visit;
  if (status !== 'expected' || told !== null || isHeld || isPending || reception === null) return false;
  return end > now && Date.parse(now) >= Date.parse(start) - noticeMinutes * 60_000;
}
