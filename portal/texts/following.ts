import { departedTexts } from './departed.ts';
import { feedTexts } from './feed.ts';
import { liveTexts } from './live.ts';
import { meetingTexts } from './meetings.ts';
import { providerTexts } from './providers.ts';
import { reconcileTexts } from './reconcile.ts';
import { requestTexts } from './requests.ts';

/** What the pages about followed meetings, and what hangs on them, say. */
export const followingTexts = {
  departed: departedTexts,
  feed: feedTexts,
  live: liveTexts,
  meetings: meetingTexts,
  providers: providerTexts,
  reconcile: reconcileTexts,
  requests: requestTexts,
} as const;
