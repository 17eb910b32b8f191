import type { PersonInside } from '../../contract/evacuation.ts';
import { KeptMarks } from '../../contract/kept-evacuation.ts';
import type { Kept } from '../shell/portal-deps.ts';
import { MARKS_KEY } from './kept-keys.ts';

const DAY_MS = 24 * 60 * 60_000;

export type Marks = KeptMarks;

/** Those that wait on this device; none that are older than a day. */
export function waitingMarks(kept: Kept, now: number): Marks {
  const text = kept.read(MARKS_KEY);
  if (text === null) return {};
  try {
    const marks = KeptMarks.safeParse(JSON.parse(text)).data ?? {};
    return Object.fromEntries(Object.entries(marks).filter(([, { at }]) => now - at < DAY_MS));
  } catch {
    return {};
  }
}

export function keepMarks(kept: Kept, marks: Marks): void {
  if (Object.keys(marks).length === 0) kept.forget(MARKS_KEY);
  else kept.keep(MARKS_KEY, JSON.stringify(marks));
}

/** What is left to be told when `told` has been taken: whatever was ticked anew meanwhile. */
export function leftAfter(marks: Marks, told: Marks): Marks {
  return Object.fromEntries(Object.entries(marks).filter(([visit, { at }]) => told[visit]?.at !== at));
}

/** People as they stand with what was ticked here. */
export function withMarks(people: readonly PersonInside[], marks: Marks): readonly PersonInside[] {
  return people.map((person) => {
    const mark = marks[person.visit];
    return mark ? { ...person, isSafe: mark.isSafe, markedAt: null } : person;
  });
}

/** How many people stand behind some entries: a group is more than one. */
export function countOf(people: readonly Pick<PersonInside, 'size'>[]): number {
  return people.reduce((sum, { size }) => sum + size, 0);
}
