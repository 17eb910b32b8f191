import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { instantOf, realNow } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import type { AuditRecord } from './audit-record.ts';
import { CHAIN_START, hashOfEntry } from './entry-hash.ts';

/** Where the chain ends, locked. Only the first entry of an organization finds none, and of two of them one waits. */
async function lockHead(tx: Transaction<Database>, organization: OrganizationId) {
  const read = tx
    .selectFrom('audit_head')
    .select(['number', 'hash'])
    .where('organization_id', '=', organization)
    .forUpdate();
  const there = await read.executeTakeFirst();
  if (there) return there;
  await tx
    .insertInto('audit_head')
    .values({ organization_id: organization, number: 0, hash: CHAIN_START })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return await read.executeTakeFirstOrThrow();
}

/**
 * Waits until nobody else changes anything in the organization, and keeps it so until this transaction ends: whoever
 * changes something ends at this row anyway. For what is counted over all of an organization and must not be passed by two
 * at once; nothing is to be locked after it that others lock before.
 */
export async function holdAuditEnd(tx: Transaction<Database>, organization: OrganizationId): Promise<void> {
  await lockHead(tx, organization);
}

/** What transactions have recorded and not written yet, by organization; only while `auditLast` runs. */
const waiting = new WeakMap<Transaction<Database>, Map<OrganizationId, AuditRecord[]>>();

/**
 * Writes entries to the end of the organization's chain, inside the transaction of the change they tell about: both are
 * there or neither is. The head row is locked until that transaction ends, so that chains cannot fork. Within `auditLast`
 * they are written when its work is done.
 */
export async function recordAudit(
  tx: Transaction<Database>,
  organization: OrganizationId,
  ...records: readonly AuditRecord[]
): Promise<void> {
  const kept = waiting.get(tx);
  if (!kept) await append(tx, organization, records);
  else kept.set(organization, [...(kept.get(organization) ?? []), ...records]);
}

/**
 * Runs the work of a transaction and writes what it recorded after everything else, in the order in which it was: whoever
 * changes something in an organization waits at the end of its audit for those before, and so only for their last
 * statements. What the work throws is thrown, and nothing is recorded.
 */
export async function auditLast<T>(tx: Transaction<Database>, work: () => Promise<T>): Promise<T> {
  if (waiting.has(tx)) return await work();
  const kept = new Map<OrganizationId, AuditRecord[]>();
  waiting.set(tx, kept);
  const result = await work().finally(() => waiting.delete(tx));
  for (const [organization, records] of kept) await append(tx, organization, records);
  return result;
}

async function append(
  tx: Transaction<Database>,
  organization: OrganizationId,
  records: readonly AuditRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const head = await lockHead(tx, organization);

  let number = Number(head.number);
  let previous: Buffer = Buffer.from(head.hash);
  const at = instantOf(realNow());
  const rows = records.map((record) => {
    number += 1;
    const { action, cause, before = null, after = null, requestId = null } = record;
    // Exactly what is stored, so that a field too many in a caller's object cannot break the chain.
    const actor = pick(record.actor, 'kind', 'name', 'tenantId', 'objectId');
    const subject = pick(record.subject, 'kind', 'id', 'name');
    const id = randomUUID();
    const stored = { before: plain(before), after: plain(after) };
    const hash = hashOfEntry(previous, {
      organization,
      number,
      id,
      at,
      actor,
      action,
      subject,
      cause,
      ...stored,
      requestId,
    });
    const row = {
      organization_id: organization,
      number,
      id,
      at,
      actor_kind: actor.kind,
      actor_name: actor.name,
      actor_tenant_id: actor.tenantId,
      actor_object_id: actor.objectId,
      action,
      subject_kind: subject.kind,
      subject_id: subject.id,
      subject_name: subject.name,
      cause,
      before: stored.before === null ? null : JSON.stringify(stored.before),
      after: stored.after === null ? null : JSON.stringify(stored.after),
      request_id: requestId,
      previous_hash: previous,
      hash,
    };
    previous = hash;
    return row;
  });

  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const written = rows.slice(from, from + ROWS_PER_STATEMENT);
    const last = written.at(-1);
    if (!last) break;
    await tx
      .with('written', (query) => query.insertInto('audit_entry').values(written))
      .updateTable('audit_head')
      .set({ number: last.number, hash: last.hash })
      .where('organization_id', '=', organization)
      .execute();
  }
}

/** A statement takes at most 65,535 parameters; a row here has eighteen. */
const ROWS_PER_STATEMENT = 1_000;

function pick<T, K extends keyof T>(object: T, ...keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, object[key]])) as Pick<T, K>; // just these keys
}

/** As the database will give it back: what JSON cannot say is gone before the hash is made. */
function plain(value: unknown): unknown {
  return value === null || value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}
