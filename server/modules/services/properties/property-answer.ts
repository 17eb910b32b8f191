import { z } from 'zod';
import { ShownAnswer } from '../../../../contract/properties.ts';
import type { AskedProperty, Property } from '../../../../contract/properties.ts';

/** An answer as it is kept: what is changed on the question afterwards changes nothing that was answered. */
export const PropertyAnswer = ShownAnswer.extend({
  /** What finance reads: of a choice its settlement value, of anything else what people read. */
  settlementValue: z.string(),
});
export type PropertyAnswer = z.output<typeof PropertyAnswer>;

export function shownAnswer({ id, name, kind, value, shown }: PropertyAnswer): ShownAnswer {
  return { id, name, kind, value, shown };
}

/** A question as whoever answers it sees it. */
export function askedProperty({ id, kind, name, help, isRequired, choices }: Property): AskedProperty {
  return {
    id,
    kind,
    name,
    help,
    isRequired,
    choices: choices.map((one) => ({ id: one.id, name: one.name })),
  };
}

/** An answer as the audit keeps it and a mail says it; a checkbox is said in the reader's language. */
export function answerFacts({ name, kind, value, shown }: PropertyAnswer) {
  return { name, value: kind === 'checkbox' ? value === true : shown };
}
