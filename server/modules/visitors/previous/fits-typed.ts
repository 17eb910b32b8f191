import { foldedWords } from '../folded-words.ts';

/** What somebody is found by. */
export interface Known {
  readonly name: string;
  readonly mail: string | null;
  readonly company: string | null;
}

/**
 * Those who fit what is being typed, in their order: every word of it begins a word of the name or the company, however it
 * is written, or it begins the mail address. Of one person, who is the same address or else the same name and company, the
 * first. Nothing typed fits nobody. Pure.
 */
export function fitsTyped<T extends Known>(people: readonly T[], typed: string): readonly T[] {
  const words = foldedWords(typed);
  const address = typed.trim().toLowerCase();
  if (address === '') return [];
  const found = new Map<string, T>();
  for (const one of people) {
    const mail = one.mail?.toLowerCase() ?? null;
    const own = [...foldedWords(one.name), ...foldedWords(one.company ?? '')];
    const isNamed = words.length > 0 && words.every((word) => own.some((part) => part.startsWith(word)));
    if (!isNamed && !mail?.startsWith(address)) continue;
    const key = mail ?? own.join(' ');
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}
