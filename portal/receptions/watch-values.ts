import type { WatchEntryReply } from '../../contract/watch-list.ts';
import type { Mistakes } from '../forms/use-submit.ts';

/** An entry of a watch list as it is typed: names and addresses one per line. */
export interface WatchValues {
  readonly names: string;
  readonly addresses: string;
  readonly reason: string;
  readonly instruction: string;
  readonly until: string;
}

export const emptyEntry: WatchValues = { names: '', addresses: '', reason: '', instruction: '', until: '' };

export function valuesOf({ names, addresses, reason, instruction, until }: WatchEntryReply): WatchValues {
  return { names: names.join('\n'), addresses: addresses.join('\n'), reason, instruction, until };
}

/** What is sent of it. */
export function entryOf({ names, addresses, ...values }: WatchValues) {
  return { ...values, names: linesOf(names), addresses: linesOf(addresses) };
}

/** Whom an entry is about, in a few words. */
export function whoOf({ names, addresses }: Pick<WatchEntryReply, 'names' | 'addresses'>): string {
  return [...names, ...addresses][0] ?? '';
}

/** The first thing that is wrong with one of the lines of a field. */
export function mistakeIn(mistakes: Mistakes, field: 'names' | 'addresses'): string | undefined {
  return [...mistakes].find(([at]) => at === `/${field}` || at.startsWith(`/${field}/`))?.[1];
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
