import { ApiProblem } from '../../ui/api/call-error.ts';

/** What the server found wrong with one delivery. */
export interface DeliveryMistake {
  /** The field, as the API names it; empty: the delivery as a whole. */
  readonly field: string;
  /** What follows the name of the field: of a line its index, of an answer the id of the question. */
  readonly of: string;
  readonly detail: string;
}

/** Of the delivery at `at`; a form with a single one asks for it by itself, and what is wrong names no delivery then. */
export function mistakesAt(error: unknown, at: number, isOnly: boolean): readonly DeliveryMistake[] {
  if (!(error instanceof ApiProblem)) return [];
  const start = isOnly ? '/body' : `/body/deliveries/${at}`;
  return error.errors.flatMap(({ pointer, detail }) => {
    if (pointer !== start && !pointer.startsWith(`${start}/`)) return [];
    const [field = '', of = ''] = pointer.slice(start.length + 1).split('/');
    return [{ field, of, detail }];
  });
}

/** By the id of the question. */
export function answerMistakesOf(mistakes: readonly DeliveryMistake[]): ReadonlyMap<string, string> {
  return new Map(
    mistakes.flatMap(({ field, of, detail }) => (field === 'properties' ? [[of, detail] as const] : [])),
  );
}
