import { z } from 'zod';
import { CalendarDay } from '../../contract/deadlines.ts';
import { MOST_DELIVERIES } from '../../contract/deliveries.ts';
import { RememberedLine } from '../../contract/favorites.ts';
import { MOST_DAYS_AHEAD } from '../../contract/meeting-dates.ts';
import { MOST_ANSWER, MOST_PROPERTIES } from '../../contract/properties.ts';
import { MOST_TEXT } from '../../contract/services.ts';
import type { DateChoice } from '../meeting/chosen-dates.ts';
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

/** One delivery as it is being written. */
export interface DeliveryDraft extends DeliveryMoment {
  /** Tells it from the others on the form. */
  readonly key: string;
  /** Empty: not chosen yet. */
  readonly provider: string;
  /** Where, of several rooms; empty: not chosen yet, or there is only one. */
  readonly room: string;
  readonly text: string;
  /** From the menu of the provider. */
  readonly lines: readonly DraftLine[];
  /** To what the team asks, by the id of the question. */
  readonly answers: TypedAnswers;
  /** What it was filled in from, of an earlier order; empty: nothing. */
  readonly remembered: readonly RememberedLine[];
}

/** What is being asked for: kept with the form, so that a reload of the pane loses no word. */
export interface RequestDraft {
  /** One at least. */
  readonly deliveries: readonly DeliveryDraft[];
  /** On which dates of a series; null: on all of them. */
  readonly dates: DateChoice;
  /** Who is charged for all of them; empty: not chosen yet. */
  readonly costCenter: string;
  /** Goes with this very request: sent twice, it is one. */
  readonly clientKey: string;
}

/** Of a few teams between which somebody hesitated. */
const MOST_KEPT = 4 * MOST_PROPERTIES;

const kept = {
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
  answers: z
    .record(z.string().max(100), z.union([z.boolean(), z.string().max(MOST_ANSWER)]))
    .refine((answers) => Object.keys(answers).length <= MOST_KEPT)
    .default({}),
};
const remembered = RememberedLine.array().max(100).default([]);
const order = {
  dates: CalendarDay.array()
    .max(MOST_DAYS_AHEAD + 1)
    .nullable()
    .default(null),
  costCenter: z.string().max(100).default(''),
  clientKey: z.uuid(),
};

/** As it was kept before there could be several; a form may be open for days. */
const One = z
  .object({ version: z.literal(1), ...kept, ...order })
  .transform(({ provider, room, text, offsetMinutes, offsetFrom, lines, answers, ...whole }) => ({
    deliveries: [
      {
        key: whole.clientKey,
        provider,
        room,
        text,
        offsetMinutes,
        offsetFrom,
        lines,
        answers,
        remembered: [],
      },
    ],
    dates: null,
    costCenter: whole.costCenter,
    clientKey: whole.clientKey,
  }));
const Several = z
  .object({
    version: z.literal(2),
    deliveries: z
      .array(z.object({ key: z.uuid(), ...kept, remembered }))
      .min(1)
      .max(MOST_DELIVERIES),
    ...order,
  })
  .transform(({ version: _version, ...draft }) => draft);
const Kept = z.union([One, Several]);

export function emptyDelivery(): DeliveryDraft {
  return {
    key: crypto.randomUUID(),
    provider: '',
    room: '',
    text: '',
    offsetMinutes: 0,
    offsetFrom: 'start',
    lines: [],
    answers: {},
    remembered: [],
  };
}

export function emptyDraft(): RequestDraft {
  return { deliveries: [emptyDelivery()], dates: null, costCenter: '', clientKey: crypto.randomUUID() };
}

export function writeDraft(draft: RequestDraft): string {
  return JSON.stringify({ version: 2, ...draft });
}

/** Null: nothing was kept, or nothing that this version can read. */
export function readDraft(text: string | null): RequestDraft | null {
  try {
    return Kept.parse(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}
