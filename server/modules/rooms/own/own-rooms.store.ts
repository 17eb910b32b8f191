import { sql } from 'kysely';
import { MOST_RECENT_ROOMS } from '../../../../contract/own-rooms.ts';
import type {
  CalendarId,
  Instant,
  MailboxAddress,
  OrganizationId,
  UnitId,
} from '../../../../contract/primitives.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { OwnRooms, Person } from './own-rooms.ts';

/** Meetings of one person that are looked at for the rooms they booked lately; the last ones. */
const MOST_MEETINGS = 100;

type Owner = Pick<Caller, 'organization' | 'tenantId' | 'objectId' | 'name' | 'mail'>;

const mine = ({ organization, tenantId, objectId }: Owner) => ({
  organization_id: organization,
  tenant_id: tenantId,
  object_id: objectId,
});

interface Row {
  readonly version: string;
  readonly place: string | null;
  readonly favorites: readonly string[];
  readonly recent: readonly string[];
}

/** The number of the directory and, by the same question, what is the own of `people`, in their order. */
export async function versionWithOwnRooms(
  db: Db | Tx,
  organization: OrganizationId,
  people: readonly Person[],
): Promise<{ readonly version: string; readonly own: readonly OwnRooms[] } | null> {
  const { rows } = await sql<Row>`
    select o.directory_version::text as version, r.unit_id as place,
      array(
        select f.calendar_id::text from favorite_room f
        where f.organization_id = o.id and f.tenant_id = p.tenant_id and f.object_id = p.object_id) as favorites,
      array(
        select booked.room from (
          select room, max(l.created_at) as at from (
            select planned_rooms, created_at from meeting_link
            where organization_id = o.id and created_by ->> 'objectId' = p.object_id::text
              and created_by ->> 'tenantId' = p.tenant_id::text and created_at > p.since
              and state not in ('draft', 'expired')
            order by created_at desc limit ${MOST_MEETINGS}) l
          cross join unnest(l.planned_rooms) as room
          group by room order by at desc, room limit ${MOST_RECENT_ROOMS}) booked) as recent
    from organization o
    cross join unnest(${people.map(({ tenantId }) => tenantId)}::uuid[],
      ${people.map(({ objectId }) => objectId)}::uuid[], ${people.map(({ since }) => since)}::timestamptz[])
      with ordinality as p (tenant_id, object_id, since, number)
    left join room_person r
      on r.organization_id = o.id and r.tenant_id = p.tenant_id and r.object_id = p.object_id
    where o.id = ${organization} order by p.number`.execute(db);
  const [first] = rows;
  return first ? { version: first.version, own: rows.map(ownFrom) } : null;
}

function ownFrom({ place, favorites, recent }: Row): OwnRooms {
  return {
    // All three were checked when they were written.
    place: place as UnitId | null,
    favorites: new Set(favorites as readonly CalendarId[]),
    recent: new Set(recent as readonly MailboxAddress[]),
  };
}

/** One after the other: who marks two rooms at once cannot mark more than there may be. */
export async function lockOwner(tx: Tx, owner: Owner, at: Instant): Promise<void> {
  await tx
    .insertInto('room_person')
    .values({ ...mine(owner), name: owner.name, mail: owner.mail?.toLowerCase() ?? null, changed_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'tenant_id', 'object_id'])
        .doUpdateSet({ name: owner.name, mail: owner.mail?.toLowerCase() ?? null, changed_at: at }),
    )
    .execute();
}

export async function setPlace(tx: Tx, owner: Owner, unit: UnitId | null): Promise<void> {
  await tx
    .updateTable('room_person')
    .set({ unit_id: unit })
    .where((expression) => expression.and(mine(owner)))
    .execute();
}

export async function favoritesOf(tx: Tx, owner: Owner): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('favorite_room')
    .select('calendar_id')
    .where((expression) => expression.and(mine(owner)))
    .execute();
  return rows.map(({ calendar_id }) => calendar_id);
}

export async function insertFavorite(tx: Tx, owner: Owner, room: CalendarId, at: Instant): Promise<void> {
  await tx
    .insertInto('favorite_room')
    .values({ ...mine(owner), calendar_id: room, marked_at: at })
    .execute();
}

/** The room is named by its address: one that the person may not see any more can lose its mark all the same. */
export async function deleteFavorite(db: Tx, owner: Owner, mailbox: MailboxAddress): Promise<void> {
  const { organization, tenantId, objectId } = owner;
  await sql`
    delete from favorite_room f using calendar c
    where f.organization_id = ${organization} and f.tenant_id = ${tenantId} and f.object_id = ${objectId}
      and c.organization_id = f.organization_id and c.id = f.calendar_id and c.mailbox = ${mailbox}`.execute(
    db,
  );
}

/** Nothing is kept of somebody who marks no room and says no place. */
export async function forgetWhoHasNothing(
  tx: Tx,
  { organization, tenantId, objectId }: Owner,
): Promise<void> {
  await sql`
    delete from room_person p
    where p.organization_id = ${organization} and p.tenant_id = ${tenantId} and p.object_id = ${objectId}
      and p.unit_id is null and not exists (
        select 1 from favorite_room f where f.organization_id = p.organization_id
          and f.tenant_id = p.tenant_id and f.object_id = p.object_id)`.execute(tx);
}
