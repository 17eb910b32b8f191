import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarDay } from '../../../contract/deadlines.ts';
import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { keepRoomPlan, planSeries, readRoomPlan } from '../../../contract/series-plan.ts';
import type { RoomPlanReply, SeriesWish } from '../../../contract/series-plan.ts';
import { useLink } from '../../meeting/use-link.ts';
import type { Meeting, RoomInMeeting } from '../../outlook/composed-meeting.ts';
import { usePane } from '../../shell/pane.ts';
import type { Wish } from '../wish.ts';

/** Older than this, it is asked for again when somebody looks at it. */
const STALE_MS = 30_000;

export type Suggested = RouteReply<typeof planSeries>;
export type RoomPlan = NonNullable<RoomPlanReply['plan']>;

/** A plan as it is to be kept; `wish` as the server takes it. */
export interface NewPlan {
  readonly room: MailboxAddress;
  readonly wish: SeriesWish | SeriesWishAsked;
  readonly dates: readonly { readonly date: CalendarDay; readonly room: MailboxAddress }[];
  /** Dates on which no other room is wanted. */
  readonly left: readonly CalendarDay[];
}

/** What the meeting asks of each of its rooms. */
export interface SeriesWishAsked {
  readonly seats: number;
  readonly equipment: readonly string[];
  readonly before?: number;
  readonly after?: number;
  readonly bookable?: 'direct';
}

export function seriesWish({ query }: Wish): SeriesWishAsked {
  const { seats, equipment, before, after, bookable } = query;
  return {
    seats,
    equipment,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(bookable !== undefined && { bookable }),
  };
}

/** The dates on which a room of the series is taken or may not be used, with other rooms, those that were chosen before first. */
export function useSuggestedPlan(
  meeting: Meeting,
  wish: Wish,
  room: RoomInMeeting,
  { chosen }: { readonly chosen: ReadonlyMap<CalendarDay, { readonly mailbox: MailboxAddress }> },
) {
  const { call, organization } = usePane();
  const { recurrence, timeZone, saved } = meeting;
  const body = recurrence && {
    recurrence,
    timeZone: timeZone.name,
    room: room.mailbox,
    wish: seriesWish(wish),
    savedRooms: [...(saved?.rooms ?? [])].slice(0, 100),
    chosen: [...chosen].map(([date, { mailbox }]) => ({ date, room: mailbox })),
  };
  return useQuery({
    queryKey: ['rooms', organization, 'series-plan', body],
    queryFn: async ({ signal }) => (body === null ? null : await call(planSeries, { body }, { signal })),
    enabled: body !== null,
    placeholderData: keepPreviousData, // what was chosen before may be confirmed meanwhile
    staleTime: STALE_MS,
  });
}

/** The plan that is kept with the meeting; looked at again with everything that hangs on it. */
export function useRoomPlan() {
  const { call } = usePane();
  const { meeting } = useLink();
  const bookingKey = meeting?.bookingKey ?? null;
  return useQuery({
    queryKey: ['hanging', 'room-plan', bookingKey],
    queryFn: async ({ signal }) =>
      bookingKey === null ? null : await call(readRoomPlan, { params: { bookingKey } }, { signal }),
    enabled: bookingKey !== null,
  });
}

export interface PlanKeeper {
  readonly isBusy: boolean;
  readonly failure: unknown;
  /** Does something first, and then keeps the plan that it gives; null: nothing is to be kept. `done` is called after. */
  readonly keep: (begin: () => Promise<NewPlan | null>, done: () => void) => void;
}

/** Keeps a plan with the meeting, one at a time. */
export function usePlanKeeper(): PlanKeeper {
  const { call } = usePane();
  const { ensure } = useLink();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const put = async ({ room, wish, dates, left }: NewPlan) => {
    const bookingKey = await ensure();
    const reply = await call(keepRoomPlan, {
      params: { bookingKey },
      body: { room, wish, dates: [...dates], left: [...left] },
    });
    client.setQueryData(['hanging', 'room-plan', bookingKey], reply);
    // What the form keeps to be said at Send was judged without this plan.
    void ensure().catch(() => undefined);
  };
  const run = async (begin: () => Promise<NewPlan | null>, done: () => void) => {
    setBusy(true);
    setFailure(null);
    try {
      const plan = await begin();
      if (plan === null) return;
      await put(plan);
      done();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    isBusy,
    failure,
    keep: (begin, done) => {
      if (!isBusy) void run(begin, done);
    },
  };
}
