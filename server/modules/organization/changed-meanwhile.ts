import { Problem } from '../../kernel/problem.ts';

/** Somebody was faster; `current` is what reading `what` would show now. */
export function changedMeanwhile(what: string, current: unknown): Problem {
  return new Problem(
    'changed-meanwhile',
    `Somebody else changed ${what} meanwhile. Nothing was overwritten.`,
    {
      current,
    },
  );
}
