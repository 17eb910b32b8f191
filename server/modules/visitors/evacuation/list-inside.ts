import { AUTOMATIC_HOURS } from '../../../../contract/check-out-times.ts';
import { MARK_HOURS, MOST_INSIDE } from '../../../../contract/evacuation.ts';
import type { EvacuationList } from '../../../../contract/evacuation.ts';
import type { Instant } from '../../../../contract/primitives.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { knownRooms } from '../../services/index.ts';
import { deskVisits, requireReception } from '../front-desk.ts';
import { marksOf, visitsInside, visitsUnseen } from './inside.store.ts';

export interface InsideDeps {
  readonly db: Db | Tx;
  /** Business time. */
  readonly clock: Clock;
}

/**
 * Exactly the visitors of a reception who came and have not left, by name. Reads only, so that it answers while the database
 * takes no writes, and asks nobody else. Rejects with `not-found` for a reception at which the caller does not work.
 */
export async function listInside(
  { db, clock }: InsideDeps,
  caller: Caller,
  { reception: wanted }: { readonly reception: ReceptionId },
): Promise<EvacuationList> {
  const { organization } = caller;
  const { id, name, timeZone } = await requireReception(db, caller, wanted);
  const found = await visitsInside(db, organization, id, MOST_INSIDE + 1);
  const visits = found.slice(0, MOST_INSIDE);
  const now = clock.now();
  const unseen = await visitsUnseen(db, organization, id, hoursBefore(now, AUTOMATIC_HOURS), MOST_INSIDE);
  const known = await deskVisits(db, organization, [...visits, ...unseen]);
  const shown = new Map(known.map((one) => [one.id, one]));
  const marks = await marksOf(
    db,
    organization,
    id,
    visits.map((visit) => visit.id),
    hoursBefore(now, MARK_HOURS),
  );
  const rooms = await knownRooms(
    db,
    organization,
    visits.flatMap(({ room }) => room ?? []),
  );
  const people = visits.flatMap(({ id: visit, room, arrivedAt, start }) => {
    const person = shown.get(visit);
    if (!person) return [];
    const [building = null] = room === null ? [] : rooms.placeOf(room);
    const mark = marks.get(visit);
    return {
      visit,
      name: person.name,
      company: person.company,
      host: person.host.name,
      room: person.room,
      building,
      since: arrivedAt ?? start,
      size: person.details.group?.size ?? 1,
      isSafe: mark?.isSafe ?? false,
      markedAt: mark?.at ?? null,
    };
  });
  const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const gone = unseen.flatMap(({ id: visit, leftAt, changedAt }) => {
    const person = shown.get(visit);
    if (!person) return [];
    const { name: called, company, host, room, details } = person;
    const size = details.group?.size ?? 1;
    return { visit, name: called, company, host: host.name, room, size, at: leftAt ?? changedAt };
  });
  return {
    reception: { id, name, timeZone },
    people: people.toSorted(
      (one, other) => compare(one.name, other.name) || (one.since < other.since ? -1 : 1),
    ),
    unseen: gone.toSorted((one, other) => compare(one.name, other.name)),
    isComplete: found.length <= MOST_INSIDE,
    now,
  };
}

function hoursBefore(now: Instant, hours: number): Instant {
  return instantOf(Date.parse(now) - hours * 60 * 60_000);
}
