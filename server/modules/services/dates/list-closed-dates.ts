import { setImmediate as breathe } from 'node:timers/promises';
import type { listClosedDates as contractRoute } from '../../../../contract/closed-dates.ts';
import type { SeriesDate } from '../../../../contract/meeting-dates.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { inTurns } from '../../../kernel/in-turns.ts';
import { Problem } from '../../../kernel/problem.ts';
import { findLink, isTheirs, noSuchMeeting } from '../../meetings/index.ts';
import { readMenus } from '../../menus/index.ts';
import { visibleRooms } from '../../rooms/index.ts';
import { meetingDates } from '../meeting-rooms.store.ts';
import { listProviders } from '../providers.store.ts';
import { whyRefused } from '../refuse-delivery.ts';
import type { Wanted } from '../refuse-delivery.ts';
import type { Provider } from '../request.ts';
import { knownRooms } from '../served-rooms.store.ts';
import type { ServiceUseDeps } from '../service-deps.ts';

/**
 * The dates of a series, ahead, on which a delivery cannot be asked for any more or nobody works, each with the reason; what
 * is ordered counts with its own deadline, weekdays and season. Of a single meeting there are none. `not-found` for a meeting
 * that is not the caller's, and for a team that serves none of its rooms that the caller sees.
 */
export async function listClosedDates(
  { db, clock, directory }: Pick<ServiceUseDeps, 'db' | 'clock' | 'directory'>,
  caller: Caller,
  { params, query }: Pick<RouteInput<typeof contractRoute>, 'params' | 'query'>,
): Promise<RouteReply<typeof contractRoute>> {
  const { organization } = caller;
  const now = clock.now();
  const link = await findLink(db, organization, { bookingKey: params.bookingKey });
  if (!link || !isTheirs(link, caller)) throw noSuchMeeting();
  const dates = await meetingDates(db, organization, link, now);
  const visible = new Set(
    (await visibleRooms(directory, caller, [...dates.rooms])).rooms.map(({ mailbox }) => mailbox),
  );
  const seen = [...dates.rooms].filter((room) => visible.has(room));
  const [provider] = await listProviders(db, organization, [query.provider]);
  const rooms = await knownRooms(db, organization, seen);
  if (!provider?.isActive || !seen.some((room) => rooms.serves(provider, room))) {
    throw new Problem('not-found', 'This team does not serve the rooms of the meeting.');
  }

  const ordered = new Set<string>(query.item);
  const menu = ordered.size > 0 ? (await readMenus(db, organization, [provider.id])).get(provider.id) : null;
  const lines = (menu?.items ?? []).filter(({ id }) => ordered.has(id));
  const { offsetMinutes, offsetFrom } = query;
  const wish = { offsetMinutes, offsetFrom, lines };
  const closed = await inTurns(closedDates(provider, dates.series, wish, now), RULES_A_TURN, breathe);
  return { closed, now };
}

/** So many rules are counted back before others have their turn: some ten milliseconds. */
const RULES_A_TURN = 250;

/** A year of days, each with the rules of a hundred things: more than a second of counting. */
function* closedDates(
  provider: Provider,
  series: readonly SeriesDate[],
  wanted: Wanted,
  now: Instant,
): Generator<number, RouteReply<typeof contractRoute>['closed']> {
  const closed: RouteReply<typeof contractRoute>['closed'] = [];
  for (const date of series) {
    const refused = whyRefused(provider, [date], wanted, now);
    if (refused) closed.push({ date: date.date, why: refused.why });
    yield 1 + wanted.lines.length;
  }
  return closed;
}
