import type { Instant } from '../../../contract/primitives.ts';
import type { RequestFlag } from '../../../contract/services.ts';
import type { MeetingStanding } from './organizers.store.ts';
import { isPassed } from './deadlines/deadline.ts';
import { isLive, withFlags } from './request-states.ts';
import type { RequestState } from './request.ts';

/**
 * The flags of a request with those that are true of its meeting at this moment (decision 0029) and are therefore not kept
 * with it: `reconcile` while somebody has to say which meeting it is, or which series continues it; `not-followed` while
 * the meeting, or the calendar of the very room, cannot be read. What is over or has ended is not followed by anybody.
 */
export function shownFlags(
  request: Pick<RequestState, 'status' | 'flags' | 'end' | 'deadline'>,
  meeting: Pick<MeetingStanding, 'state' | 'reason'>,
  isRoomUnreadable: boolean,
  now: Instant,
): RequestFlag[] {
  const flags = namedFlags(request, now);
  if (!isLive(request) || request.end <= now) return [...flags];
  const isLostInSplit = meeting.reason === 'split-unclear' && flags.includes('on-hold');
  const isUnclear = meeting.state === 'needs-attention' || isLostInSplit;
  const isBlind = meeting.state === 'suspended' || isRoomUnreadable;
  return [
    ...withFlags(flags, {
      add: [...(isUnclear ? (['reconcile'] as const) : []), ...(isBlind ? (['not-followed'] as const) : [])],
    }),
  ];
}

/** A change that asks for more than is left is called late only when it is. */
function namedFlags(
  { flags, deadline }: Pick<RequestState, 'flags' | 'deadline'>,
  now: Instant,
): readonly RequestFlag[] {
  const isEarly = flags.includes('over-capacity') && !isPassed(deadline, now);
  return isEarly ? withFlags(flags, { remove: ['late-change'] }) : flags;
}
