import type { Busy, Claim } from './claims.store.ts';

/** How many calendars of each integration are being read. */
export function countBusy(claims: readonly Pick<Claim, 'organization' | 'integration'>[]): readonly Busy[] {
  const counted = new Map<string, Busy>();
  for (const { organization, integration } of claims) {
    const key = `${organization} ${integration}`;
    const count = (counted.get(key)?.count ?? 0) + 1;
    counted.set(key, { organization, integration, count });
  }
  return [...counted.values()];
}
