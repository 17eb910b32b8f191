import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { confirmDates as route } from '../../../contract/series-confirmation.ts';
import type { Caller } from '../../kernel/caller.ts';
import { instantOf } from '../../kernel/time.ts';
import { askTimes, inTheWay, notices, placesFor, visibleRooms } from '../rooms/index.ts';
import type { RoomsDeps } from '../rooms/index.ts';
import { scheduleWindows } from './schedule-windows.ts';

type Body = RouteInput<typeof route>['body'];
type Asked = Body['dates'][number];
type State = RouteReply<typeof route>['dates'][number]['state'];

const MINUTE_MS = 60_000;
/** A meeting without any length is in the way of nobody but at its instant. */
const SHORTEST_MS = 1_000;

/**
 * Whether rooms are free on single dates, asked of Exchange at this moment, in the order in which they were named. What it
 * does not speak for is *unknown*, with a notice that says why; a room that the caller may not see, or that is gone, is
 * left out.
 */
export async function confirmDates(
  deps: Pick<RoomsDeps, 'directory' | 'clock' | 'exchangeOf'>,
  caller: Caller,
  { dates, seats, before, after }: Body,
  signal: AbortSignal,
): Promise<RouteReply<typeof route>> {
  const visible = await visibleRooms(deps.directory, caller, [...new Set(dates.map(({ room }) => room))]);
  const rooms = new Map(visible.rooms.map((room) => [room.mailbox, room]));
  const neededFor = ({ start, end }: Asked) => ({
    start: Date.parse(start) - before * MINUTE_MS,
    end: Math.max(Date.parse(end), Date.parse(start) + SHORTEST_MS) + after * MINUTE_MS,
  });
  const known = dates.filter(({ room }) => rooms.has(room));
  const answers = await Promise.all(
    scheduleWindows(known, neededFor).windows.map(async ({ from, to, within }) => {
      const theirs = [...new Set(within.map(({ room }) => room))].flatMap((room) => rooms.get(room) ?? []);
      const asked = { start: instantOf(from), end: instantOf(to), before: 0, after: 0 };
      const times = await askTimes(deps, caller, theirs, asked, signal);
      const stateOf = (date: Asked): State => {
        const room = rooms.get(date.room);
        const schedule = times.get(date.room)?.schedule;
        if (!room || !schedule?.known) return 'unknown';
        const { start, end } = neededFor(date);
        const isTaken = inTheWay(placesFor(room, seats), schedule.busy).some(
          (block) => Date.parse(block.start) < end && Date.parse(block.end) > start,
        );
        return isTaken ? 'busy' : 'free';
      };
      const faults = [...times.values()].flatMap(({ schedule }) => (schedule.known ? [] : [schedule.fault]));
      return { states: within.map((date) => [keyOf(date), stateOf(date)] as const), faults };
    }),
  );
  const states = new Map(answers.flatMap((answer) => answer.states));
  return {
    dates: known.map((date) => ({
      room: date.room,
      start: date.start,
      state: states.get(keyOf(date)) ?? 'unknown',
    })),
    notices: [...notices(answers.flatMap(({ faults }) => faults))],
    readAt: deps.clock.now(),
  };
}

function keyOf({ room, start }: { readonly room: MailboxAddress; readonly start: string }): string {
  return `${start} ${room}`;
}
