import type { Insertable, Kysely, Transaction } from 'kysely';
import type { AssignmentId, DepartmentId, OrganizationId, UnitId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Database } from '../../storage/database.ts';
import { recordAudit } from '../audit/index.ts';
import { toAssignment } from './access.store.ts';
import type { RoleAssignment } from './access.store.ts';
import { factsOf, recordOf, saySame } from './assignment-facts.ts';
import type { AssignmentDraft } from './assignment-facts.ts';

/** What became of a draft: `same` and `other` tell whether what has its id already says the same. */
export type Added =
  | { readonly outcome: 'added' | 'same'; readonly assignment: RoleAssignment }
  | { readonly outcome: 'other' }
  | { readonly outcome: 'taken' };

/** A tenant that the organization has to do with: its people sign in, or its Exchange is connected. */
export interface LinkedTenant {
  readonly id: string;
  readonly name: string | null;
  /** Its people may sign in. */
  readonly isForSignIn: boolean;
}

export interface AssignmentStore {
  /** By role and holder. */
  list(organization: OrganizationId): Promise<readonly RoleAssignment[]>;
  listTenants(organization: OrganizationId): Promise<readonly LinkedTenant[]>;
  /** Which of a unit and a department the organization has; null is always there. */
  hasPlace(
    organization: OrganizationId,
    place: { readonly unit: UnitId | null; readonly department: DepartmentId | null },
  ): Promise<{ readonly unit: boolean; readonly department: boolean }>;
  /** Audited. `taken`: the same role is given to the same holder there already, under another id. */
  add(caller: Caller, draft: AssignmentDraft): Promise<Added>;
  /**
   * Audited. Nothing happens when `refuse` throws; it is told what else is held in the organization, and nobody else
   * gives or takes a role there until it has decided. Undefined when there is no such assignment.
   */
  remove(
    caller: Caller,
    id: AssignmentId,
    refuse: (assignment: RoleAssignment, others: readonly RoleAssignment[]) => void,
  ): Promise<RoleAssignment | undefined>;
}

export function createAssignmentStore(db: Kysely<Database>): AssignmentStore {
  return {
    list: (organization) => listAll(db, organization),

    async listTenants(organization) {
      const signIn = await db
        .selectFrom('login_tenant')
        .select(['tenant_id', 'name'])
        .where('organization_id', '=', organization)
        .execute();
      const connected = await db
        .selectFrom('integration')
        .select(['tenant_id', 'tenant_name as name'])
        .where('organization_id', '=', organization)
        .where('tenant_id', 'is not', null)
        .execute();
      return [...Map.groupBy([...signIn, ...connected], ({ tenant_id }) => tenant_id)].flatMap(
        ([id, rows]) => {
          if (id === null) return [];
          const name = rows.find((row) => row.name !== null)?.name ?? null;
          return { id, name, isForSignIn: signIn.some(({ tenant_id }) => tenant_id === id) };
        },
      );
    },

    async hasPlace(organization, { unit, department }) {
      const has = async (table: 'unit' | 'department', id: string | null) => {
        if (id === null) return true;
        const row = await db
          .selectFrom(table)
          .select('id')
          .where('organization_id', '=', organization)
          .where('id', '=', id)
          .executeTakeFirst();
        return row !== undefined;
      };
      return { unit: await has('unit', unit), department: await has('department', department) };
    },

    add: (caller, draft) => db.transaction().execute((tx) => addWithin(tx, caller, draft)),

    remove: (caller, id, refuse) =>
      db.transaction().execute(async (tx) => {
        // Whoever takes roles does it one after the other: two may not each see the other's owner and go.
        await tx
          .selectFrom('organization')
          .select('id')
          .where('id', '=', caller.organization)
          .forNoKeyUpdate()
          .execute();
        const all = await listAll(tx, caller.organization);
        const assignment = all.find((each) => each.id === id);
        if (!assignment) return undefined;
        refuse(
          assignment,
          all.filter((each) => each.id !== id),
        );

        await tx
          .deleteFrom('role_assignment')
          .where('organization_id', '=', caller.organization)
          .where('id', '=', id)
          .execute();
        await recordAudit(tx, caller.organization, {
          ...recordOf(caller, assignment, 'assignment.removed'),
          before: factsOf(assignment),
        });
        return assignment;
      }),
  };
}

async function addWithin(tx: Transaction<Database>, caller: Caller, draft: AssignmentDraft): Promise<Added> {
  const inserted = await tx
    .insertInto('role_assignment')
    .values(toRow(caller.organization, draft))
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!inserted) {
    const [there] = (await listAll(tx, caller.organization)).filter(({ id }) => id === draft.id);
    if (!there) return { outcome: 'taken' };
    return saySame(there, draft) ? { outcome: 'same', assignment: there } : { outcome: 'other' };
  }
  const [assignment] = toAssignment(inserted);
  if (!assignment) throw new Error('a role was stored that is none');
  await recordAudit(tx, caller.organization, {
    ...recordOf(caller, assignment, 'assignment.added'),
    after: factsOf(assignment),
  });
  return { outcome: 'added', assignment };
}

async function listAll(
  db: Kysely<Database>,
  organization: OrganizationId,
): Promise<readonly RoleAssignment[]> {
  const rows = await db
    .selectFrom('role_assignment')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('role')
    .orderBy('holder_name')
    .orderBy('id')
    .execute();
  return rows.flatMap(toAssignment);
}

function toRow(
  organization: OrganizationId,
  draft: AssignmentDraft,
): Insertable<Database['role_assignment']> {
  return {
    organization_id: organization,
    id: draft.id,
    principal_kind: draft.holder.kind,
    tenant_id: draft.holder.tenantId,
    object_id: draft.holder.id,
    holder_name: draft.holderName,
    role: draft.role,
    unit_id: draft.unit,
    department_id: draft.department,
  };
}
