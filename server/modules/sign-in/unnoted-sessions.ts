import type { PortalSessionStore } from './portal-sessions.store.ts';

/** Whoever was there while nothing could be noted is remembered; beyond this many those first who were seen longest ago are not. */
const MOST_REMEMBERED = 10_000;

/**
 * The same sessions, but that somebody is there need not be written down at once: while the database takes no changes this
 * process remembers it, so that nobody is turned away who only wants to read, and nobody who works is taken for idle.
 * `onNotNoted` is told of a note that was not taken.
 */
export function withUnnoted(
  store: PortalSessionStore,
  onNotNoted: (error: unknown) => void,
): PortalSessionStore {
  const seen = new Map<string, number>();
  return {
    ...store,
    async find(key) {
      const found = await store.find(key);
      const at = seen.get(key);
      return found && at !== undefined ? { ...found, lastSeenAt: Math.max(found.lastSeenAt, at) } : found;
    },
    async touch(key, now) {
      try {
        await store.touch(key, now);
        seen.delete(key);
      } catch (error) {
        onNotNoted(error);
        seen.delete(key);
        const [oldest] = seen.keys();
        if (seen.size >= MOST_REMEMBERED && oldest !== undefined) seen.delete(oldest);
        seen.set(key, now);
      }
    },
  };
}
