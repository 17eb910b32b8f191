import type { OrganizationId } from '../../../contract/primitives.ts';
import type { ReceptionId } from '../../../contract/visitor-ids.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import type { Link } from '../meetings/index.ts';
import { knownRooms } from '../services/index.ts';
import { servedBy } from './decide-visits.ts';
import type { Reception } from './reception.ts';
import { listReceptions } from './receptions.store.ts';

/**
 * Where visitors of a meeting arrive: the chosen reception, or the one that serves a planned room. Refuses
 * (`invalid-request`) a choice that is none, and a meeting without a reception when none is chosen.
 */
export async function receptionFor(
  tx: Tx,
  organization: OrganizationId,
  { planned }: Pick<Link, 'planned'>,
  chosen: ReceptionId | null,
): Promise<Reception> {
  const receptions = await listReceptions(tx, organization);
  const rooms = await knownRooms(tx, organization, planned.rooms);
  const serving = servedBy(receptions, rooms);
  const wanted = chosen ?? planned.rooms.map(serving).find((id) => id !== null) ?? null;
  const reception = receptions.find(({ id, isActive }) => id === wanted && isActive);
  if (reception) return reception;
  const detail =
    chosen === null
      ? 'must be chosen: no reception serves a room of this meeting'
      : 'is not a reception of this organization that expects visitors';
  throw new Problem('invalid-request', 'Nobody knows where these visitors arrive. Choose a reception.', {
    errors: [{ pointer: '/body/reception', detail }],
  });
}
