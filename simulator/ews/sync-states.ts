import { randomBytes } from 'node:crypto';

/** What a client has seen of a folder: change keys by item id. */
export interface SyncState {
  readonly mailbox: string;
  readonly name: string;
  readonly seen: ReadonlyMap<string, string>;
}

/** The states behind the tokens that were handed out; a reset forgets them, which clients must survive. */
export interface SyncStates {
  readonly keep: (state: SyncState) => string;
  readonly find: (token: string) => SyncState | undefined;
  readonly clear: () => void;
}

/** Above this the oldest states are forgotten. */
const MOST_STATES = 20_000;

export function createSyncStates(): SyncStates {
  const states = new Map<string, SyncState>();
  return {
    keep: (state) => {
      const token = randomBytes(48).toString('base64');
      states.set(token, state);
      const [oldest] = states.keys();
      if (states.size > MOST_STATES && oldest !== undefined) states.delete(oldest);
      return token;
    },
    find: (token) => states.get(token),
    clear: () => states.clear(),
  };
}
