import type { EvacuationList } from '../../contract/evacuation.ts';
import { KeptLists } from '../../contract/kept-evacuation.ts';
import type { KeptList } from '../../contract/kept-evacuation.ts';
import type { Kept } from '../shell/portal-deps.ts';
import { LISTS_KEY, MARKS_KEY } from './kept-keys.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A desk looks at one reception, or at a few. */
const MOST_KEPT = 3;

/** Keeps the last list of a reception, and of a few others that were looked at lately; nothing for longer than a day. */
export function keepList(kept: Kept, organization: string, list: EvacuationList, now: number): void {
  const others = readLists(kept, now).filter((one) => !isOf(one, organization, list.reception.id));
  kept.keep(LISTS_KEY, JSON.stringify([{ organization, keptAt: now, list }, ...others].slice(0, MOST_KEPT)));
}

/** The list that was kept of a reception; null: none, or it is more than a day old. */
export function keptList(
  kept: Kept,
  organization: string,
  reception: string,
  now: number,
): EvacuationList | null {
  return readLists(kept, now).find((one) => isOf(one, organization, reception))?.list ?? null;
}

/** Nobody who comes to this device later finds out who was inside. */
export function forgetLists(kept: Pick<Kept, 'forget'>): void {
  kept.forget(LISTS_KEY);
  kept.forget(MARKS_KEY);
}

/** Every list that is kept, the latest first; none that is more than a day old. */
export function readLists(kept: Kept, now: number): readonly KeptList[] {
  const text = kept.read(LISTS_KEY);
  if (text === null) return [];
  const lists = parsed(text).filter(({ keptAt }) => now - keptAt < DAY_MS && keptAt <= now);
  if (lists.length === 0) kept.forget(LISTS_KEY);
  return lists;
}

function parsed(text: string): readonly KeptList[] {
  try {
    return KeptLists.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return []; // written by another version, or by nobody of us
  }
}

function isOf(one: KeptList, organization: string, reception: string): boolean {
  return one.organization === organization && one.list.reception.id === reception;
}
