import { MOST_PLANNED } from '../../../../contract/board.ts';
import type { listProduction as productionRoute, readWeek as weekRoute } from '../../../../contract/board.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { requireProvider } from '../board.ts';
import { closureAt } from '../deadlines/opening.ts';
import { shownAnswer } from '../properties/property-answer.ts';
import { requestsBetween } from '../requests.store.ts';
import { knownRooms } from '../served-rooms.store.ts';
import type { BoardDeps } from './list-board.ts';
import { produce } from './production.ts';
import { boundsOf, dayOf, mondayOf, noonOf } from '../../../kernel/calendar-days.ts';
import { weekOf } from './week.ts';

/** What a team makes on a day of its calendar. Rejects with `not-found` for a team that the caller does not work for. */
export async function listProduction(
  { db, clock }: BoardDeps,
  caller: Caller,
  wish: RouteInput<typeof productionRoute>['query'],
): Promise<RouteReply<typeof productionRoute>> {
  const { id, name, timeZone } = await requireProvider(db, caller, wish.provider);
  const bounds = { provider: id, ...boundsOf(wish.day, timeZone) };
  const found = await requestsBetween(db, caller.organization, bounds, MOST_PLANNED + 1);
  const planned = found.slice(0, MOST_PLANNED);
  const rooms = await knownRooms(
    db,
    caller.organization,
    planned.map(({ room }) => room),
  );
  const makeable = planned.map(({ room, properties, staffProperties, ...request }) => ({
    ...request,
    properties: properties.map(shownAnswer),
    staffProperties: staffProperties.map(shownAnswer),
    room: { mailbox: room, name: rooms.nameOf(room), place: [] },
  }));
  return {
    provider: { id, name, timeZone },
    day: wish.day,
    ...produce(makeable, timeZone),
    isComplete: found.length <= MOST_PLANNED,
    now: clock.now(),
  };
}

/** The week of a day, by the team's calendar. Rejects with `not-found` for a team that the caller does not work for. */
export async function readWeek(
  { db, clock }: BoardDeps,
  caller: Caller,
  wish: RouteInput<typeof weekRoute>['query'],
): Promise<RouteReply<typeof weekRoute>> {
  const provider = await requireProvider(db, caller, wish.provider);
  const { id, name, timeZone, coversPerHour } = provider;
  const monday = mondayOf(wish.day);
  const bounds = { provider: id, ...boundsOf(monday, timeZone, 7) };
  const found = await requestsBetween(db, caller.organization, bounds, MOST_PLANNED + 1);
  const now = clock.now();
  return {
    provider: { id, name, timeZone },
    days: weekOf(found.slice(0, MOST_PLANNED), monday, timeZone).map(({ day, hours }) => {
      const closure = closureAt(provider, noonOf(day, timeZone));
      return {
        day,
        closed: closure?.kind === 'closed-day' ? { name: closure.name } : null,
        hours: [...hours],
      };
    }),
    coversPerHour,
    today: dayOf(now, timeZone),
    isComplete: found.length <= MOST_PLANNED,
    now,
  };
}
