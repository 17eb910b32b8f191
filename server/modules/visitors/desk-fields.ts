import type { DeskFieldsReply } from '../../../contract/desk-fields.ts';
import type { CustomField, GivenCustomAnswers } from '../../../contract/visitor-fields.ts';
import type { VisitId } from '../../../contract/visitor-ids.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import { answerFields, givenIn } from './answer-fields.ts';
import { pseudonymOf } from './audit-visits.ts';
import { keepAtDesk, keptAtDesk, nothingKept } from './desk-fields.store.ts';
import type { KeptAtDesk } from './desk-fields.store.ts';
import { requireReception } from './front-desk.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { findVisitors } from './visitors.store.ts';
import { findVisit } from './visits.store.ts';

export interface AskedFields {
  readonly id: VisitId;
  /** As the receptionist saw it. */
  readonly version: number;
  readonly answers: GivenCustomAnswers;
}

/** What the reception keeps for itself about a visit. `not-found` for a visit of a reception at which the caller does not work. */
export async function readDeskFields(
  { db }: Pick<VisitorUseDeps, 'db'>,
  caller: Caller,
  id: VisitId,
): Promise<DeskFieldsReply> {
  const { reception, kept } = await sheetOf(db, caller, id);
  return replyOf(reception.fields, kept);
}

/**
 * Writes down what the reception keeps for itself; a field that is left out stays. Rejects as `readDeskFields` does, with
 * `changed-meanwhile`, and with `invalid-request` for what the reception does not ask. Nobody who was forgotten is written
 * about.
 */
export async function fillDeskFields(
  deps: Pick<VisitorUseDeps, 'db' | 'live'>,
  caller: Caller,
  { id, version, answers: given }: AskedFields,
): Promise<DeskFieldsReply> {
  const { organization } = caller;
  return await deps.db.transaction().execute(async (tx) => {
    const { reception, kept, visitor } = await sheetOf(tx, caller, id);
    if (kept.version !== version) throw outrun(reception.fields, kept);
    const all = { ...givenIn(kept.answers), ...given };
    const { answers, errors } = answerFields(reception.name, reception.fields, all, kept.answers);
    if (errors.length > 0) {
      throw new Problem('invalid-request', 'The reception does not ask for this so.', {
        errors: errors.map((error) => ({ pointer: `/body/answers/${error.id}`, detail: error.detail })),
      });
    }
    const after = { answers, version: version + 1 };
    if (!(await keepAtDesk(tx, organization, id, after))) {
      throw outrun(reception.fields, (await sheetOf(tx, caller, id)).kept);
    }
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'visit.desk-fields-filled',
      subject: { kind: 'visitor', id: visitor, name: pseudonymOf({ id: visitor }) },
      before: { visit: id },
      after: { visit: id, fields: answers.map(({ name }) => name) },
    });
    await deps.live.changed(tx, organization, 'visits');
    return replyOf(reception.fields, after);
  });
}

async function sheetOf(db: Db | Tx, caller: Caller, id: VisitId) {
  const { organization } = caller;
  const visit = await findVisit(db, organization, id);
  const [visitor] = visit ? await findVisitors(db, organization, [visit.visitor]) : [];
  if (!visit?.reception || !visitor || visitor.forgottenAt !== null) throw missing();
  const { name, asks } = await requireReception(db, caller, visit.reception);
  const kept = (await keptAtDesk(db, organization, [id])).get(id) ?? nothingKept;
  const fields = asks.fields.filter(({ by }) => by === 'desk');
  return { reception: { name, fields }, kept, visitor: visitor.id };
}

function replyOf(fields: readonly CustomField[], { answers, version }: KeptAtDesk): DeskFieldsReply {
  return { fields: [...fields], answers: [...answers], version };
}

function outrun(fields: readonly CustomField[], kept: KeptAtDesk): Problem {
  return new Problem(
    'changed-meanwhile',
    'Somebody else wrote something about this visit meanwhile. Nothing was overwritten.',
    { current: replyOf(fields, kept) },
  );
}

function missing(): Problem {
  return new Problem('not-found', 'There is no such visit at a reception of yours.');
}
