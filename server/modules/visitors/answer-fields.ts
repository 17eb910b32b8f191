import type { CustomAnswer, CustomField, GivenCustomAnswers } from '../../../contract/visitor-fields.ts';

interface Answered {
  /** In the order in which they are asked; those to what is asked no longer at the end. */
  readonly answers: readonly CustomAnswer[];
  /** By the id of the field. */
  readonly errors: readonly { readonly id: string; readonly detail: string }[];
}

/**
 * What is answered to the fields of a reception, or everything that is wrong with it: none where one is required, one that
 * is not among the choices, one to what is not asked. An answer that was there before stands as it is, also when the choice
 * or the field is no more. Pure.
 */
export function answerFields(
  reception: string,
  fields: readonly CustomField[],
  given: GivenCustomAnswers,
  before: readonly CustomAnswer[],
): Answered {
  const earlier = new Map<string, CustomAnswer>(before.map((answer) => [answer.id, answer]));
  const isAsBefore = (id: string, value: string) => earlier.get(id)?.value === value;
  const read = fields.map((field) => {
    const value = given[field.id] ?? '';
    return { field, value, detail: isAsBefore(field.id, value) ? null : troubleOf(reception, field, value) };
  });
  const asked = new Set<string>(fields.map(({ id }) => id));
  const others = Object.entries(given).filter(([id, value]) => !asked.has(id) && value !== '');
  return {
    answers: [
      ...read.flatMap(({ field: { id, name }, value }) =>
        value === '' ? [] : (keptOf(earlier.get(id), value) ?? { id, name, value }),
      ),
      ...others.flatMap(([id, value]) => keptOf(earlier.get(id), value) ?? []),
    ],
    errors: [
      ...read.flatMap(({ field: { id }, detail }) => (detail === null ? [] : { id, detail })),
      ...others.flatMap(([id, value]) =>
        isAsBefore(id, value) ? [] : { id, detail: `is not asked by ${reception}` },
      ),
    ],
  };
}

/** Answers as they were given. */
export function givenIn(answers: readonly CustomAnswer[]): GivenCustomAnswers {
  return Object.fromEntries(answers.map(({ id, value }) => [id, value]));
}

function keptOf(earlier: CustomAnswer | undefined, value: string): CustomAnswer | null {
  return earlier?.value === value ? earlier : null;
}

function troubleOf(reception: string, { kind, choices, isRequired }: CustomField, value: string) {
  if (value === '') return isRequired ? `${reception} asks for it` : null;
  return kind === 'choice' && !choices.includes(value) ? 'must be one of the answers to choose from' : null;
}
