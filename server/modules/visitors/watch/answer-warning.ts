import type { answerWarning as answerRoute, OpenedWarning } from '../../../../contract/watch-list.ts';
import type { RouteInput } from '../../../../contract/route.ts';
import type { VisitId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Tx } from '../../../storage/database.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { pseudonymOf } from '../audit-visits.ts';
import { requireReception } from '../front-desk.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { findVisitors } from '../visitors.store.ts';
import { findVisit } from '../visits.store.ts';
import { noteWarning } from './warnings.store.ts';
import { openedWarning, warningsFor } from './warnings.ts';
import type { Warning } from './warnings.ts';

type WarningDeps = Pick<VisitorUseDeps, 'db' | 'clock' | 'secrets' | 'live'>;

/**
 * Why the desk is warned of a visitor, and a note of who looked. Rejects with `not-found` for a visit of a reception at which
 * the caller does not work, and for a visitor of whom nobody is warned, or not any more.
 */
export async function openWarning(deps: WarningDeps, caller: Caller, id: VisitId): Promise<OpenedWarning> {
  const { organization, name } = caller;
  return await deps.db.transaction().execute(async (tx) => {
    const { warning, visitor } = await requireWarning(deps, tx, caller, id);
    const unseen = warning.matches.filter(({ note }) => note?.seen?.name !== name);
    if (unseen.length === 0) return openedWarning(warning);
    const seen = { name, at: deps.clock.now() };
    await noteWarning(
      tx,
      organization,
      id,
      unseen.map(({ entry }) => entry),
      { seen },
    );
    await record(deps, tx, caller, { id, visitor, action: 'visit.warning-seen', entries: unseen });
    return openedWarning((await requireWarning(deps, tx, caller, id)).warning);
  });
}

/**
 * Notes that it is somebody else, or that it may be them after all, for the entries that were read and are still so. Gives how
 * it stands then; rejects as `openWarning` does.
 */
export async function answerWarning(
  deps: WarningDeps,
  caller: Caller,
  id: VisitId,
  { isSomebodyElse, entries: read }: RouteInput<typeof answerRoute>['body'],
): Promise<OpenedWarning> {
  const { organization, name } = caller;
  return await deps.db.transaction().execute(async (tx) => {
    const { warning, visitor } = await requireWarning(deps, tx, caller, id);
    const answered = warning.matches.filter(
      ({ entry, note }) =>
        read.some((one) => one.id === entry.id && one.version === entry.version) &&
        ((note?.cleared ?? null) === null) === isSomebodyElse,
    );
    if (answered.length === 0) return openedWarning(warning);
    const cleared = isSomebodyElse ? { name, at: deps.clock.now() } : null;
    await noteWarning(
      tx,
      organization,
      id,
      answered.map(({ entry }) => entry),
      { cleared },
    );
    const action = isSomebodyElse ? 'visit.warning-cleared' : 'visit.warning-renewed';
    await record(deps, tx, caller, { id, visitor, action, entries: answered });
    return openedWarning((await requireWarning(deps, tx, caller, id)).warning);
  });
}

/** The warning about a visit, which is locked: two desks that answer it do so one after the other. */
async function requireWarning(
  { clock, secrets }: WarningDeps,
  tx: Tx,
  caller: Caller,
  id: VisitId,
): Promise<{ readonly warning: Warning; readonly visitor: string }> {
  const { organization } = caller;
  const visit = await findVisit(tx, organization, id, { isLocked: true });
  if (!visit?.reception) throw noWarning();
  const reception = await requireReception(tx, caller, visit.reception);
  const [visitor] = await findVisitors(tx, organization, [visit.visitor]);
  const warned = await warningsFor({ secrets, now: clock.now() }, tx, organization, [reception], [visit]);
  const warning = visitor ? warned(visitor, visit) : null;
  if (!visitor || !warning) throw noWarning();
  return { warning, visitor: visitor.id };
}

async function record(
  { live }: WarningDeps,
  tx: Tx,
  caller: Caller,
  {
    id,
    visitor,
    action,
    entries,
  }: {
    readonly id: VisitId;
    readonly visitor: string;
    readonly action: string;
    readonly entries: Warning['matches'];
  },
): Promise<void> {
  await recordAudit(tx, caller.organization, {
    ...askedBy(caller),
    action,
    subject: { kind: 'visitor', id: visitor, name: pseudonymOf({ id: visitor }) },
    before: null,
    after: { visit: id, entries: entries.map(({ entry }) => entry.id) },
  });
  await live.changed(tx, caller.organization, 'visits');
}

function noWarning(): Problem {
  return new Problem(
    'not-found',
    'There is no warning about a visit at a reception of yours, or not any more.',
  );
}
