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

/**
 * Writes what became of visits, audits it, and tells visitors what they had been told otherwise; all in one transaction. Whom
 * neither a mail nor an SMS reaches knows what they were told before, and that is what is kept.
 */
export async function recordVisits(
  { secrets, outbox, live, publicUrl, sms }: RecordDeps,
  tx: Tx,
  organization: OrganizationId,
  changes: readonly ChangedVisit[],
  context: VisitContext,
): Promise<void> {
  if (changes.length === 0) return;
  await saveVisits(
    tx,
    organization,
    changes.map(({ after }) => after),
  );
  const told = changes.flatMap(({ visitor, after }) => {
    const correction = correctTold(after, context.cause.at);
    return correction ? { visitor: opened(secrets, organization, visitor), after, correction } : [];
  });
  const texted = await textVisitors(
    { secrets, sms },
    tx,
    organization,
    told.flatMap(({ visitor, after, correction }) => correctionSms(visitor, after, correction, context)),
    { organizer: context.link.organizer.mail, at: context.cause.at },
  );
  const heard = new Map(
    told
      .filter(({ visitor, after }) => visitor.mail !== null || texted.has(after.id))
      .map(({ after, correction }) => [after.id, { ...after, told: correction.told }]),
  );
  await saveVisits(tx, organization, [...heard.values()]);
  const recorded = changes.map((change) => ({
    ...change,
    after: heard.get(change.after.id) ?? change.after,
  }));
  await recordAudit(tx, organization, ...visitRecords(recorded, context));
  const where = { ...context, publicUrl };
  await outbox.tell(
    tx,
    organization,
    ...told.flatMap(({ visitor, after, correction }) => correctionNotice(visitor, after, correction, where)),
  );
  await live.changed(tx, organization, 'visits');
}
