import { sql } from 'kysely';
import type {
  CalendarId,
  DepartmentId,
  Instant,
  MailboxAddress,
  OrganizationId,
  UnitId,
} from '../../../../contract/primitives.ts';
import type { PolicyHolder, RoomPolicy } from '../../../../contract/room-policies.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { HeldPolicy } from './effective-policy.ts';
import type { OwnBooking, StoredPolicies } from './stored.ts';

/** Nobody organizes more; whoever does is over every limit already. */
const MOST_BOOKINGS = 5_000;

interface PolicyRow {
  readonly kind: PolicyHolder['kind'];
  readonly subject_id: string;
  readonly name: string;
  readonly policy: unknown;
}

/** Every policy of an organization with its holder's name. */
export async function listPolicies(db: Db | Tx, organization: OrganizationId): Promise<StoredPolicies> {
  const { rows } = await sql<PolicyRow>`
    select case when p.unit_id is not null then 'unit' when p.calendar_id is not null then 'room'
        else 'organization' end as kind,
      p.subject_id, coalesce(u.name, c.name, o.name) as name, p.policy
    from room_policy p
    join organization o on o.id = p.organization_id
    left join unit u on u.organization_id = p.organization_id and u.id = p.unit_id
    left join calendar c on c.organization_id = p.organization_id and c.id = p.calendar_id
    where p.organization_id = ${organization}`.execute(db);
  const held = rows.map(({ kind, subject_id: id, name, policy }): HeldPolicy => ({
    holder: { kind, id, name },
    policy: policy as RoomPolicy, // was checked when it was written; every search reads all of them
  }));
  return { held, departments: await departmentsIn(db, organization, held) };
}

async function departmentsIn(
  db: Db | Tx,
  organization: OrganizationId,
  held: readonly HeldPolicy[],
): Promise<StoredPolicies['departments']> {
  const named = held.flatMap(({ policy: { seenBy, bookedBy } }) => [
    ...(seenBy?.departments ?? []),
    ...(bookedBy?.departments ?? []),
  ]);
  if (named.length === 0) return new Map();
  const rows = await db
    .selectFrom('department')
    .select(['id', 'tenant_id', 'group_id'])
    .where('organization_id', '=', organization)
    .execute();
  return new Map(
    rows.map(({ id, tenant_id, group_id }) => [
      id as DepartmentId, // its column holds nothing else
      { tenantId: tenant_id, groupId: group_id },
    ]),
  );
}

interface BookingRow {
  readonly calendar_id: CalendarId;
  readonly unit_id: UnitId;
  readonly mailbox: MailboxAddress;
  readonly meeting_uid: string;
  readonly start_at: Date;
  readonly end_at: Date;
}

/** What placed rooms show of the meetings of an organizer (lower case) that end after `from`, without those declined. */
export async function listOwnBookings(
  db: Db | Tx,
  organization: OrganizationId,
  organizer: string,
  from: Instant,
): Promise<readonly OwnBooking[]> {
  const { rows } = await sql<BookingRow>`
    select s.calendar_id, c.unit_id, c.mailbox, s.meeting_uid, s.start_at, s.end_at
    from sighting s
    join calendar c on c.organization_id = s.organization_id and c.id = s.calendar_id
    where s.organization_id = ${organization} and s.organizer = ${organizer} and s.end_at > ${from}
      and not s.is_canceled and s.response <> 'declined' and c.unit_id is not null
    order by s.start_at, s.calendar_id, s.meeting_uid, s.occurrence limit ${MOST_BOOKINGS}`.execute(db);
  return rows.map((row) => ({
    room: { id: row.calendar_id, unit: row.unit_id },
    mailbox: row.mailbox,
    meeting: row.meeting_uid,
    start: instantOf(row.start_at.getTime()),
    end: instantOf(row.end_at.getTime()),
  }));
}
