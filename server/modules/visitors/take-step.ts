import type { DeskVisit, VisitStep } from '../../../contract/front-desk.ts';
import type { VisitId } from '../../../contract/visitor-ids.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { pseudonymOf, visitFacts } from './audit-visits.ts';
import { deskVisits, requireReception } from './front-desk.ts';
import { lockHost } from './hosts.store.ts';
import { arrivalNotice } from './tell-visitors.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { afterStep } from './visit-steps.ts';
import { findVisitors } from './visitors.store.ts';
import { findVisit, updateVisit } from './visits.store.ts';

export interface AskedStep {
  readonly id: VisitId;
  /** As the receptionist saw it. */
  readonly version: number;
  readonly step: VisitStep;
}

/**
 * Checks a visitor in or out, or takes the last of it back. Of two desks that do the same at once one wins, and the other
 * meets `changed-meanwhile` with the visit as it is. `not-found` for a visit of a reception at which the caller does not
 * work, `not-possible-now` for a step that leads nowhere from where the visit is.
 */
export async function takeStep(
  deps: VisitorUseDeps,
  caller: Caller,
  { id, version, step }: AskedStep,
): Promise<DeskVisit> {
  const { organization } = caller;
  const found = await findVisit(deps.db, organization, id);
  if (!found) throw missing();
  return await deps.db.transaction().execute(async (tx) => {
    const host = await lockHost(tx, organization, found.link);
    const before = await findVisit(tx, organization, id);
    if (!host || !before?.reception) throw missing();
    const reception = await requireReception(tx, caller, before.reception);
    if (before.version !== version) {
      throw new Problem(
        'changed-meanwhile',
        'Somebody else did something with this visitor meanwhile. Look at where they are now.',
        { current: await only(tx, caller, before) },
      );
    }
    const now = deps.clock.now();
    const stepped = afterStep(before, step, now);
    const [visitor] = await findVisitors(tx, organization, [before.visitor]);
    if (!stepped || !visitor)
      throw new Problem('not-possible-now', 'That is not possible from where the visitor is.');
    const after = { ...stepped, isHeld: false, changedAt: now, version: version + 1 };
    await updateVisit(tx, organization, after);
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: actions[step],
      subject: { kind: 'visitor', id: visitor.id, name: pseudonymOf(visitor) },
      before: visitFacts(before),
      after: visitFacts(after),
    });
    if (step === 'check-in') {
      await deps.outbox.tell(tx, organization, arrivalNotice(visitor, after, reception, host.party, now));
    }
    await deps.live.changed(tx, organization, 'visits');
    return await only(tx, caller, after);
  });
}

const actions: Readonly<Record<VisitStep, string>> = {
  'check-in': 'visit.checked-in',
  'check-out': 'visit.checked-out',
  undo: 'visit.taken-back',
};

async function only(
  tx: Tx,
  { organization }: Caller,
  visit: Parameters<typeof deskVisits>[2][number],
): Promise<DeskVisit> {
  const [shown] = await deskVisits(tx, organization, [visit]);
  if (!shown) throw missing();
  return shown;
}

function missing(): Problem {
  return new Problem('not-found', 'There is no such visit at a reception of yours.');
}
