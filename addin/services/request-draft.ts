import { z } from 'zod';

/** A request as it is being written: kept with the form, so that a reload of the pane loses no word. */
export interface RequestDraft {
  /** Empty: not chosen yet. */
  readonly provider: string;
  readonly text: string;
  /** Minutes from the meeting's start; negative: before. */
  readonly offsetMinutes: number;
  /** Goes with this very request: sent twice, it is one. */
  readonly clientKey: string;
}

const Kept = z.object({
  version: z.literal(1),
  provider: z.string().max(100),
  text: z.string().max(5_000),
  offsetMinutes: z.number().int(),
  clientKey: z.uuid(),
});

export function emptyDraft(): RequestDraft {
  return { provider: '', text: '', offsetMinutes: 0, clientKey: crypto.randomUUID() };
}

export function writeDraft(draft: RequestDraft): string {
  return JSON.stringify({ version: 1, ...draft });
}

/** Null: nothing was kept, or nothing that this version can read. */
export function readDraft(text: string | null): RequestDraft | null {
  try {
    const { provider, text: words, offsetMinutes, clientKey } = Kept.parse(JSON.parse(text ?? 'null'));
    return { provider, text: words, offsetMinutes, clientKey };
  } catch {
    return null;
  }
}
