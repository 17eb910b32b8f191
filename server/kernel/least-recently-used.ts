/** Something in memory, and what it takes there. */
interface Kept<V> {
  readonly value: V;
  readonly bytes: number;
}

/**
 * Keeps values up to a sum of bytes; who was not asked for the longest goes first. What alone is larger than that is kept
 * until the next one comes.
 */
export class LeastRecentlyUsed<K, V> {
  readonly #kept = new Map<K, Kept<V>>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** What all of it takes. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: K): V | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept); // a map remembers the order in which keys came
    return kept.value;
  }

  /** Without its use being noted. */
  peek(key: K): V | undefined {
    return this.#kept.get(key)?.value;
  }

  set(key: K, value: V, bytes: number): void {
    this.delete(key);
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes || oldest === key) return;
      this.delete(oldest);
    }
  }

  delete(key: K): void {
    const kept = this.#kept.get(key);
    if (!kept) return;
    this.#kept.delete(key);
    this.#bytes -= kept.bytes;
  }

  /** All of them, without their use being noted. */
  *values(): IterableIterator<V> {
    for (const { value } of this.#kept.values()) yield value;
  }
}
