import { MOST_WATCHED, MOST_WATCHED_DAYS } from '../../../../contract/watch-list.ts';
import type {
  addWatched as addRoute,
  changeWatched as changeRoute,
  WatchEntryId,
  WatchEntryReply,
} from '../../../../contract/watch-list.ts';
import type { CalendarDay } from '../../../../contract/deadlines.ts';
import type { RouteInput } from '../../../../contract/route.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import { dayOf, daysLater } from '../../../kernel/calendar-days.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Tx } from '../../../storage/database.ts';
import { askedBy, canonical, recordAudit } from '../../audit/index.ts';
import { knownReception } from '../known-reception.ts';
import type { Reception } from '../reception.ts';
import { lockReception } from '../receptions.store.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import type { WatchEntry } from './watch-entry.ts';
import { deleteEntry, entriesOf, lockEntry, saveEntry } from './watch-entries.store.ts';

type ManageDeps = Pick<VisitorUseDeps, 'db' | 'clock' | 'secrets' | 'live'>;

/** An entry as whoever changes it saw it. */
interface Seen {
  readonly id: WatchEntryId;
  readonly version: number;
}

/** Of whom a reception is warned, newest first. Rejects with `not-found`. */
export async function listWatched(
  { db, secrets }: ManageDeps,
  { organization }: Caller,
  reception: ReceptionId,
): Promise<{ entries: WatchEntryReply[] }> {
  await knownReception(db, organization, reception);
  return { entries: (await entriesOf(db, secrets, organization, [reception])).map(replyOf) };
}

/**
 * Puts somebody on the list. Rejects with `not-found`, `invalid-request` for a last day that is over or too far away,
 * `not-possible-now` when the list is full, and `idempotency-key-reused` for an id that is another entry.
 */
export async function addWatched(
  deps: ManageDeps,
  caller: Caller,
  reception: ReceptionId,
  { id, ...said }: RouteInput<typeof addRoute>['body'],
): Promise<WatchEntryReply> {
  const { organization } = caller;
  return await deps.db.transaction().execute(async (tx) => {
    await lockReception(tx, organization, reception);
    const at = await knownReception(tx, organization, reception);
    const there = await lockEntry(tx, deps.secrets, organization, id);
    if (there) {
      if (there.reception === reception && isSaid(there, said)) return replyOf(there);
      throw new Problem('idempotency-key-reused', 'This id belongs to another entry already.');
    }
    refuseDay(said.until, at, deps.clock.now());
    if ((await entriesOf(tx, deps.secrets, organization, [reception])).length >= MOST_WATCHED) {
      throw new Problem(
        'not-possible-now',
        `A watch list has ${MOST_WATCHED} entries at most. Remove those that are not needed any more.`,
      );
    }
    const addedBy = caller.name;
    const entry = { id, reception, ...said, addedBy, addedAt: deps.clock.now(), version: 1 };
    await record(deps, tx, caller, at, 'watch-entry.added', null, entry);
    return replyOf(entry);
  });
}

/** Writes an entry anew. Rejects with `not-found`, `changed-meanwhile`, and `invalid-request` as `addWatched` does. */
export async function changeWatched(
  deps: ManageDeps,
  caller: Caller,
  seen: Seen,
  said: RouteInput<typeof changeRoute>['body'],
): Promise<WatchEntryReply> {
  return await deps.db.transaction().execute(async (tx) => {
    const before = await requireEntry(deps, tx, caller, seen);
    if (isSaid(before, said)) return replyOf(before);
    const at = await knownReception(tx, caller.organization, before.reception);
    refuseDay(said.until, at, deps.clock.now());
    const after = { ...before, ...said, version: before.version + 1 };
    await record(deps, tx, caller, at, 'watch-entry.changed', before, after);
    return replyOf(after);
  });
}

/** Erases an entry. Rejects with `not-found` and `changed-meanwhile`. */
export async function removeWatched(
  deps: ManageDeps,
  caller: Caller,
  seen: Seen,
): Promise<Record<string, never>> {
  return await deps.db.transaction().execute(async (tx) => {
    const before = await requireEntry(deps, tx, caller, seen);
    const at = await knownReception(tx, caller.organization, before.reception);
    await record(deps, tx, caller, at, 'watch-entry.removed', before, null);
    return {};
  });
}

async function requireEntry(
  { secrets }: ManageDeps,
  tx: Tx,
  { organization }: Caller,
  { id, version }: Seen,
): Promise<WatchEntry> {
  const entry = await lockEntry(tx, secrets, organization, id);
  if (!entry) throw new Problem('not-found', 'This entry is not on a watch list of this organization.');
  if (entry.version !== version) {
    throw new Problem('changed-meanwhile', 'Somebody else changed this meanwhile. Nothing was overwritten.', {
      current: replyOf(entry),
    });
  }
  return entry;
}

/** Writes what was done, and says so in the audit without saying who is on the list: the chain never forgets. */
async function record(
  { secrets, live }: ManageDeps,
  tx: Tx,
  caller: Caller,
  reception: Reception,
  action: 'watch-entry.added' | 'watch-entry.changed' | 'watch-entry.removed',
  before: WatchEntry | null,
  after: WatchEntry | null,
): Promise<void> {
  const { organization } = caller;
  const id = (after ?? before)?.id;
  if (id === undefined) return;
  if (after) await saveEntry(tx, secrets, organization, after);
  else await deleteEntry(tx, organization, id);
  await recordAudit(tx, organization, {
    ...askedBy(caller),
    action,
    subject: { kind: 'watch-entry', id, name: `entry ${id.slice(0, 8)}` },
    before: before && factsOf(before, reception),
    after: after && { ...factsOf(after, reception), ...(before && { changed: changedIn(before, after) }) },
  });
  await live.changed(tx, organization, 'visits');
}

function factsOf({ names, addresses, until }: WatchEntry, { id, name }: Reception) {
  return { reception: id, receptionName: name, names: names.length, addresses: addresses.length, until };
}

const said = ['names', 'addresses', 'reason', 'instruction', 'until'] as const;
type Said = Pick<WatchEntry, (typeof said)[number]>;

function changedIn(before: Said, after: Said): readonly string[] {
  return said.filter((one) => canonical(before[one]) !== canonical(after[one]));
}

function isSaid(entry: Said, other: Said): boolean {
  return changedIn(entry, other).length === 0;
}

function refuseDay(until: CalendarDay, { timeZone }: Reception, now: WatchEntry['addedAt']): void {
  const today = dayOf(now, timeZone);
  const detail =
    until < today
      ? 'is over already'
      : until > daysLater(today, MOST_WATCHED_DAYS)
        ? 'must be within two years; then it is decided anew'
        : null;
  if (detail === null) return;
  throw new Problem('invalid-request', 'The entry cannot be kept until then.', {
    errors: [{ pointer: '/body/until', detail }],
  });
}

function replyOf({ reception: _here, names, addresses, ...entry }: WatchEntry): WatchEntryReply {
  return { ...entry, names: [...names], addresses: [...addresses] };
}
