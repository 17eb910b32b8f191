import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { dayOf } from '../../../kernel/calendar-days.ts';
import type { Secrets } from '../../../secrets/index.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { Reception } from '../reception.ts';
import { watchFor } from './match-watched.ts';
import type { Known, Match } from './match-watched.ts';
import type { WatchEntry } from './watch-entry.ts';
import { entriesOf, printsOf } from './watch-entries.store.ts';

/** What is on the list of a reception, prepared: from what is known of somebody to the entries that fit. */
export type Watch = (known: Known) => readonly Match<WatchEntry>[];

interface Prepared {
  /** Of the entries and the day that it was prepared for. */
  readonly print: string;
  readonly watch: Watch;
}

/** Lists that were looked through last stay prepared, so many at each process. */
const MOST_PREPARED = 50;

/** By whoever opens them; there by organization and reception, the one that was used last at the end. */
const prepared = new WeakMap<Pick<Secrets, 'open'>, Map<string, Prepared>>();

/**
 * The lists of some receptions, by reception; none for a reception with no entry that counts today by its calendar. To open
 * and prepare a full list takes as long as ten check-ins, and it changes a few times a week: it is kept in memory for as long
 * as the database says that its entries are the same. What cannot be opened is left out.
 */
export async function watchesOf(
  { secrets, now }: { readonly secrets: Pick<Secrets, 'open'>; readonly now: Instant },
  db: Db | Tx,
  organization: OrganizationId,
  receptions: readonly Pick<Reception, 'id' | 'timeZone'>[],
): Promise<ReadonlyMap<string, Watch>> {
  const kept = prepared.get(secrets) ?? new Map<string, Prepared>();
  prepared.set(secrets, kept);
  const keyOf = (id: string) => `${organization} ${id}`;
  const today = new Map(receptions.map(({ id, timeZone }) => [String(id), dayOf(now, timeZone)]));
  const entries = await printsOf(db, organization, [...today.keys()]);
  const prints = new Map([...entries].map(([id, print]) => [id, `${today.get(id) ?? ''} ${print}`]));
  for (const id of today.keys()) if (!prints.has(id)) kept.delete(keyOf(id));
  const stale = [...prints].flatMap(([id, print]) => (kept.get(keyOf(id))?.print === print ? [] : [id]));
  const opened = Map.groupBy(
    await entriesOf(db, secrets, organization, stale, { leavesOut: true }),
    ({ reception }) => String(reception),
  );
  const found = [...prints].map(([id, print]) => {
    const there = kept.get(keyOf(id));
    const counts = ({ until }: WatchEntry) => until >= (today.get(id) ?? until);
    const one =
      there?.print === print ? there : { print, watch: watchFor((opened.get(id) ?? []).filter(counts)) };
    kept.delete(keyOf(id));
    kept.set(keyOf(id), one);
    return [id, one.watch] as const;
  });
  for (const key of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_PREPARED))) kept.delete(key);
  return new Map(found);
}
