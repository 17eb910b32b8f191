import type { AttemptStep } from '../../../contract/integrations.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import type { Step } from '../../../server/modules/integrations/attempt-steps.ts';
import { diagnoseFailure, failedWith } from '../../../server/modules/integrations/diagnose.ts';
import { runSteps } from '../../../server/modules/integrations/run-steps.ts';

const passes = (name: Step['name'], over: Partial<Step> = {}): Step => ({
  name,
  waitingFor: `waiting for ${name}`,
  run: async () => ({ state: 'passed', detail: `${name} is fine` }),
  ...over,
});

function run(steps: readonly Step[], over: Partial<Parameters<typeof runSteps>[1]> = {}) {
  const saved: (readonly AttemptStep[])[] = [];
  const running = runSteps(steps, {
    stepMs: 10_000,
    totalMs: 10_000,
    now: () => 0,
    signal: new AbortController().signal,
    save: async (shown) => {
      saved.push(shown);
    },
    explainFailure: (failure, where) =>
      failedWith(diagnoseFailure(failure, { where, correlationId: 'the attempt' })),
    ...over,
  });
  return { running, saved };
}

const step = (steps: readonly AttemptStep[], name: string) => steps.find((each) => each.name === name);
const never = () => new Promise<never>(() => {});

describe('running the steps of an attempt', () => {
  test('shows each step while it runs and when it has ended', async () => {
    const { running, saved } = run([passes('address'), passes('dns')]);
    await running;

    expect(saved.map((shown) => step(shown, 'dns')?.state)).toEqual([
      'waiting',
      'waiting',
      'running',
      'passed',
    ]);
    expect(step(saved[2] ?? [], 'dns')?.detail).toBe('waiting for dns');
  });

  test('skips what comes after a failed step, and what nobody planned', async () => {
    const fails = passes('dns', { run: () => Promise.reject(new Problem('exchange-unavailable', 'gone')) });
    const { steps, isFailed } = await run([passes('address'), fails, passes('tls')]).running;

    expect(isFailed).toBe(true);
    expect(steps.map(({ state }) => state)).toEqual([
      'passed',
      'failed',
      ...steps.slice(2).map(() => 'skipped'),
    ]);
    expect(step(steps, 'dns')?.diagnosis).toMatchObject({
      code: 'exchange-unavailable',
      where: 'Name resolution',
    });
  });

  test('gives later steps what earlier ones found', async () => {
    const finds = passes('address', {
      run: async () => ({ state: 'passed', detail: '', found: { isProving: true } }),
    });
    const asks = passes('dns', {
      run: async (found) => ({ state: 'passed', detail: String(found.isProving) }),
    });

    expect(step((await run([finds, asks]).running).steps, 'dns')?.detail).toBe('true');
  });

  test('fails a step that hears nothing, although it does not listen to its signal', async () => {
    const { steps } = await run([passes('tls', { run: never })], { stepMs: 1 }).running;
    expect(step(steps, 'tls')).toMatchObject({ state: 'failed', diagnosis: { code: 'NoAnswer' } });
  });

  test('gives all steps together only so much time, but for one that names its own', async () => {
    let now = 0;
    const slow = passes('address', {
      run: async () => {
        now = 10_000;
        return { state: 'passed', detail: '' };
      },
    });
    const own = passes('dns', { deadlineMs: 60_000 });
    const { steps } = await run([slow, own, passes('tls', { run: never })], { now: () => now }).running;

    expect(steps.slice(0, 3).map(({ state }) => state)).toEqual(['passed', 'passed', 'failed']);
  });

  test('says so when the server is stopped half way', async () => {
    const stopping = new AbortController();
    const waits = passes('tls', {
      run: () => {
        stopping.abort();
        return never();
      },
    });
    const { steps } = await run([waits], { signal: stopping.signal }).running;

    expect(step(steps, 'tls')?.diagnosis).toMatchObject({ code: 'AttemptInterrupted' });
  });

  test('lets a bug through instead of blaming Exchange for it', async () => {
    const bug = passes('tls', { run: () => Promise.reject(new TypeError('x is not a function')) });
    await expect(run([bug]).running).rejects.toThrow('x is not a function');
  });
});
