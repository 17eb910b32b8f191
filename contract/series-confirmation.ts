import { z } from 'zod';
import { MOST_DAYS_AHEAD } from './meeting-dates.ts';
import { Instant, MailboxAddress } from './primitives.ts';
import { Notice, wishFields } from './rooms.ts';
import { route } from './route.ts';

const MOST_DATES = MOST_DAYS_AHEAD + 1;
/** More different rooms than single dates of one series are put into. */
const MOST_ROOMS = 100;

const { seats, before, after } = wishFields;

const date = z
  .strictObject({ room: MailboxAddress, start: Instant, end: Instant })
  .refine(({ start, end }) => start <= end, { path: ['end'], error: 'must not be before start' });

export const confirmDates = route({
  api: 'addin-api',
  method: 'post',
  path: '/rooms/series/confirm',
  summary:
    'Whether rooms are free on single dates of a series, read from Exchange at this moment; nothing is changed',
  access: 'rooms.read',
  bodyLimitKb: 256,
  body: z.strictObject({
    dates: z
      .array(date)
      .min(1, { error: 'must name a date at least' })
      .max(MOST_DATES, { error: `must be at most ${MOST_DATES} dates` })
      .refine((dates) => new Set(dates.map(({ room }) => room)).size <= MOST_ROOMS, {
        error: `must be about at most ${MOST_ROOMS} different rooms`,
      }),
    /** Where places are counted, so many must be left. */
    seats,
    before,
    after,
  }),
  reply: z.object({
    /**
     * In the order in which they were named; `unknown`: Exchange could not be asked, or does not say. One in a room that
     * the caller may not see, or that is gone, is left out.
     */
    dates: z.array(
      z.object({ room: MailboxAddress, start: Instant, state: z.enum(['free', 'busy', 'unknown']) }),
    ),
    notices: z.array(Notice),
    readAt: Instant,
  }),
});
