import type { BoardView } from '../../../../contract/board.ts';
import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import type { RequestStatus } from '../../../../contract/services.ts';
import { instantOf } from '../../../kernel/time.ts';
import { boundsOf, dayOf, daysLater } from '../../../kernel/calendar-days.ts';

/** Which requests of a team a view shows, and in which order; null stands for no condition. */
export interface Slice {
  readonly statuses: readonly RequestStatus[] | null;
  /** Of the delivery. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** Only those about which the team must say something. */
  readonly isAsked: boolean;
  /** Only those of which neither the meeting nor the delivery is over then. */
  readonly isOnAt: Instant | null;
  /** By time of delivery, or what was changed last first. */
  readonly order: 'delivery' | 'delivery-last-first' | 'change-last-first';
}

export interface ViewMoment {
  /** Of the view `day`. */
  readonly day?: CalendarDay | undefined;
  readonly now: Instant;
  readonly timeZone: TimeZone;
}

/** What begins within this time is in preparation. */
const SOON_MS = 2 * 60 * 60_000;

const live = ['pending', 'accepted', 'readied'] as const;
const everything: Slice = {
  statuses: null,
  from: null,
  to: null,
  isAsked: false,
  isOnAt: null,
  order: 'delivery',
};

type Moment = ViewMoment & { readonly today: CalendarDay };

const slices: Readonly<Record<BoardView, (moment: Moment) => Partial<Slice>>> = {
  'to-answer': ({ today, timeZone }) => ({ from: boundsOf(today, timeZone).from, isAsked: true }),
  current: ({ now }) => ({ statuses: live, to: instantOf(Date.parse(now) + SOON_MS), isOnAt: now }),
  today: ({ today, timeZone }) => boundsOf(today, timeZone),
  tomorrow: ({ today, timeZone }) => boundsOf(daysLater(today, 1), timeZone),
  day: ({ day, today, timeZone }) => boundsOf(day ?? today, timeZone),
  pending: () => ({ statuses: ['pending'] }),
  accepted: () => ({ statuses: ['accepted'] }),
  readied: () => ({ statuses: ['readied'] }),
  completed: () => ({ statuses: ['completed'], order: 'delivery-last-first' }),
  rejected: () => ({ statuses: ['rejected'], order: 'change-last-first' }),
  // Whatever ended them: also those that ended with their meeting, free of charge or not.
  canceled: () => ({ statuses: ['canceled', 'canceled-late'], order: 'change-last-first' }),
  all: () => ({ order: 'delivery-last-first' }),
};

/** What a view shows at a moment; days are those of the team's calendar. */
export function sliceOf(view: BoardView, moment: ViewMoment): Slice {
  const today = dayOf(moment.now, moment.timeZone);
  return { ...everything, ...slices[view]({ ...moment, today }) };
}

/** The views whose requests are counted: those that are looked at all day, and that never hold everything there was. */
export const countedViews = [
  'to-answer',
  'current',
  'today',
  'tomorrow',
  'pending',
  'accepted',
  'readied',
] as const satisfies readonly BoardView[];
