import { sql } from 'kysely';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { Principal } from '../../entra/principal.ts';
import type { Db } from '../../storage/database.ts';
import type { Organization } from '../organization/index.ts';
import { toAssignment } from './access.store.ts';
import type { RoleAssignment } from './access.store.ts';

/** Who asks to be let in, and where. */
export interface Entering extends Pick<Principal, 'tenantId' | 'objectId'> {
  readonly organization: OrganizationId;
}

/** What an organization that a person's tenant is linked to says of somebody who comes. */
export interface Entry {
  readonly organization: Organization;
  /** When an administrator ended their sign-ins, real milliseconds since 1970; null: nobody did. */
  readonly endedAt: number | null;
  /** What was given to people, groups and app roles of their tenant in it. */
  readonly assignments: readonly RoleAssignment[];
}

export interface EntryStore {
  /** Null: the tenant is not linked to such an organization. */
  entryOf(asked: Entering): Promise<Entry | null>;
}

interface Row {
  readonly number: string | number;
  readonly id: string;
  readonly name: string;
  readonly contact_name: string;
  readonly contact_mail: string;
  readonly is_opened: boolean;
  readonly ended_at: Date | null;
  readonly assignments: readonly (Omit<Parameters<typeof toAssignment>[0], 'added_at'> & {
    readonly added_at: string;
  })[];
}

/** One question to the database for all that come in the same turn, put after the last of them: nobody gets an answer older than they are. */
export function createEntryStore(db: Db): EntryStore {
  let waiting: { readonly asked: Entering[]; readonly answer: Promise<readonly (Entry | null)[]> } | null =
    null;

  function ask(): NonNullable<typeof waiting> {
    const asked: Entering[] = [];
    const answer = Promise.resolve().then(() => {
      waiting = null;
      return readEntries(db, asked);
    });
    return { asked, answer };
  }

  return {
    async entryOf(entering) {
      const question = (waiting ??= ask());
      const at = question.asked.push(entering) - 1;
      return (await question.answer)[at] ?? null;
    },
  };
}

async function readEntries(db: Db, asked: readonly Entering[]): Promise<readonly (Entry | null)[]> {
  const { rows } = await sql<Row>`
    select asked.number, o.id, o.name, o.contact_name, o.contact_mail, o.first_opened_at is not null as is_opened,
      s.at as ended_at,
      array(
        select to_jsonb(r) from role_assignment r
        where r.organization_id = o.id and r.tenant_id = asked.tenant_id) as assignments
    from unnest(${asked.map(({ organization }) => organization)}::uuid[],
      ${asked.map(({ tenantId }) => tenantId)}::uuid[], ${asked.map(({ objectId }) => objectId)}::uuid[])
      with ordinality as asked (organization_id, tenant_id, object_id, number)
    join login_tenant t on t.organization_id = asked.organization_id and t.tenant_id = asked.tenant_id
    join organization o on o.id = asked.organization_id
    left join sign_out s on s.organization_id = asked.organization_id and s.tenant_id = asked.tenant_id
      and s.object_id = asked.object_id`.execute(db);
  const byNumber = new Map(rows.map((row) => [Number(row.number), toEntry(row)]));
  return asked.map((_, at) => byNumber.get(at + 1) ?? null);
}

function toEntry({ id, name, contact_name, contact_mail, is_opened, ended_at, assignments }: Row): Entry {
  return {
    organization: {
      id: OrganizationId.parse(id),
      name,
      contact: { name: contact_name, mail: contact_mail },
      isOpened: is_opened,
    },
    endedAt: ended_at && ended_at.getTime(),
    assignments: assignments.flatMap((row) => toAssignment({ ...row, added_at: new Date(row.added_at) })),
  };
}
