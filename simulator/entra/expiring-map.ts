/** A map that forgets: entries end at a time, and the oldest go first when it is full, so callers cannot fill memory. */
export interface ExpiringMap<T> {
  /** `expiresAt` in milliseconds since 1970. */
  readonly set: (key: string, value: T, expiresAt: number) => void;
  readonly get: (key: string) => T | undefined;
  readonly clear: () => void;
}

export function createExpiringMap<T>(limit: number): ExpiringMap<T> {
  const entries = new Map<string, { readonly value: T; readonly expiresAt: number }>();

  function makeRoom(): void {
    const now = Date.now();
    for (const [key, entry] of entries) if (entry.expiresAt <= now) entries.delete(key);
    for (const key of entries.keys()) {
      if (entries.size < limit) break;
      entries.delete(key);
    }
  }

  return {
    set(key, value, expiresAt) {
      entries.delete(key);
      if (entries.size >= limit) makeRoom();
      entries.set(key, { value, expiresAt });
    },
    get(key) {
      const entry = entries.get(key);
      return entry && entry.expiresAt > Date.now() ? entry.value : undefined;
    },
    clear: () => entries.clear(),
  };
}
