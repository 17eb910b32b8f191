import { liveTexts } from './live.ts';

/** What the pages about followed meetings, and what hangs on them, say. */
export const followingTexts = {
  live: liveTexts,
} as const;
