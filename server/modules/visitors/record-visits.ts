import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import { visitRecords } from './audit-visits.ts';
import { correctTold } from './correct-told.ts';
import type { ChangedVisit } from './decide-visits.ts';
import { correctionNotice } from './tell-visitors.ts';
import { opened } from './visitors.store.ts';
import type { VisitContext } from './visit-context.ts';
import { saveVisits } from './visits.store.ts';
import type { RecordDeps } from './visitor-deps.ts';

/** Writes what became of visits, audits it, and tells visitors what they had been told otherwise; all in one transaction. */
export async function recordVisits(
  { secrets, outbox, live, publicUrl }: RecordDeps,
  tx: Tx,
  organization: OrganizationId,
  changes: readonly ChangedVisit[],
  context: VisitContext,
): Promise<void> {
  if (changes.length === 0) return;
  const corrected = changes.map((change) => {
    const correction = correctTold(change.after, context.cause.at);
    return correction
      ? { ...change, correction, after: { ...change.after, told: correction.told } }
      : { ...change, correction: null };
  });
  await saveVisits(
    tx,
    organization,
    corrected.map(({ after }) => after),
  );
  await recordAudit(tx, organization, ...visitRecords(corrected, context));
  await outbox.tell(
    tx,
    organization,
    ...corrected.flatMap(({ visitor, after, correction }) =>
      correction
        ? correctionNotice(opened(secrets, organization, visitor), after, correction, {
            ...context,
            publicUrl,
          })
        : [],
    ),
  );
  await live.changed(tx, organization, 'visits');
}
