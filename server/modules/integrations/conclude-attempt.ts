import type { Attempt, AttemptStep, IntegrationStatus } from '../../../contract/integrations.ts';
import type { IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { Clock } from '../../kernel/clock.ts';
import { troubleOf } from './attempt-steps.ts';
import type { Findings } from './attempt-steps.ts';
import type { Trial } from './attempt.ts';
import { diagnose } from './diagnose.ts';
import type { Draft, StoredIntegration } from './integration.ts';
import type { IntegrationStore } from './integrations.store.ts';
import type { Asked, Proven } from './integration-writes.ts';
import type { RanSteps } from './run-steps.ts';

/** What becomes of an attempt that worked. `secret` is sealed. */
export type Purpose =
  | { readonly kind: 'connect'; readonly secret: string | null; readonly proven: Proven | null }
  | { readonly kind: 'reconnect'; readonly version: number; readonly secret: string | null }
  | { readonly kind: 'test'; readonly before: Pick<StoredIntegration, 'status' | 'version'> };

export interface ConcludeDeps {
  readonly integrations: Pick<IntegrationStore, 'add' | 'reconnect' | 'noteTrial'>;
  /** Business time. */
  readonly clock: Clock;
  /** Tries everything that must work and everything that must be refused; it decides what becomes of the integration. */
  readonly proveNow: (
    organization: OrganizationId,
    integration: IntegrationId,
    trigger: 'integrated' | 'by-hand',
  ) => Promise<void>;
}

export interface Conclusion {
  readonly state: Attempt['state'];
  readonly integration: IntegrationId | null;
  readonly steps: readonly AttemptStep[];
  readonly isToBeProven: boolean;
}

/**
 * Stores what the steps established. A new integration, or another way to reach one, is stored only when no step failed;
 * a test notes what it found either way.
 */
export async function concludeAttempt(
  { integrations, clock }: ConcludeDeps,
  { trial, purpose, asked }: { readonly trial: Trial; readonly purpose: Purpose; readonly asked: Asked },
  { steps, found, isFailed }: RanSteps,
): Promise<Conclusion> {
  const { organization } = trial;
  const draft = withFindings(trial.draft, found);
  const state = isFailed ? 'failed' : found.isProving ? 'proving' : 'established';
  const tried = {
    diagnosis: troubleOf(steps),
    at: clock.now(),
    status: found.isProving ? 'proving' : 'active',
  } as const;

  if (purpose.kind === 'test') {
    const status = statusAfterTest(purpose.before.status, state, found);
    await integrations.noteTrial(organization, purpose.before.version, draft, { ...tried, status }, asked);
    return {
      state,
      integration: draft.id,
      steps,
      isToBeProven: status !== 'disabled' && (!isFailed || status === 'violated'),
    };
  }
  if (isFailed) {
    return { state, integration: purpose.kind === 'reconnect' ? draft.id : null, steps, isToBeProven: false };
  }

  if (purpose.kind === 'connect') {
    const { secret, proven } = purpose;
    const isAdded = await integrations.add(organization, draft, { tried, secret, proven, asked });
    if (!isAdded)
      return refused(trial, steps, 'already-exists', 'An integration with this id was added meanwhile.');
  } else {
    const { version, secret } = purpose;
    const isStored = await integrations.reconnect(organization, version, draft, {
      tried,
      secret,
      proven: null,
      asked,
    });
    if (!isStored) {
      return refused(
        trial,
        steps,
        'changed-meanwhile',
        'Somebody else changed or removed the integration while the steps ran, so nothing was stored.',
      );
    }
  }
  return { state, integration: draft.id, steps, isToBeProven: true };
}

/** A test never lets reading begin again after a violation: only the access proof, which tries more, does. */
function statusAfterTest(
  before: IntegrationStatus,
  state: Attempt['state'],
  { isTooWide }: Findings,
): IntegrationStatus {
  if (before === 'disabled') return 'disabled';
  if (isTooWide) return 'violated';
  return before === 'proving' && state === 'established' ? 'active' : before;
}

function withFindings(draft: Draft, found: Findings): Draft {
  const { reach } = draft;
  if (reach.kind === 'ews-server') return draft;
  const servicePrincipalId = found.servicePrincipalId ?? reach.tenant.servicePrincipalId;
  const tenant = { ...reach.tenant, ...found.tenant, servicePrincipalId };
  if (reach.kind === 'graph') return { ...draft, reach: { ...reach, tenant } };
  return { ...draft, reach: { ...reach, tenant, anchor: found.anchor ?? reach.anchor } };
}

/** Everything worked, but there was no place for it any more: the last step says so. */
function refused(trial: Trial, steps: readonly AttemptStep[], code: string, explanation: string): Conclusion {
  const diagnosis = diagnose(
    code,
    { where: 'control-read', correlationId: trial.attempt },
    {
      domain: 'Foyer',
      type: 'Data',
      explanation,
      fix: 'Look at what is there now, and make your change again where it still makes sense.',
    },
  );
  const told = steps.map((step) =>
    step.name === 'control-read'
      ? { ...step, state: 'failed' as const, detail: explanation, diagnosis }
      : step,
  );
  return { state: 'failed', integration: null, steps: told, isToBeProven: false };
}
