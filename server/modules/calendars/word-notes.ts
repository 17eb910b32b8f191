import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { UnknownWord } from '../../exchange/index.ts';

/** In how many readings a word came up that nobody knows, since it was written down last. */
export interface WordNote extends UnknownWord {
  readonly organization: OrganizationId;
  readonly integration: string;
  readonly readings: number;
  /** Business time. */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** An Exchange that makes words up is no reason to keep them all. */
const MOST_WAITING = 1_000;

/** Counts words until they are written down, several readings together. */
export interface WordNotes {
  /** `word` came up in one reading. */
  note(organization: OrganizationId, integration: string, word: UnknownWord, at: Instant): void;
  /** What has come together; it is forgotten here. */
  take(): readonly WordNote[];
}

export function createWordNotes(): WordNotes {
  let waiting = new Map<string, WordNote>();
  return {
    note(organization, integration, { field, word }, at) {
      const key = `${organization} ${integration} ${field} ${word}`;
      const known = waiting.get(key);
      if (!known && waiting.size >= MOST_WAITING) return;
      waiting.set(key, {
        organization,
        integration,
        field,
        word,
        readings: (known?.readings ?? 0) + 1,
        firstAt: known?.firstAt ?? at,
        lastAt: at,
      });
    },
    take() {
      const notes = [...waiting.values()];
      waiting = new Map();
      return notes;
    },
  };
}
