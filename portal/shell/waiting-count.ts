import { useSyncExternalStore } from 'react';

/** How many requests wait for an answer of this person's teams, as far as this tab knows. */
let count = 0;
const listeners = new Set<() => void>();

/** Shown beside the entry of the board and in the title of the tab. */
export function showWaiting(waiting: number): void {
  if (waiting === count) return;
  count = waiting;
  for (const changed of listeners) changed();
}

export function useWaitingCount(): number {
  return useSyncExternalStore(follow, () => count);
}

function follow(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
