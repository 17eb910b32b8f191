import type { Attempt } from '../../../contract/integrations.ts';
import { Instant, IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { waitingSteps } from '../../../server/modules/integrations/attempt-steps.ts';
import type { AttemptStore } from '../../../server/modules/integrations/attempts.store.ts';
import { createAttempts } from '../../../server/modules/integrations/run-attempt.ts';
import type { AttemptsDeps, AttemptWish } from '../../../server/modules/integrations/run-attempt.ts';

const ORGANIZATION = OrganizationId.parse('0b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c201');
const ID = IntegrationId.parse('0b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c203');
const START = Instant.parse('2026-11-22T09:00:00Z');

/** Attempts in memory, as one node of several sees them. */
function memory(): AttemptStore & { attempt: Attempt | undefined } {
  return {
    attempt: undefined,
    async begin(_organization, { id, kind, integration, steps }) {
      if (this.attempt) return 'repeated';
      this.attempt = { id, kind, integration, state: 'running', startedAt: START, steps: [...steps] };
      return 'begun';
    },
    async saveSteps(_organization, _id, steps) {
      if (this.attempt) this.attempt = { ...this.attempt, steps: [...steps] };
    },
    async conclude(_organization, _id, { state, integration, steps }) {
      if (this.attempt) this.attempt = { ...this.attempt, state, integration, steps: [...steps] };
    },
    async find() {
      return this.attempt;
    },
  };
}

const unasked = () => Promise.reject(new Error('not asked in this test'));

function build(over: Partial<AttemptsDeps> = {}) {
  const store = memory();
  const troubles: unknown[] = [];
  const deps: AttemptsDeps = {
    attempts: store,
    integrations: { add: unasked, reconnect: unasked, noteTrial: unasked },
    inspection: { inspectAddress: () => new Promise(() => {}), inspectCertificate: unasked },
    connect: () => {
      throw new Error('not asked in this test');
    },
    getToken: unasked,
    microsoft: {
      clientId: 'c',
      authority: 'https://login.sim.test',
      graphOrigin: 'https://graph.sim.test',
      exchangeOrigin: 'https://exchange.sim.test',
      originMap: new Map(),
    },
    pause: unasked,
    clock: { now: () => START },
    now: () => Date.parse(START),
    proveNow: unasked,
    onTrouble: (error) => {
      troubles.push(error);
    },
    ...over,
  };
  return { attempts: createAttempts(deps), store, troubles };
}

const tenant = {
  id: '11111111-2222-4333-8444-555555555555',
  name: null,
  domain: null,
  servicePrincipalId: null,
};
const wish: AttemptWish = {
  organization: ORGANIZATION,
  requestHash: Buffer.from('hash'),
  trial: {
    draft: { id: ID, label: 'x', controlMailbox: null, reach: { kind: 'graph', tenant } },
    readPassword: () => Promise.resolve(''),
    isAfterConsent: false,
  },
  purpose: { kind: 'connect', secret: null, proven: null },
  asked: {
    actor: { kind: 'system', name: 'x', tenantId: null, objectId: null },
    cause: 'x',
    requestId: null,
  },
};

describe('attempts', () => {
  test('answer at once and go on in the background', async () => {
    const { attempts } = build();
    expect(await attempts.start(ID, wish)).toMatchObject({ id: ID, state: 'running' });
    await attempts.close();
  });

  test('end as failed, with a sentence, when the server is stopped', async () => {
    const { attempts, store } = build();
    await attempts.start(ID, wish);
    await attempts.close();

    expect(store.attempt?.state).toBe('failed');
    expect(store.attempt?.steps.find(({ state }) => state === 'failed')?.diagnosis?.code).toBe(
      'AttemptInterrupted',
    );
  });

  test('have failed when their server died without a word', async () => {
    const { attempts, store } = build({ now: () => Date.parse(START) + 91_000 });
    const steps = waitingSteps().map((step) =>
      step.name === 'tls' ? { ...step, state: 'running' as const } : step,
    );
    store.attempt = {
      id: ID,
      kind: 'graph',
      integration: null,
      state: 'running',
      startedAt: START,
      steps: [...steps],
    };
    const read = await attempts.read(ORGANIZATION, ID);

    expect(read.state).toBe('failed');
    expect(read.steps.every(({ state }) => state === 'failed' || state === 'skipped')).toBe(true);
    expect(read.steps.find(({ diagnosis }) => diagnosis)?.diagnosis?.code).toBe('AttemptInterrupted');
  });

  test('have failed after a bug, which is told to the log', async () => {
    const bug = new TypeError('x is not a function');
    const { attempts, store, troubles } = build({
      inspection: {
        inspectAddress: () => Promise.reject(bug),
        inspectCertificate: () => Promise.reject(bug),
      },
    });
    await attempts.start(ID, wish);
    while (store.attempt?.state === 'running') await new Promise(setImmediate);

    expect(store.attempt?.state).toBe('failed');
    expect(troubles).toEqual([bug]);
  });

  test('say 404 about one that is not there', async () => {
    await expect(build().attempts.read(ORGANIZATION, ID)).rejects.toBeInstanceOf(Problem);
  });
});
