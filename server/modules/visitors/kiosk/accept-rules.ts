import type { KioskLanguage, VisitId } from '../../../../contract/visitor-ids.ts';
import type { Accepted } from '../../../../contract/visitor-ids.ts';
import type { TextToRead } from '../../../../contract/kiosk.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { pseudonymOf } from '../audit-visits.ts';
import { rulesToAccept, textFor } from '../rules/rules-to-accept.ts';
import { acceptedAt, listRules, saveAccepted } from '../rules/rules.store.ts';
import type { Visit } from '../visitor.ts';
import type { KioskPlace } from './identify.ts';

type Due = ReturnType<typeof rulesToAccept>;

/** What has to be accepted before checking in; `visit`: null for somebody who is not there yet. */
export async function dueRules(
  db: Db | Tx,
  { organization, reception }: KioskPlace,
  visit: VisitId | null,
): Promise<Due> {
  const [inForce = null] = await listRules(db, organization, reception.id, 1);
  const accepted = visit === null ? null : (await acceptedAt(db, organization, [visit])).get(visit);
  return rulesToAccept(inForce, accepted ?? null);
}

/** The text of it that somebody reads; null: nothing has to be accepted. */
export function textToRead(
  due: Due,
  language: KioskLanguage,
  { reception }: Pick<KioskPlace, 'reception'>,
): TextToRead | null {
  const text = due && textFor(due.texts, language, reception.language);
  return due && text && { version: due.version, ...text };
}

/** Throws `rules-changed` unless what has to be accepted is what was. */
export function refuseUnaccepted(due: Due, accepted: Pick<Accepted, 'version'> | null): void {
  if (due && due.version !== accepted?.version) {
    throw new Problem('rules-changed', 'The house rules are others than those that were accepted.');
  }
}

/** Notes on a visit what was accepted, and when. */
export async function noteAccepted(
  tx: Tx,
  caller: Caller,
  { id, visitor }: Pick<Visit, 'id' | 'visitor'>,
  accepted: Accepted,
): Promise<void> {
  await saveAccepted(tx, caller.organization, id, accepted);
  await recordAudit(tx, caller.organization, {
    ...askedBy(caller),
    action: 'visit.accepted-rules',
    subject: { kind: 'visitor', id: visitor, name: pseudonymOf({ id: visitor }) },
    after: { visit: id, ...accepted },
  });
}
