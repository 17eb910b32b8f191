import type { AuditEntry } from '../../../contract/audit.ts';
import { CHAIN_START, hashOfEntry } from './entry-hash.ts';

/** An entry with the hash of the one before it, in hex. */
export interface ChainedEntry extends AuditEntry {
  readonly previousHash: string;
}

/** Where a chain ends: the number of its last entry and that entry's hash in hex. */
export interface ChainEnd {
  readonly number: number;
  readonly hash: string;
}

/** The first place where a chain is not what it was when it was written. */
export interface Flaw {
  readonly number: number;
  readonly detail: string;
}

/** The end of a chain without entries. */
export const EMPTY_CHAIN: ChainEnd = { number: 0, hash: CHAIN_START.toString('hex') };

/** What is wrong with `entry` as the one that comes after `end`; null when it fits. */
export function flawOf(organization: string, end: ChainEnd, entry: ChainedEntry): Flaw | null {
  const expected = end.number + 1;
  if (entry.number > expected) return { number: expected, detail: `Entry ${expected} is missing.` };
  if (entry.number < expected) {
    return { number: entry.number, detail: `Entry ${entry.number} is there twice, or in the wrong place.` };
  }
  const { previousHash, hash, ...said } = entry;
  if (previousHash !== end.hash) {
    return { number: expected, detail: `Entry ${expected} does not follow the entry before it.` };
  }
  if (hashOfEntry(Buffer.from(previousHash, 'hex'), { organization, ...said }).toString('hex') !== hash) {
    return { number: expected, detail: `Entry ${expected} was changed after it had been written.` };
  }
  return null;
}

/** What is wrong with the last entry of a chain, when the chain is known to end at `head`; null when it fits. */
export function flawOfEnd(last: ChainEnd, head: ChainEnd): Flaw | null {
  if (last.number < head.number) {
    const number = last.number + 1;
    return { number, detail: `Entry ${number} is missing: the chain goes on to entry ${head.number}.` };
  }
  if (last.number > head.number) {
    const number = head.number + 1;
    return { number, detail: `Entry ${number} was added past the end of the chain.` };
  }
  if (last.hash === head.hash) return null;
  return { number: last.number, detail: `Entry ${last.number} is not the one that the chain ended with.` };
}

/** Where the chain ends once `entry` has been found to fit. */
export function endAt({ number, hash }: ChainedEntry): ChainEnd {
  return { number, hash };
}
