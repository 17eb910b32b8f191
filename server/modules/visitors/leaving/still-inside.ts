import type { Instant } from '../../../../contract/primitives.ts';
import { lastShown } from '../../../kernel/calendar-days.ts';
import type { Reception } from '../reception.ts';
import type { Visit } from '../visitor.ts';

type Staying = Pick<Visit, 'link' | 'status' | 'end' | 'arrivedAt' | 'backAt'>;
type Evening = Pick<Reception, 'timeZone' | 'checkOut'>;

/**
 * Whether a visitor is still inside although the hour has come, since they were seen last, at which their reception asks who
 * is. Not as long as their meeting lasts; of a walk-in nobody said how long they stay. Whoever comes after that hour is asked
 * about at the same hour of the next day.
 */
export function isStillInside(visit: Staying, { timeZone, checkOut }: Evening, now: Instant): boolean {
  if (checkOut.remindAt === null || visit.status !== 'on-site' || isMeeting(visit, now)) return false;
  return seenAt(visit) < lastShown(checkOut.remindAt, timeZone, now);
}

/**
 * Whether the clock of the reception checks a visitor out now: its hour has come since they were seen last and since their
 * meeting ended, so that whoever meets beyond that hour is checked out a day later.
 */
export function isToCheckOut(visit: Staying, { timeZone, checkOut }: Evening, now: Instant): boolean {
  if (checkOut.automaticAt === null || visit.status !== 'on-site') return false;
  const shown = lastShown(checkOut.automaticAt, timeZone, now);
  return seenAt(visit) < shown && (visit.link === null || visit.end <= shown);
}

function isMeeting({ link, end }: Staying, now: Instant): boolean {
  return link !== null && end > now;
}

function seenAt({ arrivedAt, backAt, end }: Staying): Instant {
  return backAt ?? arrivedAt ?? end;
}
