import type { Instant, IntegrationId, OrganizationId } from '../../contract/primitives.ts';
import { instantOf } from '../kernel/time.ts';
import type { DueStore } from './due-integrations.store.ts';
import { ROOMS_EVERY_MS } from './integration-jobs.ts';

/** However many rooms are gone at once, a directory is asked so often at most. */
const AT_MOST_EVERY_MS = 60_000;

/**
 * Makes the check of an integration's rooms due without waiting for its turn, because one of them does not answer under its
 * address any more: at once when the last check is a minute ago, else once it is.
 */
export async function roomsDueSoon(
  store: Pick<DueStore, 'roomsDue'>,
  organization: OrganizationId,
  integration: IntegrationId,
  now: Instant,
): Promise<void> {
  const at = Date.parse(now);
  const after = (ms: number) => instantOf(at + ms);
  const isJustChecked = after(ROOMS_EVERY_MS - AT_MOST_EVERY_MS);
  // Due in more than four minutes: checked less than one ago.
  await store.roomsDue(organization, integration, {
    at: after(AT_MOST_EVERY_MS),
    unlessBefore: isJustChecked,
  });
  await store.roomsDue(organization, integration, { at: now, unlessBefore: after(AT_MOST_EVERY_MS + 1) });
}
