import type { Attempt, AttemptStep } from '../../../contract/integrations.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AttemptStore } from './attempts.store.ts';
import { brokenOff, waitingSteps } from './attempt-steps.ts';
import type { Step } from './attempt-steps.ts';
import { cmdletFacts } from './attempt.ts';
import type { StepsDeps, Trial } from './attempt.ts';
import { concludeAttempt } from './conclude-attempt.ts';
import type { ConcludeDeps, Purpose } from './conclude-attempt.ts';
import { diagnoseFailure, failedWith } from './diagnose.ts';
import type { Asked } from './integration-writes.ts';
import { runSteps } from './run-steps.ts';
import { onlineSteps } from './steps/online-steps.ts';
import { serverSteps } from './steps/server-steps.ts';

/** A whole verdict within 15 s, and no single step keeps the others from their turn. */
const STEP_MS = 5_000;
const TOTAL_MS = 15_000;
/** Fifteen seconds and the minute that a consent may take; whoever says nothing for that long says nothing any more. */
const LONGEST_MS = 90_000;

export interface AttemptsDeps extends StepsDeps, ConcludeDeps {
  readonly attempts: AttemptStore;
  /** Real time. */
  readonly now: () => number;
  /** Told what went wrong in the background. */
  readonly onTrouble: (error: unknown) => void;
  /** Shorter ones for tests. */
  readonly deadlines?: { readonly stepMs: number; readonly totalMs: number };
}

export interface AttemptWish {
  readonly organization: OrganizationId;
  readonly requestHash: Buffer;
  readonly trial: Omit<Trial, 'organization' | 'attempt'>;
  readonly purpose: Purpose;
  readonly asked: Asked;
}

export interface Attempts {
  /**
   * Writes the attempt and answers at once; the steps run in the background and are read with `read`. The same id and
   * content again gives the attempt that is there; with other content it rejects with `idempotency-key-reused`.
   */
  start(id: string, wish: AttemptWish): Promise<Attempt>;
  /** Rejects with `not-found`. An attempt whose server was stopped half way has failed, and says so. */
  read(organization: OrganizationId, id: string): Promise<Attempt>;
  /** Ends what runs, which is stored as failed, and waits for that. */
  readonly close: () => Promise<void>;
}

export function createAttempts(deps: AttemptsDeps): Attempts {
  const { attempts, now } = deps;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  async function read(organization: OrganizationId, id: string): Promise<Attempt> {
    const attempt = await attempts.find(organization, id);
    if (!attempt) throw new Problem('not-found', 'There is no such attempt; they are kept for a day.');
    const isAbandoned = attempt.state === 'running' && Date.parse(attempt.startedAt) + LONGEST_MS < now();
    return isAbandoned ? { ...attempt, state: 'failed', steps: [...abandoned(attempt.steps, id)] } : attempt;
  }

  async function run(id: string, wish: AttemptWish): Promise<void> {
    const { organization, purpose, asked } = wish;
    const trial: Trial = { ...wish.trial, organization, attempt: id };
    let shown: readonly AttemptStep[] = waitingSteps();
    try {
      const ran = await runSteps(stepsOf(deps, trial), {
        ...(deps.deadlines ?? { stepMs: STEP_MS, totalMs: TOTAL_MS }),
        now,
        signal: stopping.signal,
        save: async (steps) => {
          shown = steps;
          await attempts.saveSteps(organization, id, steps);
        },
        explainFailure: (failure, where) => {
          const circumstances = { where, correlationId: id, facts: cmdletFacts(trial, deps.microsoft) };
          return failedWith(diagnoseFailure(failure, circumstances));
        },
      });
      shown = ran.steps;
      const end = await concludeAttempt(deps, { trial, purpose, asked }, ran);
      await attempts.conclude(organization, id, end);
      if (end.isToBeProven && !stopping.signal.aborted) {
        const trigger = purpose.kind === 'test' ? 'by-hand' : 'integrated';
        await deps.proveNow(organization, trial.draft.id, trigger);
      }
    } catch (error) {
      deps.onTrouble(error);
      const there = await attempts.find(organization, id);
      if (there?.state !== 'running') return; // the proof failed; the attempt itself has ended
      await attempts.conclude(organization, id, {
        state: 'failed',
        integration: null,
        steps: abandoned(shown, id),
      });
    }
  }

  return {
    async start(id, wish) {
      const { organization, requestHash, trial, purpose } = wish;
      const begun = await attempts.begin(
        organization,
        {
          id,
          kind: trial.draft.reach.kind,
          integration: purpose.kind === 'connect' ? null : trial.draft.id,
          requestHash,
          steps: waitingSteps(),
        },
        now(),
      );
      if (begun === 'reused') throw reused();
      if (begun === 'begun') {
        const work = run(id, wish).catch(deps.onTrouble);
        running.add(work);
        void work.finally(() => running.delete(work));
      }
      return await read(organization, id);
    },

    read,

    async close() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

export function reused(): Problem {
  return new Problem(
    'idempotency-key-reused',
    'This id belongs to an earlier request with other content. Make a new id for a new attempt.',
  );
}

function stepsOf(deps: StepsDeps, trial: Trial): readonly Step[] {
  const { reach } = trial.draft;
  return reach.kind === 'ews-server'
    ? serverSteps(deps, trial, reach.server)
    : onlineSteps(deps, trial, reach);
}

function abandoned(steps: readonly AttemptStep[], id: string): readonly AttemptStep[] {
  const where = steps.find(({ state }) => state === 'running')?.name ?? 'address';
  return brokenOff(steps, diagnoseFailure({ kind: 'stopped' }, { where, correlationId: id }));
}
