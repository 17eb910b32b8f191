import type { MailboxAddress, UnitId } from '../../../contract/primitives.ts';
import type { Permission } from '../../../contract/route.ts';
import type { Unit } from '../../../contract/rooms.ts';
import type { Caller } from '../../kernel/caller.ts';
import { can } from '../access/index.ts';
import type { Link } from './link.ts';
import type { PlacedCalendar } from './mirror-facts.store.ts';

/** Whether a role reaches a calendar: by its place, or by its department. */
export type Reaches = (calendar: Pick<PlacedCalendar, 'unit' | 'department'>) => boolean;

export function reachOf({ grants }: Caller, permission: Permission, units: readonly Unit[]): Reaches {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  return ({ unit, department }) => can(grants, permission, lineageOf(unit, parents), department);
}

/** A unit and everything above it; each once, even if the data goes in a circle. */
function lineageOf(unit: UnitId | null, parents: ReadonlyMap<UnitId, UnitId | null>): readonly UnitId[] {
  const line: UnitId[] = [];
  for (let at = unit; at !== null && !line.includes(at); at = parents.get(at) ?? null) line.push(at);
  return line;
}

/** Units at or below one. */
export function within(unit: UnitId, units: readonly Unit[]): ReadonlySet<UnitId> {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  return new Set(units.map(({ id }) => id).filter((id) => lineageOf(id, parents).includes(unit)));
}

/** The rooms of the forms of some links. */
export function plannedRooms(links: readonly Pick<Link, 'planned'>[]): readonly MailboxAddress[] {
  return links.flatMap(({ planned }) => planned.rooms);
}

/** Whether a role reaches one of the rooms of a link: those that were planned and those that held it. */
export function reachesLink(
  reaches: Reaches,
  rooms: readonly MailboxAddress[],
  calendars: Iterable<PlacedCalendar>,
): boolean {
  const byMailbox = new Map([...calendars].map((calendar) => [calendar.mailbox, calendar]));
  const known = rooms.flatMap((room) => byMailbox.get(room) ?? []);
  return known.length > 0 ? known.some(reaches) : reaches({ unit: null, department: null });
}
