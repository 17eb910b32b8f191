import type { Instant } from '../../../contract/primitives.ts';
import type { RequestFlag } from '../../../contract/services.ts';
import type { MeetingStanding } from './organizers.store.ts';
import { isLive, withFlags } from './request-states.ts';
import type { RequestState } from './request.ts';

/**
 * The flags of a request with those that are true of its meeting at this moment (decision 0029) and are therefore not kept
 * with it: `reconcile` while somebody has to say which meeting it is, or which series continues it; `not-followed` while
 * the meeting, or the calendar of the very room, cannot be read. What is over or has ended is not followed by anybody.
 */
export function shownFlags(
  request: Pick<RequestState, 'status' | 'flags' | 'end'>,
  meeting: Pick<MeetingStanding, 'state' | 'reason'>,
  isRoomUnreadable: boolean,
  now: Instant,
): RequestFlag[] {
  const { flags } = request;
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
