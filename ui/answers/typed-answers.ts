import type { AskedProperty, GivenAnswers, ShownAnswer } from '../../contract/properties.ts';
import { ApiProblem } from '../api/call-error.ts';

/** Answers to the questions of a team as they are typed, by the id of the question; a number is text until it is sent. */
export type TypedAnswers = Readonly<Record<string, string | boolean>>;

/** What is sent: answers to what is asked, and nothing for what is left empty. */
export function givenAnswers(asks: readonly AskedProperty[], typed: TypedAnswers): GivenAnswers {
  return Object.fromEntries(asks.map((property) => [property.id, valueOf(property, typed[property.id])]));
}

function valueOf({ kind }: AskedProperty, typed: string | boolean | undefined) {
  if (kind === 'checkbox') return typed === true;
  if (typeof typed !== 'string' || typed.trim() === '') return null;
  if (kind !== 'number') return typed;
  const number = Number(typed.trim().replace(',', '.'));
  return Number.isNaN(number) ? typed : number; // the server says what is wrong with words
}

/** What was answered, to be changed. */
export function typedAnswers(answers: readonly ShownAnswer[]): TypedAnswers {
  return Object.fromEntries(
    answers.map(({ id, value }) => [id, typeof value === 'number' ? String(value) : value]),
  );
}

const AT_ANSWERS = '/body/properties/';

/** Everything that was wrong stands at a question. */
export function isSaidAtAnswers(error: unknown): boolean {
  return (
    error instanceof ApiProblem &&
    error.errors.length > 0 &&
    answerMistakes(error).size === error.errors.length
  );
}

/** What the server found wrong, by the id of the question. */
export function answerMistakes(error: unknown): ReadonlyMap<string, string> {
  if (!(error instanceof ApiProblem)) return new Map();
  return new Map(
    error.errors.flatMap(({ pointer, detail }) =>
      pointer.startsWith(AT_ANSWERS) ? [[pointer.slice(AT_ANSWERS.length), detail] as const] : [],
    ),
  );
}
