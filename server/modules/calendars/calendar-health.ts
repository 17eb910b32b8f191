import type { Instant, MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import type { ExchangeFault, UnknownWord } from '../../exchange/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import { instantOf } from '../../kernel/time.ts';
import type { HealthStore, Reading } from './calendar-health.store.ts';
import type { CalendarReader } from './registered-only.ts';
import type { NewWord, UnknownWordStore } from './unknown-words.store.ts';
import { createWordNotes } from './word-notes.ts';

/** Often enough for a person who watches, rare enough for a search that never waits for it. */
const FLUSH_EVERY_MS = 5_000;
/** Two full campuses; the oldest are dropped, because the next search brings them again. */
const MOST_WAITING = 20_000;
/** A word of Exchange that has not come up for so long is none to worry about any more. */
const WORDS_KEPT_MS = 30 * 24 * 60 * 60_000;
const FORGET_EVERY_MS = 60 * 60_000;

export interface CalendarHealthDeps {
  readonly store: HealthStore;
  readonly words: UnknownWordStore;
  readonly clock: Clock;
  /** Told when a flush failed; what it held is noted again by the next readings. */
  readonly onTrouble: (error: unknown) => void;
  /** Told when Exchange used a word that nobody knows for the first time. */
  readonly onNewWord: (word: NewWord) => void;
}

/** How one reading of a calendar ended, whatever was asked. */
export type ReadingEnd =
  | {
      readonly mailbox: MailboxAddress;
      readonly known: true;
      readonly unknownWords?: readonly UnknownWord[];
    }
  | { readonly mailbox: MailboxAddress; readonly known: false; readonly fault: ExchangeFault };

/**
 * Notes how reading went, per calendar, and what Exchange said that nobody knows, per integration. Kept in memory and
 * written together: a search does not wait for it.
 */
export interface CalendarHealth {
  note(organization: OrganizationId, integration: string, readings: readonly ReadingEnd[]): void;
  /** Writes what is waiting. */
  readonly flush: () => Promise<void>;
  /** Writes what is waiting and notes nothing afterwards. */
  readonly close: () => Promise<void>;
}

export function createCalendarHealth(deps: CalendarHealthDeps): CalendarHealth {
  const { store, words, clock, onTrouble } = deps;
  const notes = createWordNotes();
  let forgottenAt: Instant | null = null;
  let waiting = new Map<string, Reading>();
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const readings = [...waiting.values()];
    waiting = new Map();
    if (readings.length > 0) writing = writing.then(() => store.note(readings)).catch(onTrouble);
    writing = writing.then(writeWords).catch(onTrouble);
    return writing;
  }

  async function writeWords(): Promise<void> {
    const now = clock.now();
    const waiting = notes.take();
    if (waiting.length > 0) for (const word of await words.note(waiting)) deps.onNewWord(word);
    const sinceForgotten = forgottenAt === null ? Infinity : Date.parse(now) - Date.parse(forgottenAt);
    if (Math.abs(sinceForgotten) < FORGET_EVERY_MS) return;
    forgottenAt = now;
    await words.forget(instantOf(Date.parse(now) - WORDS_KEPT_MS));
  }

  return {
    note(organization, integration, readings) {
      if (isClosed) return;
      const at = clock.now();
      for (const end of readings) {
        const reading = readingOf(organization, integration, end, at);
        const key = `${organization} ${reading.mailbox}`;
        waiting.delete(key); // so that the newest stand last
        waiting.set(key, reading);
        const unknown = end.known ? (end.unknownWords ?? []) : [];
        for (const word of unknown) notes.note(organization, integration, word, at);
      }
      for (const oldest of waiting.keys()) {
        if (waiting.size <= MOST_WAITING) break;
        waiting.delete(oldest);
      }
      timer ??= setTimeout(() => void flush(), FLUSH_EVERY_MS).unref();
    },
    flush,
    async close() {
      isClosed = true;
      await flush();
    },
  };
}

/** The same Exchange, telling `note` what each reading brought. */
export function watchHealth(
  exchange: CalendarReader,
  note: (readings: readonly ReadingEnd[]) => void,
): CalendarReader {
  return {
    async readSchedules(rooms, interval, options) {
      const schedules = await exchange.readSchedules(rooms, interval, options);
      note(schedules);
      return schedules;
    },
    async readMeetings(mailbox, window, options) {
      const reading = await exchange.readMeetings(mailbox, window, options);
      note([{ mailbox, ...reading }]);
      return reading;
    },
    async readChanges(mailbox, window, cursor, options) {
      const reading = await exchange.readChanges(mailbox, window, cursor, options);
      note([{ mailbox, ...reading }]);
      return reading;
    },
  };
}

function readingOf(organization: OrganizationId, integration: string, end: ReadingEnd, at: Instant): Reading {
  const { mailbox } = end;
  const fault = end.known ? null : end.fault;
  return {
    organization,
    integration,
    mailbox,
    at,
    code: fault?.code ?? null,
    exchangeCode: fault?.exchangeCode ?? null,
    detail: fault?.detail ?? null,
  };
}
