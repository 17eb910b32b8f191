import { sql } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';

/** Somebody by whom their own rooms are kept. */
export interface PersonKey {
  readonly tenantId: string;
  readonly id: string;
}

/** What a person told about themselves and rooms. */
export interface KnownPerson extends PersonKey {
  readonly name: string;
  readonly mail: string | null;
  /** The name of their building or floor. */
  readonly place: string | null;
  readonly favorites: readonly {
    readonly room: string;
    readonly mailbox: string;
    readonly markedAt: Instant;
  }[];
  readonly changedAt: Instant;
}

interface Row {
  readonly tenant_id: string;
  readonly object_id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly place: string | null;
  readonly changed_at: Date;
  readonly room: string | null;
  readonly mailbox: string | null;
  readonly marked_at: Date | null;
}

/** Everybody of an organization who marked rooms or said where they are, by name; only `people` when these are given. */
export async function knownPeople(
  db: Db | Tx,
  organization: OrganizationId,
  people?: readonly PersonKey[],
): Promise<readonly KnownPerson[]> {
  const { rows } = await sql<Row>`
    select p.tenant_id, p.object_id, p.name, p.mail, p.changed_at, u.name as place,
      c.name as room, c.mailbox, f.marked_at
    from room_person p
    left join unit u on u.organization_id = p.organization_id and u.id = p.unit_id
    left join favorite_room f on f.organization_id = p.organization_id and f.tenant_id = p.tenant_id
      and f.object_id = p.object_id
    left join calendar c on c.organization_id = f.organization_id and c.id = f.calendar_id
    where p.organization_id = ${organization} ${people ? sql`and ${amongst(people)}` : sql``}
    order by p.name, p.tenant_id, p.object_id, c.name, c.mailbox`.execute(db);
  return [...Map.groupBy(rows, (row) => `${row.tenant_id} ${row.object_id}`).values()].flatMap(personFrom);
}

function personFrom(rows: readonly Row[]): readonly KnownPerson[] {
  const [first] = rows;
  if (!first) return [];
  const { tenant_id: tenantId, object_id: id, name, mail, place, changed_at } = first;
  const favorites = rows.flatMap(({ room, mailbox, marked_at }) =>
    room === null || mailbox === null || marked_at === null
      ? []
      : [{ room, mailbox, markedAt: instantOf(marked_at.getTime()) }],
  );
  return [{ tenantId, id, name, mail, place, favorites, changedAt: instantOf(changed_at.getTime()) }];
}

/** Forgets what people marked and where they are; their meetings stay meetings. */
export async function forgetPeople(
  tx: Tx,
  organization: OrganizationId,
  people: readonly PersonKey[],
): Promise<void> {
  await sql`
    delete from room_person p where p.organization_id = ${organization} and ${amongst(people)}`.execute(tx);
}

function amongst(people: readonly PersonKey[]) {
  return sql`(p.tenant_id, p.object_id) in (
    select * from unnest(${people.map(({ tenantId }) => tenantId)}::uuid[], ${people.map(({ id }) => id)}::uuid[]))`;
}
