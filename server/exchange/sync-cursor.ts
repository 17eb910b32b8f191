import type { Interval } from '../../contract/primitives.ts';

/** A longer token is not kept: what it stands for is read each time instead. */
const LONGEST_TOKEN = 60_000;

/** What `readChanges` gives out: the window it is about, and the service's own token for how far it has told. */
export function writeCursor({ start, end }: Interval, token: string): string {
  return `${start}/${end} ${token.length <= LONGEST_TOKEN ? token : ''}`;
}

/** The token within a cursor, null when there is none, and whether it was given out for this window. */
export function readCursor({ start, end }: Interval, cursor: string | null) {
  const [, window, token] = /^(\S+) (\S+)$/.exec(cursor ?? '') ?? [];
  return { token: token ?? null, isSameWindow: window === `${start}/${end}` };
}
