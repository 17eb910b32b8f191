import { z } from 'zod';
import { Instant, MailboxAddress, TimeZone } from './primitives.ts';
import { amongFields, checkWish, wishFields } from './rooms.ts';
import { route } from './route.ts';

/** More times than these nobody compares. */
export const MOST_SUGGESTIONS = 6;
/** So many days before and after the meeting's own are looked at. */
export const MOST_DAYS_AWAY = 7;
/** Of the rooms that are free at a time so many are named, the best fit first. */
export const MOST_NAMED_ROOMS = 3;

/** Another time for a meeting at which rooms are free. */
export const TimeSuggestion = z.object({
  start: Instant,
  end: Instant,
  /** `shorter`: within the meeting's own time. The others keep its length. */
  kind: z.enum(['earlier', 'later', 'shorter']),
  /** Days on the calendar of the meeting's zone: 0 is the meeting's own, -1 the day before; what lies within its own time counts as its own day. */
  days: z.number().int(),
  /** By how much the clock on the wall shows a later start than the meeting's; negative: an earlier one. */
  shiftMinutes: z.number().int(),
  /** How much of the meeting is given up. */
  shorterMinutes: z.number().int().min(0),
  /** How many rooms are free then, out of those that do for the meeting. */
  free: z.number().int().min(1),
  /** The first of them. */
  rooms: z.array(z.object({ mailbox: MailboxAddress, name: z.string(), timeZone: TimeZone })),
  /** When the calendar that was looked at the longest ago, out of those of the free rooms, was looked at. */
  readAt: Instant,
});
export type TimeSuggestion = z.output<typeof TimeSuggestion>;

export const suggestTimes = route({
  api: 'addin-api',
  method: 'get',
  path: '/rooms/times',
  summary:
    'The nearest times at which rooms are free for a meeting, the least change first, from what was last read of their calendars; nothing is asked of Exchange and nothing is changed',
  access: 'rooms.read',
  query: z.strictObject({ ...wishFields, ...amongFields }).superRefine(checkWish),
  reply: z.object({
    suggestions: z.array(TimeSuggestion),
    /** So many rooms do for the meeting but for the time. */
    rooms: z.number().int(),
    /** Of so many of them nothing is known: their calendars were never read. They are not counted as free. */
    unknown: z.number().int(),
    now: Instant,
  }),
  problems: ['not-found'],
});
