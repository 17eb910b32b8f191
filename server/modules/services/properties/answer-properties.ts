import { MOST_ANSWER } from '../../../../contract/properties.ts';
import type { GivenAnswers, Property, PropertyValue } from '../../../../contract/properties.ts';
import { oneLine, prose } from '../../../../contract/primitives.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { PropertyAnswer } from './property-answer.ts';

/** What is wrong with an answer, for the form: where, and what. */
export interface AnswerError {
  readonly pointer: string;
  readonly detail: string;
}

interface Answered {
  /** In the order in which it is asked. */
  readonly answers: readonly PropertyAnswer[];
  readonly errors: readonly AnswerError[];
}

/**
 * What somebody answered to the questions of a team, or everything that is wrong with it, each at `<pointer>/<id>`: an
 * answer to what is not asked, one of another kind, none where one is required (a required checkbox must be ticked). What
 * is not answered is left out, but for a checkbox: that one says no. Pure.
 */
export function answerProperties(
  properties: readonly Property[],
  given: GivenAnswers,
  pointer: string,
): Answered {
  const asked = new Set<string>(properties.map(({ id }) => id));
  const unknown = Object.keys(given).flatMap((id) =>
    asked.has(id) ? [] : [{ pointer: `${pointer}/${id}`, detail: 'is not asked by this team any more' }],
  );
  const read = properties.map((property) => {
    const value = given[property.id] ?? null;
    const one = value === null ? notAnswered(property) : readers[property.kind](value, property);
    return { ...one, pointer: `${pointer}/${property.id}` };
  });
  return {
    answers: read.flatMap(({ answer }) => answer ?? []),
    errors: [
      ...unknown,
      ...read.flatMap((one) =>
        one.detail === undefined ? [] : [{ pointer: one.pointer, detail: one.detail }],
      ),
    ],
  };
}

/** As `answerProperties`; throws `invalid-request` with everything that is wrong. */
export function requireAnswers(
  properties: readonly Property[],
  given: GivenAnswers,
): readonly PropertyAnswer[] {
  const { answers, errors } = answerProperties(properties, given, '/body/properties');
  if (errors.length === 0) return answers;
  throw new Problem('invalid-request', 'Some questions of the team are not answered as it asks.', {
    errors: [...errors],
  });
}

interface Read {
  readonly answer?: PropertyAnswer;
  readonly detail?: string;
}

type Reader = (value: PropertyValue, property: Property) => Read;

const readers: Readonly<Record<Property['kind'], Reader>> = {
  checkbox: (value, property) => {
    if (typeof value !== 'boolean') return { detail: 'must be true or false' };
    if (!value && property.isRequired) return { detail: 'must be ticked' };
    return answered(property, value, value ? 'yes' : 'no');
  },
  number: (value, property) => {
    if (typeof value !== 'number') return { detail: 'must be a number' };
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return { detail: 'is more than can be counted' };
    const plain = value === 0 ? 0 : value; // there is no -0 for people
    return answered(property, plain, String(plain));
  },
  text: words(oneLine(MOST_ANSWER)),
  'multi-line': words(prose(MOST_ANSWER)),
  choice: (value, property) => {
    if (value === '') return notAnswered(property);
    const chosen = property.choices.find(({ id }) => id === value);
    if (!chosen) return { detail: 'must be one of the answers to choose from' };
    return answered(property, chosen.id, chosen.name, chosen.settlementValue || chosen.name);
  },
};

function words(schema: ReturnType<typeof oneLine> | ReturnType<typeof prose>): Reader {
  return (value, property) => {
    if (typeof value !== 'string') return { detail: 'must be text' };
    if (value.trim() === '') return notAnswered(property);
    const parsed = schema.safeParse(value);
    if (!parsed.success) return { detail: parsed.error.issues[0]?.message ?? 'must be ordinary characters' };
    return answered(property, parsed.data, parsed.data);
  };
}

function notAnswered(property: Property): Read {
  if (property.isRequired) {
    return { detail: property.kind === 'checkbox' ? 'must be ticked' : 'must be answered' };
  }
  return property.kind === 'checkbox' ? answered(property, false, 'no') : {};
}

function answered(
  { id, name, kind }: Property,
  value: PropertyValue,
  shown: string,
  settlementValue = shown,
): Read {
  return { answer: { id, name, kind, value, shown, settlementValue } };
}

/** Of what is answered as before, the question and the words of then. */
export function keepAnswered(
  answers: readonly PropertyAnswer[],
  before: readonly PropertyAnswer[],
): readonly PropertyAnswer[] {
  return answers.map(
    (answer) =>
      before.find(
        ({ id, kind, value }) => id === answer.id && kind === answer.kind && value === answer.value,
      ) ?? answer,
  );
}
