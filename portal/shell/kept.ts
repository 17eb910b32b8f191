import type { Kept } from './portal-deps.ts';

/** Keeps texts in a storage of the browser; one that is full, switched off or blocked keeps nothing and breaks nothing. */
export function keptIn(storage: () => Storage): Kept {
  const attempt = <T>(act: (storage: Storage) => T): T | null => {
    try {
      return act(storage());
    } catch {
      return null; // even asking for the storage may be refused, as in a window that keeps no traces
    }
  };
  return {
    read: (key) => attempt((kept) => kept.getItem(key)),
    keep: (key, text) => void attempt((kept) => kept.setItem(key, text)),
    forget: (key) => void attempt((kept) => kept.removeItem(key)),
  };
}
