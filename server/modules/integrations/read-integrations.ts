import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { notFound } from './exchanges.ts';
import type { Microsoft } from './attempt.ts';
import { describeIntegration } from './describe-integration.ts';
import type { StoredIntegration } from './integration.ts';
import type { IntegrationStore } from './integrations.store.ts';

export interface ReadIntegrationsDeps {
  readonly integrations: Pick<IntegrationStore, 'find' | 'list'>;
  readonly microsoft: Pick<Microsoft, 'clientId'>;
}

export async function listIntegrations(
  { integrations, microsoft }: ReadIntegrationsDeps,
  { organization }: Pick<Caller, 'organization'>,
) {
  const found = await integrations.list(organization);
  return { integrations: found.map((integration) => describeIntegration(integration, microsoft)) };
}

/** Rejects with `integration-not-found`. */
export async function readIntegration(
  deps: ReadIntegrationsDeps,
  caller: Pick<Caller, 'organization'>,
  id: string,
) {
  return describeIntegration(await findOr404(deps, caller, id), deps.microsoft);
}

/** Rejects with `integration-not-found`, also for one of another organization. */
export async function findOr404(
  { integrations }: Pick<ReadIntegrationsDeps, 'integrations'>,
  { organization }: Pick<Caller, 'organization'>,
  id: string,
): Promise<StoredIntegration> {
  const found = await integrations.find(organization, id);
  if (found) return found;
  throw notFound();
}

/** As `findOr404`; rejects with `changed-meanwhile` and what is there now, when that is not the version that was seen. */
export async function findVersion(
  deps: ReadIntegrationsDeps,
  caller: Pick<Caller, 'organization'>,
  id: string,
  version: number,
): Promise<StoredIntegration> {
  const found = await findOr404(deps, caller, id);
  if (found.version !== version) throw changedMeanwhile(deps, found);
  return found;
}

export function changedMeanwhile(
  { microsoft }: Pick<ReadIntegrationsDeps, 'microsoft'>,
  now: StoredIntegration,
): Problem {
  return new Problem('changed-meanwhile', 'Somebody else changed this integration after you had opened it.', {
    current: describeIntegration(now, microsoft),
  });
}
