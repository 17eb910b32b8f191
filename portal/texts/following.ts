import { feedTexts } from './feed.ts';
import { liveTexts } from './live.ts';
import { meetingTexts } from './meetings.ts';
import { reconcileTexts } from './reconcile.ts';

/** What the pages about followed meetings, and what hangs on them, say. */
export const followingTexts = {
  feed: feedTexts,
  live: liveTexts,
  meetings: meetingTexts,
  reconcile: reconcileTexts,
} as const;
