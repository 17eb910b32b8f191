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
  /** The building it stands in; null: it is not placed in one. */
  buildingOf(room: MailboxAddress): UnitId | null;
  /** Its calendar cannot be read, or is not read any more: what is known of it grows old. */
  isUnreadable(room: MailboxAddress): boolean;
  /** The room stands in one of the units, or below one. */
  serves(provider: Pick<Provider, 'units'>, room: MailboxAddress): boolean;
}

interface CalendarRow {
  readonly mailbox: string;
  readonly name: string;
  readonly unit_id: string | null;
  readonly is_unreadable: boolean;
}

interface UnitRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly kind: string;
  readonly name: string;
}

/** Looks some rooms up, within the transaction if there is one. */
export async function knownRooms(
  db: Db | Tx,
  organization: OrganizationId,
  mailboxes: Iterable<MailboxAddress>,
): Promise<KnownRooms> {
  const wanted = [...new Set(mailboxes)];
  const { rows } = await sql<{
    readonly calendars: readonly CalendarRow[];
    readonly units: readonly UnitRow[];
  }>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object(
          'mailbox', mailbox, 'name', name, 'unit_id', unit_id,
          'is_unreadable', state <> 'read' or unreadable_since is not null)), '[]')
        from calendar
        left join calendar_sync on calendar_sync.organization_id = calendar.organization_id
          and calendar_sync.calendar_id = calendar.id
        where calendar.organization_id = ${organization} and mailbox = any(${wanted}::text[])) as calendars,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'parent_id', parent_id, 'kind', kind, 'name', name)), '[]')
        from unit where organization_id = ${organization}) as units`.execute(db);
  const [{ calendars, units } = { calendars: [], units: [] }] = rows;
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
      return byMailbox.get(room)?.is_unreadable ?? true;
    },
    placeOf: (room) =>
      lineage(room)
        .filter(({ kind }) => kind === 'building' || kind === 'floor')
        .map(({ name }) => name)
        .toReversed(),
    buildingOf(room) {
      const building = lineage(room).find(({ kind }) => kind === 'building');
      return building ? UnitId.parse(building.id) : null;
    },
    serves: ({ units: served }, room) => lineage(room).some(({ id }) => served.includes(UnitId.parse(id))),
  };
}
