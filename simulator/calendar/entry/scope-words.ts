import type { CalendarEntry, Scope } from '../../state/calendaring.ts';

/** How much of a series is meant, as the client calls it. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  this: 'this one',
  following: 'this and following',
  all: 'series',
};

/** What a change concerns unless the person says otherwise. */
export function firstScope({ kind }: Pick<CalendarEntry, 'kind'>): Scope {
  return kind === 'single' ? 'all' : 'this';
}

/** `Edit`, or for a part of a series `Edit this one`. */
export function actionLabel(verb: string, { kind }: Pick<CalendarEntry, 'kind'>, scope: Scope): string {
  if (kind !== 'single') return `${verb} ${SCOPE_WORDS[scope]}`;
  return verb === 'Cancel' ? 'Cancel meeting' : verb;
}

export const CANCELED_WORDS: Readonly<Record<Scope, string>> = {
  this: 'Everybody invited is told that this one is off.',
  following: 'Everybody invited is told that this one and all later ones are off.',
  all: 'Everybody invited is told that it is off.',
};
