import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import type { VisitId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Tx } from '../../../storage/database.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { pseudonymOf, visitFacts } from '../audit-visits.ts';
import type { Reception } from '../reception.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import type { Visit } from '../visitor.ts';
import { findVisitors } from '../visitors.store.ts';
import type { Match } from './match-watched.ts';
import { noteWarning } from './warnings.store.ts';
import { warningsFor } from './warnings.ts';
import type { WatchEntry } from './watch-entry.ts';

/** Who tries again within it has been announced to the desk already. */
const AGAIN_MS = 60_000;

/**
 * Whether a kiosk lets somebody wait for the desk, because the reception is warned of them and nobody has said that it is
 * somebody else. Then the desk is told, within the transaction.
 */
export async function isKeptWaiting(
  { clock, secrets, live }: Pick<VisitorUseDeps, 'clock' | 'secrets' | 'live'>,
  tx: Tx,
  caller: Caller,
  { organization, reception }: { readonly organization: OrganizationId; readonly reception: Reception },
  visit: Visit,
): Promise<boolean> {
  const now = clock.now();
  const [visitor] = await findVisitors(tx, organization, [visit.visitor]);
  const warned = await warningsFor({ secrets, now }, tx, organization, [reception], [visit]);
  const warning = visitor ? warned(visitor, visit) : null;
  if (!visitor || !warning || warning.state === 'cleared') return false;
  if (warning.sentAt !== null && Date.parse(now) - Date.parse(warning.sentAt) < AGAIN_MS) return true;
  await noteSent(tx, organization, visit.id, warning.matches, now);
  await recordAudit(tx, organization, {
    ...askedBy(caller),
    action: 'visit.kept-waiting',
    subject: { kind: 'visitor', id: visitor.id, name: pseudonymOf(visitor) },
    before: null,
    after: visitFacts(visit),
  });
  await live.changed(tx, organization, 'visits');
  return true;
}

/** Notes that a kiosk sent somebody to the desk. */
export async function noteSent(
  tx: Tx,
  organization: OrganizationId,
  visit: VisitId,
  matches: readonly Pick<Match<WatchEntry>, 'entry'>[],
  now: Instant,
): Promise<void> {
  const entries = matches.map(({ entry }) => entry);
  await noteWarning(tx, organization, visit, entries, { sentAt: now });
}

/** What a kiosk answers then. It says nothing of why. */
export function seeReception(): Problem {
  return new Problem('see-reception', 'The reception welcomes this visitor itself. Go to the reception.');
}
