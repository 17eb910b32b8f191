import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { IntegrationId, OrganizationId } from '../../contract/primitives.ts';
import type { Instant } from '../../contract/primitives.ts';
import { instantOf } from '../kernel/time.ts';
import type { Database } from '../storage/database.ts';

/** An integration that one node may work on until its lease ends. */
export interface DueIntegration {
  readonly organization: OrganizationId;
  readonly id: IntegrationId;
  /** Business time. Null: it was never planned. */
  readonly proofDueAt: Instant | null;
  readonly roomsDueAt: Instant | null;
}

export interface DueStore {
  /**
   * Takes one integration that has something due and that nobody works on, until `leaseUntil` (real time). Something is
   * due too when it is planned so far ahead that the business clock must have been set back since.
   */
  claim(times: {
    readonly now: Instant;
    readonly proofTooFar: Instant;
    readonly roomsTooFar: Instant;
    readonly realNow: Instant;
    readonly leaseUntil: Instant;
  }): Promise<DueIntegration | undefined>;
  /** Plans what is not null and gives the lease back. */
  release(
    integration: Pick<DueIntegration, 'organization' | 'id'>,
    plan: { readonly proofDueAt: Instant | null; readonly roomsDueAt: Instant | null },
  ): Promise<void>;
  /**
   * Makes the access proofs due of all integrations with Exchange Online that were last proven with another certificate
   * than the one with this thumbprint. Those that were never proven are planned already.
   */
  certificateDue(thumbprint: string, at: Instant): Promise<void>;
  /** Whether an integration was last proven with another certificate. */
  hasOtherCertificate(organization: OrganizationId, id: string, thumbprint: string): Promise<boolean>;
  /** Makes the access proof of an integration due. */
  proofDue(organization: OrganizationId, id: string, at: Instant): Promise<void>;
  /** Makes the check of an integration's rooms due at `at`, unless it is due before `unlessBefore` anyway. */
  roomsDue(
    organization: OrganizationId,
    id: IntegrationId,
    times: { readonly at: Instant; readonly unlessBefore: Instant },
  ): Promise<void>;
}

export function createDueStore(db: Kysely<Database>): DueStore {
  return {
    claim: ({ now, proofTooFar, roomsTooFar, realNow, leaseUntil }) =>
      db.transaction().execute(async (tx) => {
        const due = await tx
          .selectFrom('integration')
          .select(['organization_id', 'id', 'proof_due_at', 'rooms_due_at'])
          .where('status', '<>', 'disabled')
          .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<', new Date(realNow))]))
          .where((is) =>
            is.or([
              is('proof_due_at', 'is', null),
              is('rooms_due_at', 'is', null),
              is('proof_due_at', '<=', new Date(now)),
              is('rooms_due_at', '<=', new Date(now)),
              is('proof_due_at', '>', new Date(proofTooFar)),
              is('rooms_due_at', '>', new Date(roomsTooFar)),
            ]),
          )
          .orderBy(sql`least(proof_due_at, rooms_due_at)`)
          .limit(1)
          .forUpdate()
          .skipLocked()
          .executeTakeFirst();
        if (!due) return undefined;
        await tx
          .updateTable('integration')
          .set({ lease_until: leaseUntil })
          .where('organization_id', '=', due.organization_id)
          .where('id', '=', due.id)
          .execute();
        return {
          organization: OrganizationId.parse(due.organization_id),
          id: IntegrationId.parse(due.id),
          proofDueAt: instantOrNull(due.proof_due_at),
          roomsDueAt: instantOrNull(due.rooms_due_at),
        };
      }),

    async release({ organization, id }, { proofDueAt, roomsDueAt }) {
      await db
        .updateTable('integration')
        .set({
          lease_until: null,
          ...(proofDueAt && { proof_due_at: proofDueAt }),
          ...(roomsDueAt && { rooms_due_at: roomsDueAt }),
        })
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .execute();
    },

    async certificateDue(thumbprint, at) {
      await db
        .updateTable('integration')
        .set({ proof_due_at: at })
        .where('proven_with', '<>', thumbprint)
        .where((is) => is.or([is('proof_due_at', 'is', null), is('proof_due_at', '>', new Date(at))]))
        .execute();
    },

    async hasOtherCertificate(organization, id, thumbprint) {
      const found = await db
        .selectFrom('integration')
        .select('id')
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .where('proven_with', '<>', thumbprint)
        .executeTakeFirst();
      return found !== undefined;
    },

    async proofDue(organization, id, at) {
      await db
        .updateTable('integration')
        .set({ proof_due_at: at })
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .execute();
    },

    async roomsDue(organization, id, { at, unlessBefore }) {
      await db
        .updateTable('integration')
        .set({ rooms_due_at: at })
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .where('rooms_due_at', '>=', new Date(unlessBefore))
        .execute();
    },
  };
}

function instantOrNull(date: Date | null): Instant | null {
  return date === null ? null : instantOf(date.getTime());
}
