import { domainToASCII } from 'node:url';
import { foldedWords } from '../folded-words.ts';

/** By what somebody is recognized. */
export interface Watched {
  readonly names: readonly string[];
  /** Mail addresses and domains, lower case. */
  readonly addresses: readonly string[];
}

/** What is known of a visitor. */
export interface Known {
  readonly names: readonly string[];
  /** Lower case; null: none is known. */
  readonly mail: string | null;
}

/** What of a visitor fits an entry, the surest first. */
export type Fits = 'mail' | 'domain' | 'name';

export interface Match<T> {
  readonly entry: T;
  readonly fits: Fits;
}

/** A name that is watched for, found by that of its words which the fewest names of the list have. */
interface WatchedName<T> {
  readonly words: readonly string[];
  readonly entry: T;
}

/**
 * A watch list, prepared so that a visitor costs as much as a name has words, and not as much as the list is long. Gives a
 * function from what is known of a visitor to the entries that fit, in the order of the list. A name fits when all of its words
 * are among those of the visitor's, in any order and with others between, large or small, with or without marks; an address
 * fits itself alone, a domain every address in it and below it.
 */
export function watchFor<T extends Watched>(entries: readonly T[]): (known: Known) => readonly Match<T>[] {
  const mails = new Map<string, T[]>();
  const domains = new Map<string, T[]>();
  const names = namesByRarestWord(entries);
  for (const entry of entries) {
    for (const address of entry.addresses) {
      if (address.includes('@')) put(mails, asciiMail(address), entry);
      else put(domains, asciiDomain(address), entry);
    }
  }
  const place = new Map(entries.map((entry, at) => [entry, at]));

  return ({ names: known, mail }) => {
    const found = new Map<T, Fits>();
    const add = (entry: T, fits: Fits) => {
      if (!found.has(entry)) found.set(entry, fits);
    };
    if (mail !== null) {
      const address = asciiMail(mail);
      for (const entry of mails.get(address) ?? []) add(entry, 'mail');
      for (const domain of domainsOf(address)) {
        for (const entry of domains.get(domain) ?? []) add(entry, 'domain');
      }
    }
    for (const name of known) {
      const words = new Set(foldedWords(name));
      for (const word of words) {
        for (const { words: wanted, entry } of names.get(word) ?? []) {
          if (wanted.every((one) => words.has(one))) add(entry, 'name');
        }
      }
    }
    return [...found]
      .map(([entry, fits]) => ({ entry, fits }))
      .toSorted((one, other) => (place.get(one.entry) ?? 0) - (place.get(other.entry) ?? 0));
  };
}

function namesByRarestWord<T extends Watched>(entries: readonly T[]): ReadonlyMap<string, WatchedName<T>[]> {
  const all = entries.flatMap((entry) =>
    entry.names.map((name): WatchedName<T> => ({ words: [...new Set(foldedWords(name))], entry })),
  );
  const times = new Map<string, number>();
  for (const { words } of all) for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  const byWord = new Map<string, WatchedName<T>[]>();
  for (const name of all) {
    const [rarest] = name.words.toSorted((one, other) => (times.get(one) ?? 0) - (times.get(other) ?? 0));
    if (rarest !== undefined) put(byWord, rarest, name); // a name without a letter or digit is nobody's
  }
  return byWord;
}

/** The domain of an address, and every one above it. */
function domainsOf(address: string): readonly string[] {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}

function asciiMail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${asciiDomain(address.slice(at + 1))}`;
}

/** A domain of another script is one however it is written; what cannot be one stays as it is. */
function asciiDomain(domain: string): string {
  return domainToASCII(domain) || domain;
}

function put<V>(map: Map<string, V[]>, key: string, value: V): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}
