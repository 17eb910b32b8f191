import { stepNames } from '../../../contract/integrations.ts';
import type { AttemptStep, Diagnosis } from '../../../contract/integrations.ts';
import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { ExchangeRoom } from '../../exchange/index.ts';
import type { ConnectedTenant } from './integration.ts';

export type StepName = (typeof stepNames)[number];

/** What earlier steps learned and later ones, or the result, build upon. */
export interface Findings {
  readonly tenant?: Pick<ConnectedTenant, 'name' | 'domain'>;
  readonly servicePrincipalId?: string;
  readonly rooms?: readonly ExchangeRoom[];
  /** Of Exchange Online through EWS: the room in whose name it is asked. */
  readonly anchor?: MailboxAddress;
  /** The sign-in worked, but the server does not speak the version that was chosen: its code for that. */
  readonly versionRefused?: string;
  /** Exchange lets us in but shows no room yet. */
  readonly isProving?: boolean;
  /** A personal mailbox could be read. */
  readonly isTooWide?: boolean;
}

/** How a step ended. `found` joins what the steps before it found. */
export interface StepResult {
  readonly state: 'passed' | 'warned' | 'failed' | 'skipped';
  readonly detail: string;
  readonly facts?: AttemptStep['facts'];
  readonly diagnosis?: Diagnosis;
  readonly found?: Findings;
}

export interface Step {
  readonly name: StepName;
  /** A sentence to show while it runs. */
  readonly waitingFor: string;
  /** Instead of the usual deadline and outside of the total one: consent takes Microsoft a while. */
  readonly deadlineMs?: number;
  /** `tell` replaces the sentence while it runs. Whatever it throws becomes the step's failure. */
  readonly run: (
    found: Findings,
    signal: AbortSignal,
    tell: (detail: string) => Promise<void>,
  ) => Promise<StepResult>;
}

/** Every step, before the first of them began. */
export function waitingSteps(): readonly AttemptStep[] {
  return stepNames.map((name) => ({
    name,
    state: 'waiting',
    ms: null,
    detail: null,
    facts: [],
    diagnosis: null,
  }));
}

/** The trouble to show with the integration: the failed step's, else the first warning's. */
export function troubleOf(steps: readonly AttemptStep[]): Diagnosis | null {
  const failed = steps.find(({ state }) => state === 'failed');
  return (failed ?? steps.find(({ diagnosis }) => diagnosis !== null))?.diagnosis ?? null;
}

/** Steps whose end nobody will report any more: what ran has failed for `diagnosis`, what waited is skipped. */
export function brokenOff(steps: readonly AttemptStep[], diagnosis: Diagnosis): readonly AttemptStep[] {
  const [first] = steps.filter(({ state }) => state === 'running' || state === 'waiting');
  return steps.map((step) => {
    if (step === first) return { ...step, state: 'failed', detail: diagnosis.explanation, diagnosis };
    return step.state === 'waiting' || step.state === 'running'
      ? { ...step, state: 'skipped', detail: null }
      : step;
  });
}
