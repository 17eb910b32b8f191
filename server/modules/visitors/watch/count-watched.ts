import type { OrganizationId } from '../../../../contract/primitives.ts';
import { isCalled } from '../personal-data/is-called.ts';
import { listReceptions } from '../receptions.store.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { watchFor } from './match-watched.ts';
import { entriesOf } from './watch-entries.store.ts';

/**
 * How many entries of an organization's watch lists may be about somebody who asks what is known of them: those that would warn
 * of them, and those with a name that is looked for. Whether they are told, or it goes, is for people to decide.
 */
export async function countWatched(
  { db, secrets }: Pick<VisitorUseDeps, 'db' | 'secrets'>,
  organization: OrganizationId,
  { mail, name }: { readonly mail: string | undefined; readonly name: string | undefined },
): Promise<number> {
  const receptions = (await listReceptions(db, organization)).map(({ id }) => id);
  const entries = await entriesOf(db, secrets, organization, receptions, { leavesOut: true });
  const known = { names: name === undefined ? [] : [name], mail: mail?.toLowerCase() ?? null };
  const fitting = new Set(watchFor(entries)(known).map(({ entry }) => entry));
  return entries.filter(
    (entry) => fitting.has(entry) || (name !== undefined && entry.names.some((one) => isCalled(one, name))),
  ).length;
}
