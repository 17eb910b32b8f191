import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import type { Hanging } from './hanging.ts';
import type { Link } from './link.ts';
import { isRoomless } from './situation.ts';

/**
 * Those of some links for which no room is waited: none is planned, and nothing hangs there that needs one. That no room
 * shows such a meeting is no reason to ask anybody.
 */
export async function unawaited(
  hanging: readonly Hanging[],
  tx: Tx,
  organization: OrganizationId,
  links: readonly Link[],
): Promise<ReadonlySet<string>> {
  const roomless = links.filter((link) => link.sentAt !== null && isRoomless(link)).map(({ id }) => id);
  const left = new Set<string>(roomless);
  if (left.size === 0) return left;
  for (const { waitingForRoom } of hanging) {
    const waiting = (await waitingForRoom?.(tx, organization, roomless)) ?? [];
    for (const link of waiting) left.delete(link);
  }
  return left;
}
