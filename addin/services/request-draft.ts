import { z } from 'zod';
import { MOST_ANSWER, MOST_PROPERTIES } from '../../contract/properties.ts';
import { MOST_TEXT } from '../../contract/services.ts';
import type { TypedAnswers } from '../../ui/answers/typed-answers.ts';

/** So many of one item; the ids are those of the menu. */
export interface DraftLine {
  readonly item: string;
  readonly quantity: number;
  readonly options: readonly { readonly option: string; readonly choice: string }[];
}

/** When something is delivered, seen from the meeting. */
export interface DeliveryMoment {
  /** Minutes from the meeting's start or end; negative: before. */
  readonly offsetMinutes: number;
  readonly offsetFrom: 'start' | 'end';
}

/** A request as it is being written: kept with the form, so that a reload of the pane loses no word. */
export interface RequestDraft extends DeliveryMoment {
  /** Empty: not chosen yet. */
  readonly provider: string;
  /** Where, of several rooms; empty: not chosen yet, or there is only one. */
  readonly room: string;
  readonly text: string;
  /** From the menu of the provider. */
  readonly lines: readonly DraftLine[];
  /** Who is charged; empty: not chosen yet. */
  readonly costCenter: string;
  /** To what the team asks, by the id of the question. */
  readonly answers: TypedAnswers;
  /** Goes with this very request: sent twice, it is one. */
  readonly clientKey: string;
}

/** Of a few teams between which somebody hesitated. */
const MOST_KEPT = 4 * MOST_PROPERTIES;

const Kept = z.object({
  version: z.literal(1),
  provider: z.string().max(100),
  room: z.string().max(320).default(''),
  text: z.string().max(MOST_TEXT),
  offsetMinutes: z.number().int(),
  offsetFrom: z.enum(['start', 'end']).default('start'),
  lines: z
    .array(
      z.object({
        item: z.string().max(100),
        quantity: z.number().int().min(1),
        options: z.array(z.object({ option: z.string().max(100), choice: z.string().max(100) })).max(20),
      }),
    )
    .max(100)
    .default([]),
  costCenter: z.string().max(100).default(''),
  answers: z
    .record(z.string().max(100), z.union([z.boolean(), z.string().max(MOST_ANSWER)]))
    .refine((answers) => Object.keys(answers).length <= MOST_KEPT)
    .default({}),
  clientKey: z.uuid(),
});

export function emptyDraft(): RequestDraft {
  return {
    provider: '',
    room: '',
    text: '',
    offsetMinutes: 0,
    offsetFrom: 'start',
    lines: [],
    costCenter: '',
    answers: {},
    clientKey: crypto.randomUUID(),
  };
}

export function writeDraft(draft: RequestDraft): string {
  return JSON.stringify({ version: 1, ...draft });
}

/** Null: nothing was kept, or nothing that this version can read. */
export function readDraft(text: string | null): RequestDraft | null {
  try {
    const { version: _, ...draft } = Kept.parse(JSON.parse(text ?? 'null'));
    return draft;
  } catch {
    return null;
  }
}
