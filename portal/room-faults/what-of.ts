import type { RoomFault } from '../../contract/room-faults.ts';

/** As much as a heading takes. */
const LONGEST = 60;

/** What is broken, in short: the equipment, else how the words begin. */
export function whatOf({ about, words }: Pick<RoomFault, 'about' | 'words'>): string {
  if (about !== null) return about;
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
}
