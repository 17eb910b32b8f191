import type { listClosedDates as contractRoute } from '../../../../contract/closed-dates.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { findLink, isTheirs, noSuchMeeting } from '../../meetings/index.ts';
import { readMenus } from '../../menus/index.ts';
import { visibleRooms } from '../../rooms/index.ts';
import { meetingDates } from '../meeting-rooms.store.ts';
import { listProviders } from '../providers.store.ts';
import { whyRefused } from '../refuse-delivery.ts';
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
  const visible = new Set((await visibleRooms(directory, caller)).rooms.map(({ mailbox }) => mailbox));
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
  return {
    closed: dates.series.flatMap((date) => {
      const refused = whyRefused(provider, [date], wish, now);
      return refused ? [{ date: date.date, why: refused.why }] : [];
    }),
    now,
  };
}
