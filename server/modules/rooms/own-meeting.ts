import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { BusyBlock } from '../../exchange/index.ts';
import type { Wish } from './room.ts';

/**
 * What stands in the way of a meeting in `mailbox`, given what it occupies there itself since it was last sent: one
 * block equal to its saved interval. Only one is left out, so a double booking of that very interval still shows.
 */
export function othersIn(
  mailbox: MailboxAddress,
  busy: readonly BusyBlock[],
  { savedStart, savedEnd, savedRoom }: Pick<Wish, 'savedStart' | 'savedEnd' | 'savedRoom'>,
): readonly BusyBlock[] {
  if (!savedRoom.includes(mailbox)) return busy;
  const own = busy.findIndex(({ start, end }) => start === savedStart && end === savedEnd);
  return busy.filter((_, at) => at !== own);
}
