import type { VisitStep } from '../../../contract/front-desk.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { ReceptionId, VisitId } from '../../../contract/visitor-ids.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import type { AuditRecord } from '../audit/index.ts';
import { pseudonymOf, visitFacts } from './audit-visits.ts';
import { deskVisits } from './front-desk.ts';
import { lockHosts } from './hosts.store.ts';
import { forgetPhotos } from './photo/photos.store.ts';
import type { Reception } from './reception.ts';
import { readerOf } from './reader-of.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { afterStep, atReception } from './visit-steps.ts';
import type { Visit, Visitor } from './visitor.ts';
import { findVisitors } from './visitors.store.ts';
import { linksOfVisits, lockVisits, saveVisits } from './visits.store.ts';

export interface SeenVisit {
  readonly id: VisitId;
  /** As whoever asks saw it. */
  readonly version: number;
}

/** Who takes a step, and where. */
export interface Stepping {
  readonly organization: OrganizationId;
  readonly by: Pick<AuditRecord, 'actor' | 'cause' | 'requestId'>;
  /** The reception, where it is one of theirs; throws `not-found` otherwise. */
  readonly receptionOf: (id: ReceptionId) => Promise<Reception>;
}

type StepDeps = Pick<VisitorUseDeps, 'clock' | 'arrivals' | 'live'>;

/**
 * Takes a step with visits, with all of them or with none, and gives them as they are then, in the order asked. Each host is
 * told once of those who came together. Throws `changed-meanwhile` with those that are otherwise than they were seen,
 * `not-found`, and `not-possible-now` for a step that leads nowhere from where one of them is.
 */
export async function stepVisits(
  { clock, arrivals, live }: StepDeps,
  tx: Tx,
  { organization, by, receptionOf }: Stepping,
  asked: readonly SeenVisit[],
  step: VisitStep,
): Promise<readonly Visit[]> {
  const ids = asked.map(({ id }) => id);
  const hosts = await lockHosts(tx, organization, await linksOfVisits(tx, organization, ids));
  const found = new Map((await lockVisits(tx, organization, ids)).map((visit) => [visit.id, visit]));
  const seen = asked.map(({ id, version }) => {
    const visit = found.get(id);
    if (!visit?.reception) throw noSuchVisit();
    return { visit, reception: visit.reception, version };
  });
  const receptions = new Map<ReceptionId, Reception>();
  for (const id of new Set(seen.map(({ reception }) => reception))) receptions.set(id, await receptionOf(id));
  await refuseOutrun(tx, organization, seen);

  const now = clock.now();
  const people = await findVisitors(
    tx,
    organization,
    seen.map(({ visit }) => visit.visitor),
  );
  const visitors = new Map(people.map((visitor) => [visitor.id, visitor]));
  const changes = seen.map(({ visit: before, reception }) => {
    const visitor = visitors.get(before.visitor);
    const at = receptions.get(reception);
    const stepped = at ? afterStep(before, step, atReception(at, now)) : null;
    if (!stepped || !visitor || !at) {
      throw new Problem('not-possible-now', 'That is not possible from where the visitor is.');
    }
    refuseErased(visitor, stepped);
    const after: Visit = { ...stepped, isHeld: false, changedAt: now, version: before.version + 1 };
    return { before, after, visitor, reception: at };
  });
  await saveVisits(
    tx,
    organization,
    changes.map(({ after }) => after),
  );
  if (step !== 'check-in') await forgetPhotos(tx, organization, ids);
  await recordAudit(
    tx,
    organization,
    ...changes.map(({ before, after, visitor }) => ({
      ...by,
      action: actions[step],
      subject: { kind: 'visitor', id: visitor.id, name: pseudonymOf(visitor) },
      before: visitFacts(before),
      after: visitFacts(after),
    })),
  );
  if (step === 'check-in') {
    const arrived = changes.flatMap(({ after, visitor, reception }) => {
      const host = readerOf(after, visitor, reception, hosts);
      return host ? [{ visit: after, visitor, reception, host }] : [];
    });
    const [anew, first] = [true, false].map((is) => arrived.filter(({ visit }) => cameAgain(visit) === is));
    await arrivals.tell(tx, organization, first ?? [], now);
    for (const again of anew ?? []) await arrivals.tellAgain(tx, organization, again, now);
  }
  await live.changed(tx, organization, 'visits');
  return changes.map(({ after }) => after);
}

/** The evacuation list could not say who they are. */
function refuseErased(
  { forgottenAt }: Pick<Visitor, 'forgottenAt'>,
  { status }: Pick<Visit, 'status'>,
): void {
  if (forgottenAt === null || status !== 'on-site') return;
  throw new Problem(
    'not-possible-now',
    'Who this is was erased: nobody could be called in an evacuation. Welcome them as somebody who was not announced.',
  );
}

/** The host heard of the first day, and is to hear of this one. */
function cameAgain({ earlier }: Pick<Visit, 'earlier'>): boolean {
  return earlier.length > 0;
}

const actions: Readonly<Record<VisitStep, string>> = {
  'check-in': 'visit.checked-in',
  'check-out': 'visit.checked-out',
  undo: 'visit.taken-back',
};

/** Throws `changed-meanwhile` with those that are otherwise than they were seen. */
export async function refuseOutrun(
  tx: Tx,
  organization: OrganizationId,
  seen: readonly { readonly visit: Visit; readonly version: number }[],
): Promise<void> {
  const outrun = seen.filter(({ visit, version }) => visit.version !== version).map(({ visit }) => visit);
  if (outrun.length === 0) return;
  const current = await deskVisits(tx, organization, outrun);
  throw new Problem(
    'changed-meanwhile',
    seen.length === 1
      ? 'Somebody else did something with this visitor meanwhile. Look at where they are now.'
      : 'Somebody else did something with some of these visitors meanwhile. Nothing was changed; look at where they are now.',
    { current: seen.length === 1 ? current[0] : { visits: current } },
  );
}

export function noSuchVisit(): Problem {
  return new Problem('not-found', 'There is no such visit at a reception of yours.');
}
