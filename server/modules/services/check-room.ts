import type { MailboxAddress } from '../../../contract/primitives.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Provider } from './request.ts';
import type { KnownRooms } from './served-rooms.store.ts';

/**
 * Where the delivery can be: the room that was named, else those of the meeting that the team serves. Throws
 * `invalid-request` unless it is clear: one of the meeting's, and one that the team serves.
 */
export function checkRoom(
  rooms: Pick<KnownRooms, 'serves'>,
  provider: Provider,
  ofMeeting: ReadonlySet<MailboxAddress>,
  room: MailboxAddress | null,
): readonly MailboxAddress[] {
  const served = [...ofMeeting].filter((one) => rooms.serves(provider, one));
  if (served.length === 0) {
    throw refuse('/body/provider', `serves none of the rooms of this meeting`, 'This team cannot be asked.');
  }
  if (room === null) {
    if (served.length === 1) return served;
    throw refuse('/body/room', `must say which: ${provider.name} serves several rooms of this meeting`);
  }
  if (!ofMeeting.has(room)) throw refuse('/body/room', 'is not a room of this meeting');
  if (!served.includes(room)) throw refuse('/body/room', `is not served by ${provider.name}`);
  return [room];
}

function refuse(pointer: string, detail: string, title = 'This room does not fit.'): Problem {
  return new Problem('invalid-request', title, { errors: [{ pointer, detail }] });
}
