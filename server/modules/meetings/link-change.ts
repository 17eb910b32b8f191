import type { Instant } from '../../../contract/primitives.ts';
import type { Link } from './link.ts';
import { after, timers } from './timers.ts';

/** Something is to be audited of it. */
export function isMoved(before: Link, now: Link): boolean {
  return (
    before.state !== now.state ||
    before.reason !== now.reason ||
    before.bound !== now.bound ||
    before.continuedBy !== now.continuedBy
  );
}

/** On the list of what needs somebody's decision, or of what was assumed. */
export function isAsking({ state, reason }: Link): boolean {
  return state === 'needs-attention' || (reason !== null && asking.has(reason));
}

/** What hangs on it can be relied upon to follow. */
export function isKnown({ state, reason }: Link): boolean {
  return state !== 'suspended' && state !== 'needs-attention' && reason !== 'split-unclear';
}

const asking: ReadonlySet<string> = new Set(['assumed', 'continued', 'split-unclear']);

/** What was canceled long ago stays so, whatever a calendar shows under its name now. */
export function isForgotten({ state, stateSince }: Link, now: Instant): boolean {
  return state === 'canceled' && after(stateSince, timers.reactivation) < now;
}
