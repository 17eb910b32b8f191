import { sql } from 'kysely';
import { UnitId } from '../../../contract/primitives.ts';
import type { MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import type { Provider } from './request.ts';

/** Rooms by their addresses: how they are called, where they are, and who serves them. */
export interface KnownRooms {
  /** The address itself for a room that is no calendar of the organization any more. */
  nameOf(room: MailboxAddress): string;
  /** Names from the building downwards; empty when it is not placed. */
  placeOf(room: MailboxAddress): readonly string[];
  /** Its calendar cannot be read, or is not read any more: what is known of it grows old. */
  isUnreadable(room: MailboxAddress): boolean;
  /** The room stands in one of the units, or below one. */
  serves(provider: Pick<Provider, 'units'>, room: MailboxAddress): boolean;
}

/** Looks some rooms up, within the transaction if there is one. */
export async function knownRooms(
  db: Db | Tx,
  organization: OrganizationId,
  mailboxes: Iterable<MailboxAddress>,
): Promise<KnownRooms> {
  const wanted = [...new Set(mailboxes)];
  const [calendars, units] = [
    wanted.length === 0
      ? []
      : await db
          .selectFrom('calendar')
          .leftJoin('calendar_sync', (join) =>
            join
              .onRef('calendar_sync.organization_id', '=', 'calendar.organization_id')
              .onRef('calendar_sync.calendar_id', '=', 'calendar.id'),
          )
          .select(['mailbox', 'name', 'unit_id', 'state', 'unreadable_since'])
          .where('calendar.organization_id', '=', organization)
          .where(sql<boolean>`mailbox = any(${wanted}::text[])`)
          .execute(),
    await db
      .selectFrom('unit')
      .select(['id', 'parent_id', 'kind', 'name'])
      .where('organization_id', '=', organization)
      .execute(),
  ];
  const byMailbox = new Map(calendars.map((calendar) => [calendar.mailbox, calendar]));
  const byId = new Map(units.map((unit) => [unit.id, unit]));

  /** The unit of the room and everything above it, the top last; each once, even if the data goes in a circle. */
  function lineage(room: MailboxAddress) {
    const line: (typeof units)[number][] = [];
    for (let id = byMailbox.get(room)?.unit_id ?? null; id !== null;) {
      const unit = byId.get(id);
      if (!unit || line.includes(unit)) break;
      line.push(unit);
      id = unit.parent_id;
    }
    return line;
  }

  return {
    nameOf: (room) => byMailbox.get(room)?.name ?? room,
    isUnreadable(room) {
      const calendar = byMailbox.get(room);
      return !calendar || calendar.state !== 'read' || calendar.unreadable_since !== null;
    },
    placeOf: (room) =>
      lineage(room)
        .filter(({ kind }) => kind === 'building' || kind === 'floor')
        .map(({ name }) => name)
        .toReversed(),
    serves: ({ units: served }, room) => lineage(room).some(({ id }) => served.includes(UnitId.parse(id))),
  };
}
