import type { PersonInside } from '../../contract/evacuation.ts';
import { KeptMarks, KeptRolls } from '../../contract/kept-evacuation.ts';
import type { KeptRoll } from '../../contract/kept-evacuation.ts';
import type { Kept } from '../shell/portal-deps.ts';
import { MARKS_KEY } from './kept-keys.ts';
import { readLists } from './kept-lists.ts';

const DAY_MS = 24 * 60 * 60_000;

export type Marks = KeptMarks;

/** At which reception of which organization people are ticked: only there the server takes it. */
export type Place = Pick<KeptRoll, 'organization' | 'reception'>;

/** Those that wait on this device for a reception; none that are older than a day. */
export function waitingMarks(kept: Kept, place: Place, now: number): Marks {
  return readRolls(kept, now).find((one) => isAt(one, place))?.marks ?? {};
}

/** Keeps what waits for a reception; what waits for others stays as it is. */
export function keepMarks(kept: Kept, place: Place, marks: Marks, now: number): void {
  const { organization, reception } = place;
  const others = readRolls(kept, now).filter((one) => !isAt(one, place));
  const rolls = [{ organization, reception, marks }, ...others].filter((one) => hasMarks(one.marks));
  if (rolls.length === 0) kept.forget(MARKS_KEY);
  else kept.keep(MARKS_KEY, JSON.stringify(rolls));
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

function readRolls(kept: Kept, now: number): readonly KeptRoll[] {
  const text = kept.read(MARKS_KEY);
  if (text === null) return [];
  return parsed(kept, text, now).flatMap((roll) => {
    const marks = Object.fromEntries(Object.entries(roll.marks).filter(([, { at }]) => now - at < DAY_MS));
    return hasMarks(marks) ? { ...roll, marks } : [];
  });
}

function parsed(kept: Kept, text: string, now: number): readonly KeptRoll[] {
  try {
    const found: unknown = JSON.parse(text);
    return KeptRolls.safeParse(found).data ?? withoutPlace(kept, KeptMarks.safeParse(found).data ?? {}, now);
  } catch {
    return []; // written by nobody of us
  }
}

/** The version before kept marks without saying for where: those of people on a list that is kept here are of its reception. */
function withoutPlace(kept: Kept, marks: Marks, now: number): readonly KeptRoll[] {
  return readLists(kept, now).map(({ organization, list: { reception, people } }) => ({
    organization,
    reception: reception.id,
    marks: Object.fromEntries(
      people.flatMap(({ visit }) => {
        const mark = marks[visit];
        return mark ? [[visit, mark]] : [];
      }),
    ),
  }));
}

function isAt(one: Place, { organization, reception }: Place): boolean {
  return one.organization === organization && one.reception === reception;
}

function hasMarks(marks: Marks): boolean {
  return Object.keys(marks).length > 0;
}
