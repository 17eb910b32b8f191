import { useState } from 'react';

export interface Tried<R> {
  readonly report: R | null;
  readonly problem: unknown;
  readonly isSending: boolean;
  /** Null: it was refused, or it is under way already. */
  readonly send: (isDryRun: boolean) => Promise<R | null>;
}

/** Something that is tried and then done; what was tried with other choices is forgotten. */
export function useTried<C, R>(choices: C, run: (choices: C, isDryRun: boolean) => Promise<R>): Tried<R> {
  const [outcome, setOutcome] = useState<{ of: C; report: R | null; problem: unknown }>();
  const [isSending, setSending] = useState(false);
  const isAbout = outcome?.of === choices;

  const send = async (isDryRun: boolean) => {
    if (isSending) return null;
    setSending(true);
    try {
      const report = await run(choices, isDryRun);
      setOutcome({ of: choices, report, problem: null });
      return report;
    } catch (error) {
      setOutcome({ of: choices, report: null, problem: error });
      return null;
    } finally {
      setSending(false);
    }
  };
  return {
    report: isAbout ? outcome.report : null,
    problem: isAbout ? outcome.problem : null,
    isSending,
    send,
  };
}
