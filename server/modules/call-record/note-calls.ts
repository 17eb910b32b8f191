import { realNow } from '../../kernel/time.ts';
import type { OutboundCall } from '../../outbound/outbound.ts';
import { keyOf, talliesOf } from './call-tally.ts';
import type { Tally } from './call-tally.ts';
import type { CallStore } from './call-record.store.ts';

const FLUSH_EVERY_MS = 5_000;
/** A campus of 10,000 rooms read in one flush; beyond that, calls are counted without their mailbox. */
const MOST_WAITING = 30_000;
/** An integration that is being set up is stored once its steps have passed: its calls wait for it this long. */
const PATIENCE_MS = 10 * 60_000;

export interface NoteCallsDeps {
  readonly store: Pick<CallStore, 'add'>;
  /** Told when a flush failed; what it held is tried again with the next one. */
  readonly onTrouble: (error: unknown) => void;
  /** Real time. */
  readonly now?: () => number;
}

export interface NoteCalls {
  note(call: OutboundCall): void;
  /** Writes what is waiting. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Counts outgoing calls in memory and writes the counts every few seconds; no call waits for it. */
export function createNoteCalls({ store, onTrouble, now = realNow }: NoteCallsDeps): NoteCalls {
  let waiting = new Map<string, Tally>();
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  function add(tally: Tally): void {
    const isFull = waiting.size >= MOST_WAITING && !waiting.has(keyOf(tally));
    const counted = isFull ? { ...tally, mailbox: '', properties: '(too many at once)' } : tally;
    const key = keyOf(counted);
    const before = waiting.get(key);
    const lastAt = before && before.lastAt > counted.lastAt ? before.lastAt : counted.lastAt;
    waiting.set(key, { ...counted, count: counted.count + (before?.count ?? 0), lastAt });
  }

  async function write(): Promise<void> {
    const tallies = [...waiting.values()];
    if (tallies.length === 0) return;
    waiting = new Map();
    try {
      const homeless = await store.add(tallies);
      const patient = homeless.filter(({ lastAt }) => now() - Date.parse(lastAt) < PATIENCE_MS);
      for (const tally of patient) add(tally);
    } catch (error) {
      for (const tally of tallies) add(tally);
      onTrouble(error);
    }
  }

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(write);
    return writing;
  }

  return {
    note(call) {
      for (const tally of talliesOf(call)) add(tally);
      if (!isClosed) timer ??= setTimeout(() => void flush(), FLUSH_EVERY_MS).unref();
    },
    flush,
    async close() {
      isClosed = true;
      await flush();
    },
  };
}
