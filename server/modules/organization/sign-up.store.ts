import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Kysely, Transaction } from 'kysely';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Principal } from '../../entra/principal.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';

export interface NewOrganization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly contactMail: string;
}

/** `same`: this person opened it with this very content before. */
export type Opened = 'opened' | 'same' | 'id-taken' | 'code-refused';

/** Opening organizations. Times are real milliseconds since 1970. */
export interface SignUpStore {
  /** Remembers the code of this start, and forgets unused ones from before `unusedBefore`. */
  addCode(hash: Buffer, now: number, unusedBefore: number): Promise<void>;
  /**
   * The organization, the tenant of its creator and the creator's role *owner*, audited, all or nothing. With a code, the
   * code is spent by it.
   */
  open(person: Principal, wanted: NewOrganization, codeHash: Buffer | null, now: number): Promise<Opened>;
}

class CodeRefused extends Error {}

export function createSignUpStore(db: Kysely<Database>): SignUpStore {
  return {
    async addCode(hash, now, unusedBefore) {
      await db
        .deleteFrom('sign_up_code')
        .where('used_at', 'is', null)
        .where('created_at', '<', new Date(unusedBefore))
        .execute();
      await db
        .insertInto('sign_up_code')
        .values({ code_hash: hash, created_at: instantOf(now) })
        .execute();
    },

    async open(person, wanted, codeHash, now) {
      try {
        return await db.transaction().execute((tx) => open(tx, person, wanted, codeHash, now));
      } catch (error) {
        if (error instanceof CodeRefused) return 'code-refused';
        throw error;
      }
    },
  };
}

async function open(
  tx: Transaction<Database>,
  person: Principal,
  { id, name, contactMail }: NewOrganization,
  codeHash: Buffer | null,
  now: number,
): Promise<Opened> {
  const row = { id, name, contact_name: person.name, contact_mail: contactMail };
  const added = await tx
    .insertInto('organization')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  const asked = { name, contact: { name: person.name, mail: contactMail } };
  if (added.numInsertedOrUpdatedRows === 0n) return await wasAskedBefore(tx, id, person, asked);
  if (codeHash && !(await spend(tx, codeHash, id, now))) throw new CodeRefused();

  const { tenantId, objectId } = person;
  await tx.insertInto('login_tenant').values({ organization_id: id, tenant_id: tenantId }).execute();
  const assignment = randomUUID();
  await tx
    .insertInto('role_assignment')
    .values({
      organization_id: id,
      id: assignment,
      principal_kind: 'user',
      tenant_id: tenantId,
      object_id: objectId,
      holder_name: person.name,
      role: 'owner',
      unit_id: null,
    })
    .execute();

  const actor = { kind: 'person' as const, name: person.name, tenantId, objectId };
  await recordAudit(
    tx,
    id,
    {
      actor,
      cause: 'sign-up',
      action: 'organization.opened',
      subject: { kind: 'organization', id, name },
      after: asked,
    },
    {
      actor,
      cause: 'sign-up',
      action: 'assignment.added',
      subject: { kind: 'assignment', id: assignment, name: person.name },
      after: {
        holder: { kind: 'user', tenantId, id: objectId },
        role: 'owner',
        unit: null,
        department: null,
      },
    },
  );
  return 'opened';
}

/** The audit keeps what was asked for, whatever was changed since. */
async function wasAskedBefore(
  tx: Transaction<Database>,
  id: OrganizationId,
  { tenantId, objectId }: Principal,
  asked: unknown,
): Promise<Opened> {
  const entry = await tx
    .selectFrom('audit_entry')
    .select(['after', 'actor_tenant_id', 'actor_object_id'])
    .where('organization_id', '=', id)
    .where('action', '=', 'organization.opened')
    .executeTakeFirst();
  const isSame =
    entry?.actor_tenant_id === tenantId &&
    entry.actor_object_id === objectId &&
    isDeepStrictEqual(entry.after, asked);
  return isSame ? 'same' : 'id-taken';
}

async function spend(
  tx: Transaction<Database>,
  codeHash: Buffer,
  organization: OrganizationId,
  now: number,
): Promise<boolean> {
  const spent = await tx
    .updateTable('sign_up_code')
    .set({ used_at: instantOf(now), used_by: organization })
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}
