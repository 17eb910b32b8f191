import type { MailboxAddress } from '../../contract/primitives.ts';

const MOST_TRIES = 5;

/**
 * getSchedule is asked in the name of one mailbox, which must be in scope itself. This remembers which rooms served,
 * so that a room that was removed or left out of the scope costs one call and not twenty rooms.
 */
export interface ReadingRooms {
  /** Through whom to read a chunk, best first: rooms of it that served, untried ones, one that failed, any that served. */
  candidates(chunk: readonly MailboxAddress[]): readonly MailboxAddress[];
  served(room: MailboxAddress): void;
  failed(room: MailboxAddress): void;
}

export function createReadingRooms(): ReadingRooms {
  const good = new Set<MailboxAddress>();
  /** In order of failure, so that the one that failed longest ago is the one tried again. */
  const bad = new Set<MailboxAddress>();

  return {
    candidates(chunk) {
      const untried = chunk.filter((room) => !good.has(room) && !bad.has(room));
      const here = new Set(chunk);
      const failedLongestAgo = [...bad].find((room) => here.has(room));
      const elsewhere = [...good].find((room) => !here.has(room));
      return [
        ...[...chunk.filter((room) => good.has(room)), ...untried].slice(0, MOST_TRIES),
        ...(failedLongestAgo === undefined ? [] : [failedLongestAgo]),
        ...(elsewhere === undefined ? [] : [elsewhere]),
      ];
    },

    served(room) {
      bad.delete(room);
      good.add(room);
    },

    failed(room) {
      good.delete(room);
      bad.delete(room);
      bad.add(room);
    },
  };
}
