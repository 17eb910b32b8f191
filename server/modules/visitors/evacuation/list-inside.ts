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
import type { Reception } from '../reception.ts';
import { listReceptions } from '../receptions.store.ts';
import type { Visit } from '../visitor.ts';
import { marksOf, visitsInside, visitsUnseen } from './inside.store.ts';
import { buildingsServed, receptionsAround } from './shared-buildings.ts';
import { placedUnits } from './units.store.ts';

export interface InsideDeps {
  readonly db: Db | Tx;
  /** Business time. */
  readonly clock: Clock;
}

/**
 * Exactly the visitors who came and have not left, by name: those of the reception, and of the others in its buildings those
 * who are there, or of whom nobody knows where they are. Reads only, so that it answers while the database
 * takes no writes, and asks nobody else. Rejects with `not-found` for a reception at which the caller does not work.
 */
export async function listInside(
  { db, clock }: InsideDeps,
  caller: Caller,
  { reception: wanted }: { readonly reception: ReceptionId },
): Promise<EvacuationList> {
  const { organization } = caller;
  const { around, buildings } = await coveredFrom(db, caller, wanted);
  const [{ id, name, timeZone }] = around;
  const ids = around.map((one) => one.id);
  const now = clock.now();
  const found = await visitsInside(db, organization, ids, MOST_INSIDE + 1);
  const gone = await visitsUnseen(db, organization, ids, hoursBefore(now, AUTOMATIC_HOURS), MOST_INSIDE);
  const rooms = await knownRooms(
    db,
    organization,
    [...found, ...gone].flatMap(({ room }) => room ?? []),
  );
  /** Whoever came to another reception is listed when they may be in one of the buildings. */
  const isHere = ({ reception, room }: Visit) => {
    const building = room === null ? null : rooms.buildingOf(room);
    return reception === id || building === null || buildings.has(building);
  };
  const visits = found.slice(0, MOST_INSIDE).filter(isHere);
  const unseen = gone.filter(isHere);
  const receptionOf = ({ reception }: Visit) => around.find((one) => one.id === reception)?.name ?? name;
  const known = await deskVisits(db, organization, [...visits, ...unseen]);
  const shown = new Map(known.map((one) => [one.id, one]));
  const marks = await marksOf(
    db,
    organization,
    visits.map((visit) => visit.id),
    hoursBefore(now, MARK_HOURS),
  );
  const people = visits.flatMap((seen) => {
    const { id: visit, room, arrivedAt, start } = seen;
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
      reception: receptionOf(seen),
      since: arrivedAt ?? start,
      size: person.details.group?.size ?? 1,
      isSafe: mark?.isSafe ?? false,
      markedAt: mark?.at ?? null,
    };
  });
  const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const unseenPeople = unseen.flatMap((seen) => {
    const { id: visit, leftAt, changedAt } = seen;
    const person = shown.get(visit);
    if (!person) return [];
    const { name: called, company, host, room, details } = person;
    const size = details.group?.size ?? 1;
    const who = { visit, name: called, company, host: host.name, room, reception: receptionOf(seen) };
    return { ...who, size, at: leftAt ?? changedAt };
  });
  return {
    reception: { id, name, timeZone },
    covers: around.map((one) => one.name),
    people: people.toSorted(
      (one, other) => compare(one.name, other.name) || (one.since < other.since ? -1 : 1),
    ),
    unseen: unseenPeople.toSorted((one, other) => compare(one.name, other.name)),
    isComplete: found.length <= MOST_INSIDE,
    now,
  };
}

/**
 * The reception, with those that receive visitors in one of its buildings, and these buildings. Rejects with `not-found` for
 * a reception at which the caller does not work; at the others they need not work, because an alarm is for the building.
 */
export async function coveredFrom(
  db: Db | Tx,
  caller: Caller,
  wanted: ReceptionId,
): Promise<{
  readonly around: readonly [Reception, ...Reception[]];
  readonly buildings: ReadonlySet<string>;
}> {
  const own = await requireReception(db, caller, wanted);
  const units = await placedUnits(db, caller.organization);
  const [, ...others] = receptionsAround(units, await listReceptions(db, caller.organization), own);
  return { around: [own, ...others], buildings: buildingsServed(units, own) };
}

function hoursBefore(now: Instant, hours: number): Instant {
  return instantOf(Date.parse(now) - hours * 60 * 60_000);
}
