import type { AttemptStep } from '../../../contract/integrations.ts';
import { waitingSteps } from './attempt-steps.ts';
import type { Findings, Step, StepName, StepResult } from './attempt-steps.ts';
import type { StepFailure } from './diagnose.ts';

export interface RunOptions {
  /** For one step that names no deadline of its own. */
  readonly stepMs: number;
  /** For all steps together that name no deadline of their own. */
  readonly totalMs: number;
  /** Real milliseconds. */
  readonly now: () => number;
  /** Ends the run early, because the server stops. */
  readonly signal: AbortSignal;
  /** Called at the beginning and the end of each step; whoever looks sees that. */
  readonly save: (steps: readonly AttemptStep[]) => Promise<void>;
  /** Puts what a step threw into words. */
  readonly explainFailure: (error: StepFailure, where: StepName) => StepResult;
}

export interface RanSteps {
  readonly steps: readonly AttemptStep[];
  readonly found: Findings;
  readonly isFailed: boolean;
}

/**
 * Runs the steps in turn and shows each one as it goes; after a failed step the others are skipped. Steps of
 * `stepNames` that `planned` does not have are skipped as well. Rejects only when the progress cannot be saved.
 */
export async function runSteps(planned: readonly Step[], options: RunOptions): Promise<RanSteps> {
  const { now, save } = options;
  let steps = waitingSteps();
  let found: Findings = {};
  let isFailed = false;
  let leftMs = options.totalMs;

  const show = async (name: StepName, change: Partial<AttemptStep>) => {
    steps = steps.map((step) => (step.name === name ? { ...step, ...change } : step));
    await save(steps);
  };

  for (const { name } of steps) {
    const step = planned.find((each) => each.name === name);
    if (!step || isFailed) {
      steps = steps.map((each) => (each.name === name ? { ...each, state: 'skipped' } : each));
      continue;
    }
    const startedAt = now();
    await show(name, { state: 'running', detail: step.waitingFor });
    const deadlineMs = step.deadlineMs ?? Math.max(Math.min(options.stepMs, leftMs), 1);
    const tell = (detail: string) => show(name, { detail });
    const result = await runStep(step, found, deadlineMs, options, tell);
    const ms = now() - startedAt;
    if (step.deadlineMs === undefined) leftMs -= ms;

    found = { ...found, ...result.found };
    isFailed = result.state === 'failed';
    const { state, detail, facts = [], diagnosis = null } = result;
    await show(name, { state, detail, facts, diagnosis, ms });
  }
  return { steps, found, isFailed };
}

/** A step that does not listen to its signal is left behind when its time is up. */
async function runStep(
  step: Step,
  found: Findings,
  deadlineMs: number,
  options: RunOptions,
  tell: (detail: string) => Promise<void>,
): Promise<StepResult> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), deadlineMs);
  const signal = AbortSignal.any([deadline.signal, options.signal]);
  const timeUp = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error('time is up'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    const running = step.run(found, signal, async (detail) => {
      if (!signal.aborted) await tell(detail);
    });
    return await Promise.race([running, timeUp]);
  } catch (error) {
    if (options.signal.aborted) return options.explainFailure({ kind: 'stopped' }, step.name);
    if (deadline.signal.aborted) return options.explainFailure({ kind: 'timeout', deadlineMs }, step.name);
    return options.explainFailure({ kind: 'thrown', error }, step.name);
  } finally {
    clearTimeout(timer);
  }
}
