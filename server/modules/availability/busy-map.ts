/** So long is a slot of the map: meetings begin and end at times that are easy to say. */
export const SLOT_SECONDS = 300;
const BITS = 32;

/**
 * Which slots of a window something is in, a bit each, rounded outwards: no bit is a promise that nothing is there, a bit
 * only says that the exact times must be looked at. Two months of a room are two kilobytes, and a question about an hour
 * touches one word.
 */
export type BusyMap = Uint32Array;

export function createBusyMap(windowSeconds: number): BusyMap {
  return new Uint32Array(Math.ceil(windowSeconds / SLOT_SECONDS / BITS));
}

/** Takes the slots that `from` up to, not including, `to` touches; seconds of the window. What lies outside is nothing. */
export function takeSlots(map: BusyMap, from: number, to: number): void {
  const { first, last } = slotsOf(map, from, to);
  for (let slot = first; slot <= last; slot = nextWord(slot)) {
    const word = slot >>> 5;
    map[word] = (map[word] ?? 0) | maskOf(slot, last);
  }
}

/** Whether any slot that the time touches is taken. */
export function touchesTaken(map: BusyMap, from: number, to: number): boolean {
  const { first, last } = slotsOf(map, from, to);
  for (let slot = first; slot <= last; slot = nextWord(slot)) {
    if (((map[slot >>> 5] ?? 0) & maskOf(slot, last)) !== 0) return true;
  }
  return false;
}

function slotsOf(map: BusyMap, from: number, to: number) {
  const first = Math.max(Math.floor(from / SLOT_SECONDS), 0);
  const last = Math.min(Math.ceil(to / SLOT_SECONDS), map.length * BITS) - 1;
  return { first, last };
}

/** The first slot of the word after that of a slot. */
function nextWord(slot: number): number {
  return (Math.floor(slot / BITS) + 1) * BITS;
}

/** The bits from a slot to `last`, or to the end of its word. */
function maskOf(slot: number, last: number): number {
  const from = slot % BITS;
  const to = Math.floor(slot / BITS) === Math.floor(last / BITS) ? last % BITS : BITS - 1;
  const ones = to === BITS - 1 ? 0xffff_ffff : 2 ** (to + 1) - 1;
  return (ones & (0xffff_ffff << from)) >>> 0;
}
