import { z } from 'zod';
import { oneLine } from './primitives.ts';

const id = { error: 'must be an id as this API gives them, a UUID' };

/** Something a reception wants to know beside what every reception may ask; keeps its id when it is renamed. */
export const CustomFieldId = z.uuid(id).toLowerCase().brand<'CustomFieldId'>();
export type CustomFieldId = z.output<typeof CustomFieldId>;

export const MOST_CUSTOM_FIELDS = 5;
export const MOST_FIELD_CHOICES = 20;
/** Of one answer. */
export const LONGEST_ANSWER = 500;
/** More people than one person can speak for at a desk. */
export const MOST_IN_GROUP = 500;

export const CustomField = z
  .strictObject({
    id: CustomFieldId,
    name: oneLine(60),
    kind: z.enum(['text', 'choice']),
    /** Of a choice at least one, of a text none. */
    choices: z
      .array(oneLine(100))
      .max(MOST_FIELD_CHOICES, { error: `may be ${MOST_FIELD_CHOICES} at most` })
      .default([]),
    isRequired: z.boolean().default(false),
    /** Who fills it in: whoever registers the visitor, or the reception, for itself alone. */
    by: z.enum(['host', 'desk']).default('host'),
  })
  .superRefine(({ kind, choices }, context) => {
    const wrong = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', path: ['choices', ...path], message });
    if (kind === 'choice' && choices.length === 0) wrong('must have at least one');
    if (kind === 'text' && choices.length > 0) wrong('may be given with a choice only');
    choices.forEach((choice, at) => {
      if (choices.indexOf(choice) < at) wrong('was given twice', at);
    });
  });
export type CustomField = z.output<typeof CustomField>;

/** In the order in which they are asked. */
export const CustomFields = z
  .array(CustomField)
  .max(MOST_CUSTOM_FIELDS, { error: `may be ${MOST_CUSTOM_FIELDS} at most` })
  .superRefine((fields, context) => {
    const names = fields.map(({ name }) => name.toLowerCase());
    fields.forEach((field, at) => {
      const wrong = (key: string, message: string) =>
        context.addIssue({ code: 'custom', path: [at, key], message });
      if (names.indexOf(names[at] ?? '') < at) wrong('name', 'was given twice');
      if (fields.findIndex((one) => one.id === field.id) < at) wrong('id', 'was given twice');
    });
  });

/** What is answered, by the id of the field; an empty text is no answer. */
export const GivenCustomAnswers = z
  .record(
    CustomFieldId,
    z.union([z.literal(''), oneLine(LONGEST_ANSWER)], {
      error: `must be one line of at most ${LONGEST_ANSWER} ordinary characters`,
    }),
  )
  .refine((given) => Object.keys(given).length <= MOST_CUSTOM_FIELDS, {
    error: `may be ${MOST_CUSTOM_FIELDS} at most`,
  });
export type GivenCustomAnswers = z.output<typeof GivenCustomAnswers>;

/** An answer with the name that its field had then. */
export const CustomAnswer = z.object({ id: CustomFieldId, name: z.string(), value: z.string() });
export type CustomAnswer = z.output<typeof CustomAnswer>;

/** Several people under one name: whom to ask for, and how many come. */
export const VisitorGroup = z.strictObject({
  contact: oneLine(200).nullable().default(null),
  size: z
    .number()
    .int()
    .min(1, { error: 'must be at least 1' })
    .max(MOST_IN_GROUP, { error: `must be at most ${MOST_IN_GROUP}` }),
});
export type VisitorGroup = z.output<typeof VisitorGroup>;

/** As it stands on the car; written in capitals, without blanks at its ends. */
export const CarPlate = oneLine(32).toUpperCase();

/** BCP 47: what a visitor is written in. */
export const VisitorLanguage = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { error: 'must be a language tag such as en or da-DK' });
