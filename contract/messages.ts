import { z } from 'zod';
import { Instant } from './primitives.ts';
import { route } from './route.ts';

/** Something the person, or a team they work for, was told. */
export const FeedEntry = z.object({
  id: z.uuid(),
  at: Instant,
  /** What happened, e.g. `request-changed`; pages choose a picture by it. */
  template: z.string(),
  title: z.string(),
  lines: z.array(z.object({ name: z.string(), value: z.string() })),
  /** The meeting it is about. */
  link: z.uuid().nullable(),
  isRead: z.boolean(),
});
export type FeedEntry = z.output<typeof FeedEntry>;

/** As many as a person looks through. */
export const FEED_LENGTH = 100;

export const readFeed = route({
  api: 'portal-api',
  method: 'get',
  path: '/feed',
  summary: 'What the caller, and the teams they work for, were told; the newest first',
  access: 'feed.read',
  query: z.strictObject({ timeZone: z.string().max(64).optional() }),
  reply: z.object({ entries: z.array(FeedEntry), unread: z.number().int(), now: Instant }),
});

export const markFeedRead = route({
  api: 'portal-api',
  method: 'post',
  path: '/feed/read',
  summary: 'Marks entries of the feed as read; repeating it is harmless',
  access: 'feed.read',
  body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(FEED_LENGTH) }),
  reply: z.object({ read: z.number().int() }),
});

/** What `GET /portal-api/live` (server-sent events) says of a change: pages read anew what they show of it. */
export const LiveEvent = z.object({
  topics: z.array(
    z.enum([
      'service-requests',
      'meetings',
      'reconcile',
      'feed',
      'calendars',
      'room-faults',
      'visits',
      'everything',
    ]),
  ),
});
export type LiveEvent = z.output<typeof LiveEvent>;
