import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { uidsOf } from './bound.ts';
import { linksByIds } from './links.store.ts';
import { sightingsBetween } from './mirror-facts.store.ts';
import { shownTitle } from './shown-title.ts';

/** A date of a meeting on which something hangs. */
export interface WantedTitle {
  readonly link: string;
  readonly start: Instant;
}

/**
 * What meetings are called, as `shownTitle` says, from the mirror of their rooms alone: nothing is asked of Exchange, and
 * nothing is kept. Null: there is no title to be shown.
 */
export async function titlesOf(
  db: Db | Tx,
  organization: OrganizationId,
  wanted: readonly WantedTitle[],
): Promise<(one: WantedTitle) => string | null> {
  const starts = wanted.map(({ start }) => start).toSorted();
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return () => null;
  const links = await linksByIds(db, organization, [...new Set(wanted.map(({ link }) => link))]);
  const uids = new Map<string, readonly string[]>(links.map((link) => [link.id, uidsOf(link)]));
  const seen = await sightingsBetween(db, organization, [...uids.values()].flat(), {
    start: first,
    end: last,
  });
  const byDate = Map.groupBy(seen, ({ meetingUid, start }) => `${meetingUid} ${start}`);
  return ({ link, start }) =>
    shownTitle((uids.get(link) ?? []).flatMap((uid) => byDate.get(`${uid} ${start}`) ?? []));
}
