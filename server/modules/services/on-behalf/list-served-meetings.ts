import type { listServedMeetings as route } from '../../../../contract/on-behalf.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { ProviderId } from '../../../../contract/services.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { costCentersFor } from '../../finance/index.ts';
import { allCalendarFacts, linksOfMeetings, sightingsWithin } from '../../meetings/index.ts';
import { requireProvider } from '../board.ts';
import { askedProperty } from '../properties/property-answer.ts';
import { knownRooms } from '../served-rooms.store.ts';
import type { ServiceUseDeps } from '../service-deps.ts';

const MOST_SIGHTINGS = 2_000;

/**
 * Meetings that are not over in the rooms that a team serves, by time; a meeting in several of them once. From what the
 * rooms' calendars show, and nothing else: no mailbox is asked, and no subject is told. `not-found` for a team that the
 * caller does not work for.
 */
export async function listServedMeetings(
  { db, clock }: Pick<ServiceUseDeps, 'db' | 'clock'>,
  caller: Caller,
  id: ProviderId,
  { from, to }: RouteInput<typeof route>['query'],
): Promise<RouteReply<typeof route>> {
  const { organization } = caller;
  const provider = await requireProvider(db, caller, id);
  const calendars = await allCalendarFacts(db, organization);
  const rooms = await knownRooms(
    db,
    organization,
    [...calendars.values()].map(({ mailbox }) => mailbox),
  );
  const served = [...calendars.values()].filter(({ mailbox }) => rooms.serves(provider, mailbox));
  const ids = served.map((one) => one.id);
  const found = await sightingsWithin(db, organization, ids, { start: from, end: to }, MOST_SIGHTINGS + 1);
  const now = clock.now();
  const open = found
    .slice(0, MOST_SIGHTINGS)
    .filter(({ end, isCanceled, response }) => end > now && !isCanceled && response !== 'declined');
  const links = await linksOfMeetings(db, organization, [
    ...new Set(open.map(({ meetingUid }) => meetingUid)),
  ]);
  const meetings = Map.groupBy(open, ({ meetingUid, occurrence }) => `${meetingUid} ${occurrence}`);
  return {
    team: { name: provider.name, timeZone: provider.timeZone },
    meetings: [...meetings.values()]
      .flatMap((sightings) => {
        const [first] = sightings;
        if (!first?.organizer) return []; // nobody is known whom it could be entered for
        const { meetingUid, occurrence, start, end, organizer: mail, organizerName } = first;
        const mailboxes = sightings.flatMap(({ calendar }) => calendars.get(calendar)?.mailbox ?? []);
        const isWholeSeries = links.some(
          ({ bound }) => bound?.meetingUid === meetingUid && bound.occurrence === 'all',
        );
        return {
          meetingUid,
          occurrence,
          start,
          end,
          rooms: mailboxes.map((mailbox) => ({ mailbox, name: rooms.nameOf(mailbox) })),
          organizer: { name: organizerName ?? mail, mail },
          isWholeSeries,
        };
      })
      .toSorted((one, other) => (one.start < other.start ? -1 : 1)),
    asks: provider.userProperties.map(askedProperty),
    costCenters: [...(await costCentersFor(db, caller))],
    isComplete: found.length <= MOST_SIGHTINGS,
    now,
  };
}
