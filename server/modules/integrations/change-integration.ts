import { randomBytes, randomUUID } from 'node:crypto';
import type { Attempt, changeIntegration as changeRoute } from '../../../contract/integrations.ts';
import type { IntegrationId } from '../../../contract/primitives.ts';
import type { RouteInput } from '../../../contract/route.ts';
import { EWS_ONLINE_ENDS } from '../../exchange/index.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import { Problem } from '../../kernel/problem.ts';
import { askedBy } from '../audit/index.ts';
import type { Exchanges } from './exchanges.ts';
import type { StoredIntegration } from './integration.ts';
import type { IntegrationStore } from './integrations.store.ts';
import type { Change } from './integration-writes.ts';
import { changedMeanwhile, findOr404, findVersion, readIntegration } from './read-integrations.ts';
import type { ReadIntegrationsDeps } from './read-integrations.ts';
import type { Attempts } from './run-attempt.ts';

export interface ChangeDeps extends ReadIntegrationsDeps {
  readonly integrations: Pick<IntegrationStore, 'find' | 'list' | 'change' | 'remove'>;
  readonly attempts: Pick<Attempts, 'start'>;
  readonly exchanges: Pick<Exchanges, 'readPassword'>;
  readonly clock: Clock;
}

type ChangeBody = RouteInput<typeof changeRoute>['body'];

interface Versioned {
  readonly id: IntegrationId;
  readonly version: number;
}

/**
 * Renames, switches off or on, or names another control mailbox. Switched on again, an integration is proven anew before
 * anything is read, and so is one with another control mailbox. Rejects with `integration-not-found`,
 * `changed-meanwhile` and, for EWS in Exchange Online after its end, `integration-ended`.
 */
export async function changeIntegration(
  deps: ChangeDeps,
  caller: Caller,
  { id, version, body }: Versioned & { readonly body: ChangeBody },
) {
  const before = await findVersion(deps, caller, id, version);
  const change = changeOf(before, body);
  if (change.status === 'proving') refuseEnded(before, deps.clock);
  const isChanged = await deps.integrations.change(caller.organization, id, version, change, askedBy(caller));
  if (!isChanged) throw changedMeanwhile(deps, await findOr404(deps, caller, id));

  if (needsProof(before, change)) await testIntegration(deps, caller, id);
  return await readIntegration(deps, caller, id);
}

function changeOf({ status }: StoredIntegration, { isEnabled, label, controlMailbox }: ChangeBody): Change {
  return {
    ...(label !== undefined && { label }),
    ...(controlMailbox !== undefined && { controlMailbox }),
    ...(isEnabled === true && status === 'disabled' && { status: 'proving' }),
    ...(isEnabled === false && { status: 'disabled' }),
  };
}

function needsProof(before: StoredIntegration, { status = before.status, controlMailbox }: Change): boolean {
  if (status === 'disabled') return false;
  const isOtherControl = controlMailbox !== undefined && controlMailbox !== before.controlMailbox;
  return isOtherControl || before.status === 'disabled';
}

/** Runs the steps again with what is stored. Rejects with `integration-not-found` and `integration-ended`. */
export async function testIntegration(deps: ChangeDeps, caller: Caller, id: string): Promise<Attempt> {
  const { organization } = caller;
  const integration = await findOr404(deps, caller, id);
  refuseEnded(integration, deps.clock);
  return await deps.attempts.start(randomUUID(), {
    organization,
    requestHash: randomBytes(32), // the id is ours, so nothing can repeat it
    trial: {
      draft: integration,
      readPassword: async () => deps.exchanges.readPassword(organization, integration),
      isAfterConsent: false,
    },
    purpose: { kind: 'test', before: integration },
    asked: askedBy(caller),
  });
}

/**
 * Removes an integration with its calendars and its password. What was allowed in Entra and Exchange stays, because
 * other organizations may rely on it; the audit and the README say how to take it away.
 */
export async function removeIntegration(deps: ChangeDeps, caller: Caller, { id, version }: Versioned) {
  await findVersion(deps, caller, id, version);
  const isRemoved = await deps.integrations.remove(caller.organization, id, version, askedBy(caller));
  if (!isRemoved) throw changedMeanwhile(deps, await findOr404(deps, caller, id));
  return {};
}

/** Exchange Web Services in Exchange Online end on a day that Microsoft has set; business time counts. */
export function refuseEnded({ reach }: Pick<StoredIntegration, 'reach'>, clock: Clock): void {
  if (reach.kind === 'ews-online' && clock.now() >= EWS_ONLINE_ENDS) throw ended();
}

export function ended(): Problem {
  return new Problem(
    'integration-ended',
    `Exchange Online does not answer Exchange Web Services since ${EWS_ONLINE_ENDS}. Connect the tenant through Microsoft Graph.`,
    { exchangeCode: 'EwsOnlineEnded' },
  );
}
