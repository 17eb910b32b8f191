import { MOST_DESK_VISITS } from '../../../contract/front-desk.ts';
import type {
  DeskVisit,
  listDeskVisits as deskRoute,
  listMyReceptions as mineRoute,
  VisitStep,
} from '../../../contract/front-desk.ts';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import { boundsOf, dayOf } from '../../kernel/calendar-days.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { can } from '../access/index.ts';
import { titlesOf } from '../meetings/index.ts';
import { knownRooms } from '../services/index.ts';
import { contactsOf, detailsFor } from './desk-details.ts';
import { hostsOf } from './hosts.store.ts';
import type { Host } from './hosts.store.ts';
import { worksAt } from './reception.ts';
import { parkingOn } from './parking/parking-on.ts';
import type { Reception } from './reception.ts';
import { listReceptions } from './receptions.store.ts';
import { acceptedAt } from './rules/rules.store.ts';
import { notificationsOf } from './notify/notifications.store.ts';
import type { HostNotification } from './notify/notifications.store.ts';
import { isStillInside } from './leaving/still-inside.ts';
import { isUnstaffed } from './unstaffed.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { troubledSms } from './sms/visitor-sms.store.ts';
import { twiceAtDesk } from './twice/twice-at-desk.ts';
import { atReception, stepsFor } from './visit-steps.ts';
import type { AtReception } from './visit-steps.ts';
import type { Visit, Visitor } from './visitor.ts';
import { findVisitors } from './visitors.store.ts';
import { visitsAtDesk } from './visits.store.ts';
import { shownWarning, warningsFor } from './watch/warnings.ts';
import { shownName } from './words.ts';

type DeskDeps = Pick<VisitorUseDeps, 'db' | 'clock' | 'secrets'>;

/** The receptions at which the caller works; whoever may change receptions works at all of them. */
export async function listMyReceptions(
  { db, clock }: Pick<DeskDeps, 'db' | 'clock'>,
  caller: Caller,
): Promise<RouteReply<typeof mineRoute>> {
  const receptions = await myReceptions(db, caller);
  return {
    receptions: receptions.map(({ id, name, timeZone, isActive }) => ({ id, name, timeZone, isActive })),
    now: clock.now(),
  };
}

/** A reception at which the caller works; to anybody else it does not exist (`not-found`). */
export async function requireReception(db: Db | Tx, caller: Caller, id: ReceptionId): Promise<Reception> {
  const reception = (await myReceptions(db, caller)).find((one) => one.id === id);
  if (!reception) {
    throw new Problem('not-found', 'There is no such reception among those at which you work.');
  }
  return reception;
}

/**
 * A day at a reception: who is expected on it, also at a meeting that began before it, has come or was canceled, by time, and
 * whoever is on site since earlier.
 */
export async function listDeskVisits(
  deps: DeskDeps,
  caller: Caller,
  { reception: wanted, day: asked }: RouteInput<typeof deskRoute>['query'],
): Promise<RouteReply<typeof deskRoute>> {
  const { db, clock } = deps;
  const reception = await requireReception(db, caller, wanted);
  const now = clock.now();
  const { id, name, timeZone, checkOut } = reception;
  const day = asked ?? dayOf(now, timeZone);
  const bounds = boundsOf(day, timeZone);
  const found = await visitsAtDesk(db, caller.organization, id, bounds, MOST_DESK_VISITS + 1);
  return {
    reception: { id, name, timeZone, automaticAt: checkOut.automaticAt },
    day,
    visits: await deskVisits(db, caller.organization, found.slice(0, MOST_DESK_VISITS), deps),
    parking: await parkingOn(db, caller.organization, reception, bounds, now),
    isComplete: found.length <= MOST_DESK_VISITS,
    now,
  };
}

/**
 * Visits as a desk sees them: nothing of the meeting but time, room and host, and no address of the visitor. `desk`: null for
 * whoever is not at one; they see nothing of what is sealed, neither the car plate nor a warning, and no title either.
 */
export async function deskVisits(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly Visit[],
  desk: Pick<DeskDeps, 'secrets' | 'clock'> | null = null,
): Promise<DeskVisit[]> {
  const visitors = new Map(
    (
      await findVisitors(
        db,
        organization,
        visits.map(({ visitor }) => visitor),
      )
    ).map((visitor) => [visitor.id, visitor]),
  );
  const hosts = await hostsOf(
    db,
    organization,
    visits.flatMap(({ link }) => link ?? []),
  );
  const rooms = await knownRooms(
    db,
    organization,
    visits.flatMap(({ room }) => room ?? []),
  );
  const accepted = await acceptedAt(
    db,
    organization,
    visits.map(({ id }) => id),
  );
  const receptions = new Map((await listReceptions(db, organization)).map((one) => [one.id, one]));
  const contacts = desk ? contactsOf(desk.secrets, organization, visitors.values()) : new Map();
  const details = await detailsFor(db, organization, visits, [...receptions.values()], contacts);
  const others = twiceAtDesk(visits, visitors, contacts);
  const seen = desk === null ? [] : visits;
  const seenIds = seen.map(({ id }) => id);
  const titleOf = await deskTitles(db, organization, seen, receptions);
  const troubled = await troubledSms(db, organization, seenIds);
  const notified = await notificationsOf(db, organization, seenIds);
  const warned =
    desk &&
    (await warningsFor(
      { secrets: desk.secrets, now: desk.clock.now() },
      db,
      organization,
      [...receptions.values()],
      visits,
    ));
  const todayOf = todayAt(visits, receptions, desk?.clock.now() ?? null);
  return visits.flatMap((visit) => {
    const visitor = visitors.get(visit.visitor);
    if (!visitor) return []; // a visit goes with its visitor
    const { id, status, room, start, end, told, arrivedAt, leftAt, leftBy, version } = visit;
    const { company, note } = visitor;
    return {
      id,
      status,
      name: shownName(visitor),
      company,
      note,
      host: hostOf(visit, visitor, hosts),
      title: titleOf(visit),
      notified: sinceArrival(visit, notified.get(id)),
      isWalkIn: visit.link === null,
      isUnstaffed: isUnstaffedAt(receptions, visit),
      isUnfollowed: visit.isUnfollowed,
      room: room === null ? null : rooms.nameOf(room),
      start,
      end,
      toldAt: told?.at ?? null,
      smsTrouble: troubled.get(id) ?? null,
      arrivedAt,
      leftAt,
      leftBy,
      isStillInside: desk !== null && isStillInsideAt(receptions, visit, desk.clock.now()),
      accepted: accepted.get(id) ?? null,
      alsoExpected: others(visit).map((other) => ({
        start: other.start,
        end: other.end,
        host: hostOf(other, visitors.get(other.visitor) ?? visitor, hosts).name,
      })),
      details: details(visitor, visit),
      warning: shownWarning(warned?.(visitor, visit) ?? null),
      steps: stepsFor(visit, todayOf(visit)).filter((step) => isPossible(step, visitor)),
      version,
    };
  });
}

/** Nobody lets in somebody of whom nobody knows who they are. */
function isPossible(step: VisitStep, { forgottenAt }: Pick<Visitor, 'forgottenAt'>): boolean {
  return forgottenAt === null || step === 'check-out';
}

/** What day it is where visits are, of each reception once; null: nobody asks. */
function todayAt(
  visits: readonly Visit[],
  receptions: ReadonlyMap<string, Reception>,
  now: Instant | null,
): (visit: Visit) => AtReception | null {
  const known = new Map(
    [...new Set(now === null ? [] : visits.map(({ reception }) => reception))].flatMap((id) => {
      const reception = id === null ? undefined : receptions.get(id);
      return reception && now !== null ? [[reception.id, atReception(reception, now)]] : [];
    }),
  );
  return ({ reception }) => (reception === null ? null : (known.get(reception) ?? null));
}

/** What the meetings of visits are called, at receptions that want to know. */
async function deskTitles(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly Visit[],
  receptions: ReadonlyMap<string, Reception>,
): Promise<(visit: Visit) => string | null> {
  const wanted = ({ link, reception, start }: Visit) =>
    link !== null && reception !== null && receptions.get(reception)?.showsTitles === true
      ? { link, start }
      : null;
  const titleOf = await titlesOf(
    db,
    organization,
    visits.flatMap((visit) => wanted(visit) ?? []),
  );
  return (visit) => {
    const one = wanted(visit);
    return one && titleOf(one);
  };
}

/** What was said of an earlier arrival, which was taken back, says nothing of this one. */
function sinceArrival(
  { arrivedAt }: Pick<Visit, 'arrivedAt'>,
  last: HostNotification | undefined,
): DeskVisit['notified'] {
  return last && arrivedAt !== null && last.at >= arrivedAt ? { ...last } : null;
}

function isStillInsideAt(receptions: ReadonlyMap<string, Reception>, visit: Visit, now: Instant): boolean {
  const reception = visit.reception === null ? undefined : receptions.get(visit.reception);
  return reception !== undefined && isStillInside(visit, reception, now);
}

/** Whoever walks in stands before somebody. */
function isUnstaffedAt(
  receptions: ReadonlyMap<string, Reception>,
  { reception: id, link, start }: Pick<Visit, 'reception' | 'link' | 'start'>,
): boolean {
  const reception = id === null || link === null ? undefined : receptions.get(id);
  return reception !== undefined && isUnstaffed(reception, start);
}

function hostOf(
  { link }: Pick<Visit, 'link'>,
  { host }: Pick<Visitor, 'host'>,
  hosts: ReadonlyMap<string, Host>,
): DeskVisit['host'] {
  if (link === null) return { name: host?.name ?? '', mail: host?.mail ?? null };
  return hosts.get(link) ?? { name: '', mail: null };
}

async function myReceptions(db: Db | Tx, caller: Caller): Promise<readonly Reception[]> {
  const receptions = await listReceptions(db, caller.organization);
  return can(caller.grants, 'receptions.write')
    ? receptions
    : receptions.filter((reception) => worksAt(reception, caller));
}
