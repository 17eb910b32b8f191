import type { DeskVisit, VisitStep } from '../../../contract/front-desk.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import type { checkInTogether as togetherRoute } from '../../../contract/walk-ins.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Tx } from '../../storage/database.ts';
import { askedBy, auditLast } from '../audit/index.ts';
import { deskVisits, requireReception } from './front-desk.ts';
import { noSuchVisit, stepVisits } from './step-visits.ts';
import type { SeenVisit, Stepping } from './step-visits.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';

export interface AskedStep extends SeenVisit {
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
  return await deps.db.transaction().execute((tx) =>
    auditLast(tx, async () => {
      const stepped = await stepVisits(deps, tx, atDesk(tx, caller), [{ id, version }], step);
      const [shown] = await deskVisits(tx, organization, stepped, deps);
      if (!shown) throw noSuchVisit();
      return shown;
    }),
  );
}

/**
 * The same for visitors who came, or leave, together: all of them or none. Throws as `takeStep`, and `not-found` when one of
 * them is expected at another reception.
 */
export async function checkInTogether(
  deps: VisitorUseDeps,
  caller: Caller,
  reception: ReceptionId,
  { visits, step }: RouteInput<typeof togetherRoute>['body'],
): Promise<RouteReply<typeof togetherRoute>> {
  const { organization } = caller;
  const asked = [...new Map(visits.map((one) => [one.id, one])).values()];
  return await deps.db.transaction().execute((tx) =>
    auditLast(tx, async () => {
      const desk = atDesk(tx, caller);
      await desk.receptionOf(reception);
      const receptionOf: Stepping['receptionOf'] = async (id) => {
        if (id !== reception) throw noSuchVisit();
        return await desk.receptionOf(id);
      };
      const stepped = await stepVisits(deps, tx, { ...desk, receptionOf }, asked, step);
      return { visits: await deskVisits(tx, organization, stepped, deps) };
    }),
  );
}

function atDesk(tx: Tx, caller: Caller): Stepping {
  return {
    organization: caller.organization,
    by: askedBy(caller),
    receptionOf: (id) => requireReception(tx, caller, id),
  };
}
