import type { addCalendars as route } from '../../../contract/calendars.ts';
import type { MailboxAddress, UnitId } from '../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { ExchangeRoom } from '../../exchange/index.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AddingCalendars, NewCalendar } from './add-calendars.store.ts';
import type { Place } from './calendars.store.ts';
import { findMailbox } from './find-mailbox.ts';
import { floorName } from './floor-name.ts';
import { reachOf } from './reach.ts';
import { knownIntegration } from './resource-mailboxes.ts';
import type { ResourceMailboxesDeps } from './resource-mailboxes.ts';

export interface AddCalendarsDeps extends ResourceMailboxesDeps {
  readonly adding: AddingCalendars;
  /** Told after calendars were added: they may be read from now on, and the access proof is due. */
  readonly onAdded: (organization: Caller['organization'], integration: string) => void;
}

type Row = RouteReply<typeof route>['rows'][number];
interface Known {
  readonly room: ExchangeRoom;
  readonly isListed: boolean;
}

/**
 * Makes calendars of resource mailboxes. What is stored about each comes from Exchange, never from the request; an
 * address that Exchange does not call a resource stays out and its row says so. Somebody confined to a place adds into
 * that place only. Repeating is harmless.
 */
export async function addCalendars(
  deps: AddCalendarsDeps,
  caller: Caller,
  wish: RouteInput<typeof route>['body'],
  signal: AbortSignal,
): Promise<RouteReply<typeof route>> {
  const { organization } = caller;
  await knownIntegration(deps.store, organization, wish.integration);
  const place = await placeFor(deps, caller, wish);

  const asked = [...new Set(wish.mailboxes)];
  const { known, rows } = await askExchange(deps, caller, wish.integration, asked, signal);
  const calendars = [...known.values()].map((each) => newCalendar(each, place, wish.placeByBuilding));
  const results = await deps.adding.add(caller, wish.integration, place, calendars);
  for (const { mailbox, outcome, calendar } of results) {
    const detail = outcome === 'in-another-integration' ? ELSEWHERE : null;
    rows.set(mailbox, { mailbox, outcome, detail, calendar });
  }
  if (results.some(({ outcome }) => outcome === 'added')) deps.onAdded(organization, wish.integration);
  return {
    rows: wish.mailboxes.flatMap((mailbox) => rows.get(known.get(mailbox)?.room.mailbox ?? mailbox) ?? []),
  };
}

const ELSEWHERE =
  'Another integration of your organization reads this calendar already. Remove it there first if it should be read through this one.';

async function placeFor(
  { store }: AddCalendarsDeps,
  caller: Caller,
  { unit, placeByBuilding }: RouteInput<typeof route>['body'],
): Promise<Place | null> {
  const places = await store.listPlaces(caller.organization);
  const place = places.find(({ id }) => id === unit) ?? null;
  if (unit !== null && !place) {
    throw new Problem('not-found', 'This place does not exist any more. Choose another one.');
  }
  if (placeByBuilding && !place) {
    throw new Problem('invalid-request', 'Choose the place in which the buildings stand.', {
      errors: [
        { pointer: '/body/unit', detail: 'must name a place: buildings take their time zone from it' },
      ],
    });
  }
  const reach = reachOf(caller.grants, places);
  const where = { unit, department: null };
  if (!reach('calendars.write', where) || (placeByBuilding && !reach('units.write', where))) {
    throw new Problem(
      'permission-missing',
      'Your role lets you add calendars to some places only. Choose one of them.',
    );
  }
  return place;
}

/** What Exchange says about each address: the list first, then one look-up for each that is not on it. */
async function askExchange(
  deps: AddCalendarsDeps,
  { organization }: Caller,
  integration: RouteInput<typeof route>['body']['integration'],
  asked: readonly MailboxAddress[],
  signal: AbortSignal,
): Promise<{ readonly known: Map<MailboxAddress, Known>; readonly rows: Map<MailboxAddress, Row> }> {
  const { rooms } = await deps.lists.read(organization, integration);
  const listed = new Map(rooms.map((room) => [room.mailbox, room]));
  const known = new Map<MailboxAddress, Known>();
  const rows = new Map<MailboxAddress, Row>();
  const unlisted = asked.filter((mailbox) => !listed.has(mailbox));
  const find = unlisted.length > 0 ? await findMailbox(deps, organization, integration, signal) : null;

  for (const mailbox of asked) {
    const room = listed.get(mailbox);
    if (room) known.set(mailbox, { room, isListed: true });
    else if (find) {
      const found = await find(mailbox);
      const listing = found.room && listed.get(found.room.mailbox);
      if (found.room) known.set(mailbox, { room: listing ?? found.room, isListed: listing !== undefined });
      else {
        const outcome = found.isAnswered ? 'not-a-resource' : 'unknown';
        rows.set(mailbox, { mailbox, outcome, detail: found.detail, calendar: null });
      }
    }
  }
  return { known, rows };
}

function newCalendar({ room, isListed }: Known, place: Place | null, byBuilding: boolean): NewCalendar {
  const { mailbox, kind, displayName, capacity, equipment, directoryId } = room;
  const within = byBuilding && place ? placesBelow(place, room) : [];
  const unit: UnitId | null = place?.id ?? null;
  return { mailbox, kind, name: displayName, capacity, equipment, isListed, directoryId, unit, within };
}

/** The building and the floor to find or make below `place`; a place that is a building or a floor already has them. */
function placesBelow(place: Place, { building, floor }: ExchangeRoom): NewCalendar['within'] {
  if (place.kind === 'floor') return [];
  const named = building === null || place.kind === 'building' ? [] : [building];
  const isInBuilding = place.kind === 'building' || named.length > 0;
  return [
    ...named.map((name) => ({ kind: 'building' as const, name })),
    ...(floor === null || !isInBuilding ? [] : [{ kind: 'floor' as const, name: floorName(floor) }]),
  ];
}
