import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import { visitRecords } from './audit-visits.ts';
import { correctTold } from './correct-told.ts';
import type { ChangedVisit } from './decide-visits.ts';
import { correctionSms, textVisitors } from './sms/text-visitors.ts';
import { correctionNotice } from './tell-visitors.ts';
import { opened } from './visitors.store.ts';
import type { VisitContext } from './visit-context.ts';
import { saveVisits } from './visits.store.ts';
import type { RecordDeps } from './visitor-deps.ts';

/** Writes what became of visits, audits it, and tells visitors what they had been told otherwise; all in one transaction. */
export async function recordVisits(
  { secrets, outbox, live, publicUrl, sms }: RecordDeps,
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
  const told = corrected.flatMap(({ visitor, after, correction }) =>
    correction ? { visitor: opened(secrets, organization, visitor), after, correction } : [],
  );
  const where = { ...context, publicUrl };
  await outbox.tell(
    tx,
    organization,
    ...told.flatMap(({ visitor, after, correction }) => correctionNotice(visitor, after, correction, where)),
  );
  await textVisitors(
    { secrets, sms },
    tx,
    organization,
    told.flatMap(({ visitor, after, correction }) => correctionSms(visitor, after, correction, where)),
    { organizer: context.link.organizer.mail, at: context.cause.at },
  );
  await live.changed(tx, organization, 'visits');
}
