import type { Mistakes } from './use-submit.ts';

interface Sent {
  readonly isSending: boolean;
  readonly mistakes: Mistakes;
  readonly problem: unknown;
  readonly clear: () => void;
}

/** Two ways in which one form is sent, as one: what either was refused for is said in the form. */
export function together(one: Sent, other: Sent): Sent {
  return {
    isSending: one.isSending || other.isSending,
    mistakes: one.mistakes.size > 0 ? one.mistakes : other.mistakes,
    problem: one.problem ?? other.problem,
    clear: () => {
      one.clear();
      other.clear();
    },
  };
}
