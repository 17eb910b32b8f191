import type { CalendarId, UnitId } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { can } from '../access/index.ts';
import type { Availability } from '../availability/index.ts';
import type { Live, Outbox } from '../messages/index.ts';
import { createPlaces } from '../rooms/index.ts';
import type { Places, RoomDirectory } from '../rooms/index.ts';
import { findKeptRoom } from './details.store.ts';
import type { KeptRoom } from './details.store.ts';

export interface RoomDetailsDeps {
  readonly db: Db;
  readonly directory: RoomDirectory;
  readonly availability: Pick<Availability, 'of'>;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly live: Live;
}

export type Asked = 'calendars.read' | 'calendars.write';

export async function placesOf(
  { directory }: Pick<RoomDetailsDeps, 'directory'>,
  { organization }: Pick<Caller, 'organization'>,
): Promise<Places> {
  return createPlaces(await directory.listUnits(organization));
}

/** Whether the caller looks after a room, for reading or for writing. One that is in no place is reached from everywhere only. */
export function reaches(
  places: Places,
  { grants }: Pick<Caller, 'grants'>,
  { unit, department }: Pick<KeptRoom, 'unit' | 'department'>,
  permission: Asked,
): boolean {
  const lineage = unit === null ? [] : places.above(unit).map(({ id }) => id);
  return can(grants, permission, lineage, department);
}

/**
 * A room within the reach of the caller; `isLocked`: nobody else changes it until the transaction has ended. Rejects with
 * `not-found`, as for one that is not there.
 */
export async function requireRoom(
  db: Db | Tx,
  places: Places,
  caller: Caller,
  id: CalendarId,
  { permission, isLocked = false }: { readonly permission: Asked; readonly isLocked?: boolean },
): Promise<KeptRoom> {
  const room = await findKeptRoom(db, caller.organization, id, { isLocked });
  if (room && reaches(places, caller, room, permission)) return room;
  throw new Problem(
    'not-found',
    'This room was removed, or it is not within your reach. Look at the list of calendars again.',
  );
}

/** A place within the reach of the caller, with its name; rejects with `not-found`, as for one that is not there. */
export function requireUnit(
  places: Places,
  { grants }: Caller,
  id: UnitId,
  permission: Asked,
): { readonly id: UnitId; readonly name: string } {
  const lineage = places.above(id);
  const unit = lineage.find((one) => one.id === id);
  const reached = can(
    grants,
    permission,
    lineage.map((one) => one.id),
    null,
  );
  if (unit && reached) return { id, name: unit.name };
  throw new Problem(
    'not-found',
    'This place was removed, or it is not within your reach. Look at the list of places again.',
  );
}
