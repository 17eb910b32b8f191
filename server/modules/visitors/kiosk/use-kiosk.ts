import type {
  checkIn as inRoute,
  checkOut as outRoute,
  findVisit as findRoute,
  KioskVisit,
  readKiosk as readRoute,
  Shown,
} from '../../../../contract/kiosk.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { VisitId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { askedBy } from '../../audit/index.ts';
import { deskVisits } from '../front-desk.ts';
import { stepVisits } from '../step-visits.ts';
import type { Visit } from '../visitor.ts';
import { findVisit } from '../visits.store.ts';
import { isKeptWaiting, seeReception } from '../watch/keep-waiting.ts';
import { dueRules, noteAccepted, refuseUnaccepted, textToRead } from './accept-rules.ts';
import { afterCheckIn } from './after-check-in.ts';
import { grantVisit } from './granted-visit.ts';
import { identify, isCalled, mostLikely } from './identify.ts';
import type { KioskPlace } from './identify.ts';
import { optionsOf } from './kiosk-options.store.ts';
import { nobody } from './nobody.ts';
import { placeOf, receptionOf, requiredVisit, unknownVisit } from './kiosk-place.ts';
import type { UseKioskDeps } from './kiosk-place.ts';
import { houseName } from './kiosks.store.ts';
import { firstNameOf } from './own-name.ts';

/** A desk and a kiosk that do the same at once: the kiosk looks again, and finds it done. */
const TRIES = 3;

/** Where a kiosk stands. */
export async function readKiosk(
  { db }: Pick<UseKioskDeps, 'db'>,
  caller: Caller,
): Promise<RouteReply<typeof readRoute>> {
  const { organization: of } = caller;
  const { id, name, timeZone, language, retentionDays } = await receptionOf(db, caller);
  const organization = await houseName(db, of);
  const { walkIns: welcomesWalkIns } = await optionsOf(db, of, id);
  const reception = { name, timeZone, language, retentionDays, welcomesWalkIns };
  return { name: caller.name, organization, reception };
}

/** What somebody may see of their own visit: their first name, whom they visit, and when it begins. Rejects with `not-found`. */
export async function findKioskVisit(
  deps: UseKioskDeps,
  caller: Caller,
  { shown, language }: RouteInput<typeof findRoute>['body'],
): Promise<KioskVisit> {
  const { db, clock } = deps;
  const place = await placeOf(deps, caller);
  const found = await deps.misses.try(caller.objectId, async () =>
    mostLikely(await identify(db, place, shown), clock.now()),
  );
  const visit = found ?? nobody(place);
  const [facts] = await deskVisits(db, place.organization, [visit]);
  const { id, version, status, start } = visit;
  const rules = await dueRules(db, place, id);
  if (!found || !facts) throw unknownVisit();
  const isInside = status === 'on-site';
  return {
    visit: id,
    version,
    step: isInside ? 'check-out' : 'check-in',
    firstName: firstNameOf(facts.name),
    host: facts.host.name,
    start,
    rules: isInside ? null : textToRead(rules, language, place),
  };
}

/**
 * Lets somebody in, as a receptionist would; who is in already is in, so that saying it again is saying it once. Rejects with
 * `not-found`, with `rules-changed` when what was accepted is not what is in force, and with `see-reception` for somebody whom
 * the desk wants to see first; it is told.
 */
export async function checkInAtKiosk(
  deps: UseKioskDeps,
  caller: Caller,
  id: VisitId,
  { shown, accepted, language }: RouteInput<typeof inRoute>['body'],
): Promise<RouteReply<typeof inRoute>> {
  const { visit, place } = await stepAtKiosk(deps, caller, shown, id, async (tx, at, before) => {
    if (before.status === 'on-site') return before;
    const due = await dueRules(tx, at, id);
    refuseUnaccepted(due, accepted);
    if (await isKeptWaiting(deps, tx, caller, at, before)) return before;
    await grantVisit(tx, caller, id, deps.now());
    const [after] = await stepVisits(deps, tx, desk(caller, at), [before], 'check-in');
    if (due && accepted) await noteAccepted(tx, caller, before, { ...accepted, at: deps.clock.now() });
    return after ?? before;
  });
  if (visit.status !== 'on-site') throw seeReception(); // after the commit: the desk is to know
  return await afterCheckIn(deps.db, place, visit, language);
}

/** Lets somebody out; said again about the version that was seen, it was done. Rejects with `not-found`. */
export async function checkOutAtKiosk(
  deps: UseKioskDeps,
  caller: Caller,
  id: VisitId,
  { shown, version }: RouteInput<typeof outRoute>['body'],
): Promise<RouteReply<typeof outRoute>> {
  const done = await findVisit(deps.db, caller.organization, id);
  if (done && (await isDoneAlready(deps.db, caller, done, version, shown))) {
    return { leftAt: done.leftAt ?? done.changedAt };
  }
  const { visit } = await stepAtKiosk(deps, caller, shown, id, async (tx, place, before) => {
    const [after] = await stepVisits(deps, tx, desk(caller, place), [before], 'check-out');
    return after ?? before;
  });
  return { leftAt: visit.leftAt ?? visit.changedAt };
}

/** The answer to a check-out got lost: whoever asks for it again shows the same, and saw the visit as it was just before. */
async function isDoneAlready(
  db: Db,
  { organization, kiosk }: Caller,
  visit: Visit,
  version: number,
  shown: Shown,
): Promise<boolean> {
  const isJustDone = visit.status === 'off-site' && visit.version === version + 1;
  if (!isJustDone || visit.reception !== kiosk?.reception) return false;
  if ('pass' in shown) return shown.pass === visit.pass;
  const [facts] = await deskVisits(db, organization, [visit]);
  return facts !== undefined && isCalled(facts, shown);
}

type Step = (tx: Tx, place: KioskPlace, before: Visit) => Promise<Visit>;

async function stepAtKiosk(
  deps: UseKioskDeps,
  caller: Caller,
  shown: Shown,
  id: VisitId,
  step: Step,
): Promise<{ readonly visit: Visit; readonly place: KioskPlace }> {
  const place = await placeOf(deps, caller);
  for (let tries = 1; ; tries += 1) {
    const before = await requiredVisit(
      deps,
      caller,
      async () => (await identify(deps.db, place, shown)).find((one) => one.id === id) ?? null,
    );
    try {
      return { place, visit: await deps.db.transaction().execute((tx) => step(tx, place, before)) };
    } catch (error) {
      const isOutrun = error instanceof Problem && error.code === 'changed-meanwhile';
      if (!isOutrun || tries === TRIES) throw error;
    }
  }
}

function desk(caller: Caller, { organization, reception }: KioskPlace) {
  return {
    organization,
    by: askedBy(caller),
    receptionOf: (wanted: string) =>
      wanted === reception.id ? Promise.resolve(reception) : Promise.reject(unknownVisit()),
  };
}
