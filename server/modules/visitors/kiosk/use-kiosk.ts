import type {
  checkIn as inRoute,
  checkOut as outRoute,
  findVisit as findRoute,
  KioskVisit,
  readKiosk as readRoute,
  Shown,
} from '../../../../contract/kiosk.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { Accepted, VisitId } from '../../../../contract/visitor-ids.ts';
import type { MissLimit } from '../../../http/limit-misses.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { pseudonymOf } from '../audit-visits.ts';
import { deskVisits } from '../front-desk.ts';
import { knownReception } from '../known-reception.ts';
import { rulesToAccept, textFor } from '../rules/rules-to-accept.ts';
import { acceptedAt, listRules, saveAccepted } from '../rules/rules.store.ts';
import { stepVisits } from '../step-visits.ts';
import type { Visit } from '../visitor.ts';
import { findVisit } from '../visits.store.ts';
import { identify, isCalled, mostLikely } from './identify.ts';
import type { KioskPlace } from './identify.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { houseName } from './kiosks.store.ts';
import { firstNameOf } from './own-name.ts';

export interface UseKioskDeps extends Pick<KioskDeps, 'db' | 'clock' | 'outbox' | 'live'> {
  /** Of each kiosk by itself. */
  readonly misses: MissLimit;
}

/** A desk and a kiosk that do the same at once: the kiosk looks again, and finds it done. */
const TRIES = 3;

/** Where a kiosk stands. */
export async function readKiosk({ db }: UseKioskDeps, caller: Caller): Promise<RouteReply<typeof readRoute>> {
  const { name, timeZone, language, retentionDays } = await receptionOf(db, caller);
  const organization = await houseName(db, caller.organization);
  return { name: caller.name, organization, reception: { name, timeZone, language, retentionDays } };
}

/** What somebody may see of their own visit: their first name, whom they visit, and when it begins. Rejects with `not-found`. */
export async function findKioskVisit(
  deps: UseKioskDeps,
  caller: Caller,
  { shown, language }: RouteInput<typeof findRoute>['body'],
): Promise<KioskVisit> {
  const { db, clock } = deps;
  const place = await placeOf(deps, caller);
  const visit = await required(deps, caller, async () =>
    mostLikely(await identify(db, place, shown), clock.now()),
  );
  const [facts] = await deskVisits(db, place.organization, [visit]);
  if (!facts) throw unknown();
  const { id, version, status, start } = visit;
  const isInside = status === 'on-site';
  const due = isInside ? null : rulesToAccept(...(await rulesOf(db, place, id)));
  const text = due && textFor(due.texts, language, place.reception.language);
  return {
    visit: id,
    version,
    step: isInside ? 'check-out' : 'check-in',
    firstName: firstNameOf(facts.name),
    host: facts.host.name,
    start,
    rules: due && text && { version: due.version, ...text },
  };
}

/**
 * Lets somebody in, as a receptionist would; who is in already is in, so that saying it again is saying it once. Rejects with
 * `not-found`, and with `rules-changed` when what was accepted is not what is in force.
 */
export async function checkInAtKiosk(
  deps: UseKioskDeps,
  caller: Caller,
  id: VisitId,
  { shown, accepted }: RouteInput<typeof inRoute>['body'],
): Promise<RouteReply<typeof inRoute>> {
  const visit = await stepAtKiosk(deps, caller, shown, id, async (tx, place, before) => {
    if (before.status === 'on-site') return before;
    const due = rulesToAccept(...(await rulesOf(tx, place, id)));
    if (due && due.version !== accepted?.version) {
      throw new Problem('rules-changed', 'The house rules are others than those that were accepted.');
    }
    const [after] = await stepVisits(deps, tx, desk(caller, place), [before], 'check-in');
    if (due && accepted) await accept(tx, caller, before, { ...accepted, at: deps.clock.now() });
    return after ?? before;
  });
  if (visit.arrivedAt === null) throw unknown();
  return { arrivedAt: visit.arrivedAt };
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
  const visit = await stepAtKiosk(deps, caller, shown, id, async (tx, place, before) => {
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
): Promise<Visit> {
  const place = await placeOf(deps, caller);
  for (let tries = 1; ; tries += 1) {
    const visit = await required(
      deps,
      caller,
      async () => (await identify(deps.db, place, shown)).find((one) => one.id === id) ?? null,
    );
    try {
      return await deps.db.transaction().execute((tx) => step(tx, place, visit));
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
      wanted === reception.id ? Promise.resolve(reception) : Promise.reject(unknown()),
  };
}

async function accept(tx: Tx, caller: Caller, { id, visitor }: Visit, accepted: Accepted): Promise<void> {
  await saveAccepted(tx, caller.organization, id, accepted);
  await recordAudit(tx, caller.organization, {
    ...askedBy(caller),
    action: 'visit.accepted-rules',
    subject: { kind: 'visitor', id: visitor, name: pseudonymOf({ id: visitor }) },
    after: { visit: id, ...accepted },
  });
}

async function rulesOf(db: Db | Tx, { organization, reception }: KioskPlace, visit: VisitId) {
  const [inForce = null] = await listRules(db, organization, reception.id, 1);
  const accepted = (await acceptedAt(db, organization, [visit])).get(visit) ?? null;
  return [inForce, accepted] as const;
}

async function placeOf({ db, clock }: UseKioskDeps, caller: Caller): Promise<KioskPlace> {
  return {
    organization: caller.organization,
    reception: await receptionOf(db, caller),
    now: clock.now(),
  };
}

async function receptionOf(db: Db, { organization, kiosk }: Caller) {
  if (!kiosk) throw unknown();
  return await knownReception(db, organization, kiosk.reception);
}

/** Counts what is not found against the kiosk at which it was tried. */
async function required(
  { misses }: UseKioskDeps,
  { objectId }: Caller,
  look: () => Promise<Visit | null>,
): Promise<Visit> {
  const visit = await misses.try(objectId, look);
  if (!visit) throw unknown();
  return visit;
}

/** The one answer to a pass of yesterday, of another house, guessed or used up, and to a name that is not expected. */
function unknown(): Problem {
  return new Problem(
    'not-found',
    'There is no visit of today for this at this reception. Ask at the reception.',
  );
}
