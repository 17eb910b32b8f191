import { z } from 'zod';
import { oneLine, prose } from './primitives.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

/** A question that a team asks; it keeps its id when it is renamed, and so do the answers to it. */
export const PropertyId = z.uuid(id).toLowerCase().brand<'PropertyId'>();
export type PropertyId = z.output<typeof PropertyId>;

/** One of the answers to choose from. */
export const PropertyChoiceId = z.uuid(id).toLowerCase().brand<'PropertyChoiceId'>();
export type PropertyChoiceId = z.output<typeof PropertyChoiceId>;

export const PropertyKind = z.enum(['checkbox', 'number', 'text', 'multi-line', 'choice']);
export type PropertyKind = z.output<typeof PropertyKind>;

export const MOST_PROPERTIES = 30;
const MOST_CHOICES = 50;
/** Of one answer in words. */
export const MOST_ANSWER = 10_000;

const PropertyChoice = z.strictObject({
  id: PropertyChoiceId,
  name: oneLine(200),
  /** What finance reads instead of the name; empty: the name. */
  settlementValue: z.union([z.literal(''), oneLine(200)]).default(''),
});

export const Property = z
  .strictObject({
    id: PropertyId,
    kind: PropertyKind,
    name: oneLine(200),
    /** Stands below the field; empty: nothing does. */
    help: prose(1_000).default(''),
    /** It must be answered; a checkbox must be ticked. */
    isRequired: z.boolean().default(false),
    /** Of a choice at least one, of anything else none. */
    choices: z
      .array(PropertyChoice)
      .max(MOST_CHOICES, { error: `may be ${MOST_CHOICES} at most` })
      .default([]),
  })
  .superRefine(({ kind, choices }, context) => {
    const wrong = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', path: ['choices', ...path], message });
    if (kind === 'choice' && choices.length === 0) wrong('must have at least one');
    if (kind !== 'choice' && choices.length > 0) wrong('may be given with a choice only');
    for (const [at, message] of repeated(choices)) wrong(message, at, 'name');
  });
export type Property = z.output<typeof Property>;

/** What a team asks, in the order in which it is asked. */
export const Properties = z
  .array(Property)
  .max(MOST_PROPERTIES, { error: `may be ${MOST_PROPERTIES} at most` })
  .superRefine((properties, context) => {
    for (const [at, message] of repeated(properties)) {
      context.addIssue({ code: 'custom', path: [at, 'name'], message });
    }
  });

/** A question as whoever answers it sees it: what finance makes of an answer is not theirs to see. */
export const AskedProperty = z.object({
  id: PropertyId,
  kind: PropertyKind,
  name: z.string(),
  help: z.string(),
  isRequired: z.boolean(),
  choices: z.array(z.object({ id: PropertyChoiceId, name: z.string() })),
});
export type AskedProperty = z.output<typeof AskedProperty>;

/** `true` for what is ticked, a number, words, or the id of a choice. */
const PropertyValue = z.union(
  [
    z.boolean(),
    z.number(),
    z.string().max(MOST_ANSWER, { error: `must be at most ${MOST_ANSWER} characters` }),
  ],
  { error: 'must be true or false, a number, or text' },
);
export type PropertyValue = z.output<typeof PropertyValue>;

/** Answers by the id of what was asked; null, an empty text or nothing at all: not answered. */
export const GivenAnswers = z
  .record(PropertyId, PropertyValue.nullable())
  .refine((given) => Object.keys(given).length <= MOST_PROPERTIES, {
    error: `may be ${MOST_PROPERTIES} at most`,
  });
export type GivenAnswers = z.output<typeof GivenAnswers>;

/**
 * An answer as it was given, with the question of then. `shown` is what people read: the name of a choice, a number in
 * digits, the words; of a checkbox `yes` or `no`, which pages say in their language by `value`.
 */
export const ShownAnswer = z.object({
  id: PropertyId,
  name: z.string(),
  kind: PropertyKind,
  value: PropertyValue,
  shown: z.string(),
});
export type ShownAnswer = z.output<typeof ShownAnswer>;

/** Names and ids that were there before, by place; names are compared without regard to case. */
function repeated(
  list: readonly { readonly id: string; readonly name: string }[],
): readonly (readonly [number, string])[] {
  return list.flatMap(({ id: own, name }, at): readonly (readonly [number, string])[] => {
    const before = list.slice(0, at);
    if (before.some((one) => one.id === own)) return [[at, 'has an id that was given twice']];
    const isTaken = before.some((one) => one.name.toLowerCase() === name.toLowerCase());
    return isTaken ? [[at, 'was given twice']] : [];
  });
}
