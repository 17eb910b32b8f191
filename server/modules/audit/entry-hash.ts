import { createHash } from 'node:crypto';

/** What a hash covers of an entry: everything that is stored but the hash itself. */
export interface HashedEntry {
  readonly organization: string;
  readonly number: number;
  readonly id: string;
  /** ISO, UTC, milliseconds. */
  readonly at: string;
  readonly actor: unknown;
  readonly action: string;
  readonly subject: unknown;
  readonly cause: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string | null;
}

/** What stands before the first entry of every chain. */
export const CHAIN_START: Buffer = Buffer.alloc(32);

/** SHA-256 over the hash of the entry before and the canonical text of this one. */
export function hashOfEntry(previous: Buffer, entry: HashedEntry): Buffer {
  return createHash('sha256').update(previous).update(canonical(entry)).digest();
}

/**
 * JSON with the keys of every object in order (the idea of RFC 8785), so that a database that keeps JSON in an order of
 * its own gives the same text back. Absent and `undefined` count as null at the top and are left out below.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    const sorted = fields.toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${sorted.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
