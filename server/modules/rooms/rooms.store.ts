import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { MailboxAddress, UnitId } from '../../../contract/primitives.ts';
import { Unit } from '../../../contract/rooms.ts';
import type { Database } from '../../storage/database.ts';
import type { Room, RoomDirectory } from './room.ts';

/** The rooms and units of an organization, from the database. */
export function createRoomDirectory(db: Kysely<Database>): RoomDirectory {
  return {
    async listRooms(organization, groups, mailbox) {
      const seen = sql<boolean>`(cardinality(seen_by) = 0 or seen_by && ${[...groups]}::text[])`;
      const rows = await db
        .selectFrom('calendar')
        .select([
          'mailbox',
          'integration_id',
          'name',
          'capacity',
          'equipment',
          'unit_id',
          'booking',
          'booked_by',
        ])
        .where('organization_id', '=', organization)
        .where(seen)
        .$if(mailbox !== undefined, (query) => query.where('mailbox', '=', mailbox ?? ''))
        .execute();
      return rows.map(toRoom);
    },

    async listUnits(organization) {
      const rows = await db
        .selectFrom('unit')
        .select(['id', 'parent_id as parent', 'kind', 'name', 'time_zone as timeZone'])
        .where('organization_id', '=', organization)
        .orderBy('position')
        .orderBy('name')
        .orderBy('id')
        .execute();
      return z.array(Unit).parse(rows);
    },
  };
}

interface Row {
  readonly mailbox: string;
  readonly integration_id: string;
  readonly name: string;
  readonly capacity: number | null;
  readonly equipment: readonly string[];
  readonly unit_id: string;
  readonly booking: 'direct' | 'request';
  readonly booked_by: readonly string[];
}

function toRoom(row: Row): Room {
  return {
    mailbox: MailboxAddress.parse(row.mailbox),
    integration: row.integration_id,
    unit: UnitId.parse(row.unit_id),
    name: row.name,
    capacity: row.capacity,
    equipment: row.equipment,
    booking: row.booking,
    bookedBy: row.booked_by,
  };
}
