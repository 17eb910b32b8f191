import { z } from 'zod';
import { MailboxAddress } from './primitives.ts';

/** Longer than anybody sets a room up. */
export const MOST_BUFFER_MINUTES = 240;
const buffer = { error: `must be a whole number of minutes from 0 to ${MOST_BUFFER_MINUTES}` };

/** So many minutes a room is needed before or after a meeting for which a team works; 0: it is not. */
export const BufferMinutes = z.number(buffer).int(buffer).min(0, buffer).max(MOST_BUFFER_MINUTES, buffer);

/** What the buffer of a room means for one meeting. Exchange knows nothing of it, and books others into it. */
export const RoomBuffer = z.object({
  room: z.object({ mailbox: MailboxAddress, name: z.string() }),
  /** False: a neighbor is too near; `sentence` says which time is left. */
  isFree: z.boolean(),
  sentence: z.string(),
});
export type RoomBuffer = z.output<typeof RoomBuffer>;
