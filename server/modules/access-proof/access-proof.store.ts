import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import { ProofMeans, ProofRun } from '../../../contract/access-proof.ts';
import { Diagnosis } from '../../../contract/integrations.ts';
import type { IntegrationKind, IntegrationStatus } from '../../../contract/integrations.ts';
import { IntegrationId, MailboxAddress } from '../../../contract/primitives.ts';
import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import { CHAIN_START, recordAudit } from '../audit/index.ts';
import type { AuditRecord } from '../audit/index.ts';
import { hashOfEvidence } from './proof-hash.ts';
import type { Evidence } from './proof-hash.ts';

/** An integration as far as proving it goes. */
export interface ProofSubject {
  readonly id: IntegrationId;
  readonly label: string;
  readonly kind: IntegrationKind;
  readonly status: IntegrationStatus;
  readonly controlMailbox: MailboxAddress | null;
  readonly servicePrincipalId: string | null;
  readonly account: string | null;
}

export interface NewRun {
  readonly organization: OrganizationId;
  readonly run: ProofRun;
  /** The status to take; null: the one it has. */
  readonly statusFrom: (before: IntegrationStatus) => IntegrationStatus | null;
  readonly nextAt: Instant;
  /** Thumbprint of the certificate that signed; null where none does. */
  readonly provenWith: string | null;
  readonly asked: Pick<AuditRecord, 'actor' | 'cause' | 'requestId'>;
}

/** A run as the chain holds it. */
export interface StoredRun {
  readonly evidence: Evidence;
  readonly run: ProofRun;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

export interface ProofStore {
  findSubject(organization: OrganizationId, id: string): Promise<ProofSubject | undefined>;
  /** The newest first. */
  listRuns(organization: OrganizationId, integration: string, most: number): Promise<readonly StoredRun[]>;
  countRuns(organization: OrganizationId, integration: string): Promise<number>;
  /** How many of the newest runs in a row were not `proven`; of the last twenty. */
  countFailures(organization: OrganizationId, integration: string): Promise<number>;
  /** Run, status and audit in one transaction; throws `integration-not-found`'s cause as an Error when it is gone. */
  add(run: NewRun): Promise<ProofRun>;
}

const MOST_FAILURES = 20;

export function createProofStore(db: Kysely<Database>): ProofStore {
  const runsOf = (organization: OrganizationId, integration: string) =>
    db
      .selectFrom('proof_run')
      .where('organization_id', '=', organization)
      .where('integration_id', '=', integration);

  return {
    findSubject: (organization, id) => findSubject(db, organization, id),

    async listRuns(organization, integration, most) {
      const rows = await runsOf(organization, integration)
        .selectAll()
        .orderBy('number', 'desc')
        .limit(most)
        .execute();
      return rows.map(toStored);
    },

    async countRuns(organization, integration) {
      const last = await runsOf(organization, integration)
        .select('number')
        .orderBy('number', 'desc')
        .executeTakeFirst();
      return last?.number ?? 0;
    },

    async countFailures(organization, integration) {
      const rows = await runsOf(organization, integration)
        .select('verdict')
        .orderBy('number', 'desc')
        .limit(MOST_FAILURES)
        .execute();
      const good = rows.findIndex(({ verdict }) => verdict === 'proven');
      return good === -1 ? rows.length : good;
    },

    add: (added) => db.transaction().execute((tx) => addRun(tx, added)),
  };
}

async function addRun(tx: Transaction<Database>, added: NewRun): Promise<ProofRun> {
  const { organization, run, asked } = added;
  const subject = await findSubject(tx, organization, run.integration, true);
  if (!subject) throw new Error('the integration was removed while it was being proven');
  const last = await tx
    .selectFrom('proof_run')
    .select(['number', 'hash'])
    .where('organization_id', '=', organization)
    .where('integration_id', '=', run.integration)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const previous = last ? Buffer.from(last.hash) : CHAIN_START;
  const { diagnosis, ...evidence } = run;

  await tx
    .insertInto('proof_run')
    .values({
      organization_id: organization,
      id: run.id,
      integration_id: run.integration,
      number,
      at: run.at,
      trigger: run.trigger,
      verdict: run.verdict,
      checks: JSON.stringify(run.checks),
      means: run.means && JSON.stringify(run.means),
      out_of_scope: run.outOfScope,
      diagnosis: diagnosis && JSON.stringify(diagnosis),
      previous_hash: previous,
      hash: hashOfEvidence(previous, { ...evidence, number }),
    })
    .execute();

  const status = added.statusFrom(subject.status);
  await tx
    .updateTable('integration')
    .set({
      ...(status && { status }),
      diagnosis: diagnosis && JSON.stringify(diagnosis),
      last_checked_at: run.at,
      proof_due_at: added.nextAt,
      proven_with: added.provenWith,
    })
    .where('organization_id', '=', organization)
    .where('id', '=', run.integration)
    .execute();
  await recordAudit(tx, organization, {
    ...asked,
    action: 'integration.proof-run',
    subject: { kind: 'integration', id: subject.id, name: subject.label },
    before: { status: subject.status },
    after: { status: status ?? subject.status, verdict: run.verdict, trigger: run.trigger, run: run.id },
  });
  return run;
}

async function findSubject(
  db: Kysely<Database> | Transaction<Database>,
  organization: OrganizationId,
  id: string,
  isLocked = false,
): Promise<ProofSubject | undefined> {
  const row = await db
    .selectFrom('integration')
    .select(['id', 'label', 'kind', 'status', 'account'])
    .select(['control_mailbox', 'service_principal_id'])
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst();
  return (
    row && {
      id: IntegrationId.parse(row.id),
      label: row.label,
      kind: row.kind,
      status: row.status,
      account: row.account,
      controlMailbox: MailboxAddress.nullable().parse(row.control_mailbox),
      servicePrincipalId: row.service_principal_id,
    }
  );
}

const Checks = z.array(ProofRun.shape.checks.element);

function toStored(row: Selectable<Database['proof_run']>): StoredRun {
  const evidence: Evidence = {
    id: row.id,
    integration: IntegrationId.parse(row.integration_id),
    number: row.number,
    at: instantOf(row.at.getTime()),
    trigger: row.trigger,
    verdict: row.verdict,
    checks: Checks.parse(row.checks),
    ...(row.means !== null && { means: ProofMeans.parse(row.means) }),
    outOfScope: row.out_of_scope,
  };
  const { number: _, ...facts } = evidence;
  return {
    evidence,
    run: { ...facts, diagnosis: Diagnosis.nullable().parse(row.diagnosis) },
    previousHash: Buffer.from(row.previous_hash),
    hash: Buffer.from(row.hash),
  };
}
