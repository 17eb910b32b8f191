import type { Interval } from '../../../../contract/primitives.ts';
import { foldedWords } from '../folded-words.ts';

/** Somebody who is expected for a time. */
export interface Expected extends Interval {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly mail: string | null;
}

/** More than these say no more than three do. */
const MOST_NAMED = 3;

/**
 * For whom the same person is expected at the same time elsewhere, by the id of each, with at most three of the others. Two are
 * the same person when they have one mail address; where one has none, when they are called the same and no company says
 * otherwise. Pure.
 */
export function sameTimes<T extends Expected>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = [
    ...Map.groupBy(all, ({ name }) => nameOf(name)).values(),
    ...Map.groupBy(
      all.filter(({ mail }) => mail !== null),
      ({ mail }) => mail,
    ).values(),
  ];
  const found = new Map<string, T[]>();
  for (const group of groups) {
    for (const one of group.length > 1 ? group : []) {
      const others = found.get(one.id) ?? [];
      for (const other of group) {
        if (others.length >= MOST_NAMED) break;
        if (other.id !== one.id && areAtOnce(one, other) && isSame(one, other) && !others.includes(other)) {
          others.push(other);
        }
      }
      if (others.length > 0) found.set(one.id, others);
    }
  }
  return found;
}

function areAtOnce(one: Interval, other: Interval): boolean {
  return one.start < other.end && other.start < one.end;
}

function isSame(one: Expected, other: Expected): boolean {
  if (one.mail !== null && other.mail !== null) return one.mail === other.mail;
  const companies = [one.company, other.company].map((company) => company && nameOf(company));
  return (
    nameOf(one.name) === nameOf(other.name) &&
    (companies[0] ?? companies[1]) === (companies[1] ?? companies[0])
  );
}

/** However it is written, and whichever name comes first. */
function nameOf(name: string): string {
  return foldedWords(name).toSorted().join(' ') || name;
}
