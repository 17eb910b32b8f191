import type { DeskWarning, OpenedWarning, WarningState } from '../../../../contract/watch-list.ts';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { SecretError } from '../../../secrets/index.ts';
import type { Secrets } from '../../../secrets/index.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { Reception } from '../reception.ts';
import { openContact } from '../sealed-contact.ts';
import type { SealedVisitor } from '../visitors.store.ts';
import type { Visit } from '../visitor.ts';
import type { Known, Match } from './match-watched.ts';
import { warningNotes } from './warnings.store.ts';
import type { WarningNote } from './warnings.store.ts';
import type { WatchEntry } from './watch-entry.ts';
import { watchesOf } from './watch-lists.ts';

export interface Warning {
  readonly matches: readonly (Match<WatchEntry> & { readonly note: WarningNote | null })[];
  readonly state: WarningState;
  readonly sentAt: Instant | null;
}

type Warned = (visitor: SealedVisitor, visit: Pick<Visit, 'id' | 'reception'>) => Warning | null;

interface WarnDeps {
  readonly secrets: Pick<Secrets, 'open'>;
  /** Business time. */
  readonly now: Instant;
}

/**
 * Which of some visits a reception is warned of, on the list of the reception at which each is expected. Gives null for
 * everybody else. What cannot be opened, an address or an entry, is not known.
 */
export async function warningsFor(
  { secrets, now }: WarnDeps,
  db: Db | Tx,
  organization: OrganizationId,
  receptions: readonly Pick<Reception, 'id' | 'timeZone'>[],
  visits: readonly Pick<Visit, 'id' | 'reception'>[],
): Promise<Warned> {
  const here = new Set(visits.flatMap(({ reception }) => reception ?? []));
  const lists = await watchesOf(
    { secrets, now },
    db,
    organization,
    receptions.filter(({ id }) => here.has(id)),
  );
  if (lists.size === 0) return () => null;
  const notes = Map.groupBy(
    await warningNotes(
      db,
      organization,
      visits.map(({ id }) => id),
    ),
    ({ visit }) => visit,
  );
  return (visitor, { id, reception }) => {
    const watch = reception === null ? undefined : lists.get(reception);
    const matches = watch?.(knownOf(secrets, organization, visitor)) ?? [];
    return matches.length === 0 ? null : warningOf(matches, notes.get(id) ?? []);
  };
}

/** Who on the list of a reception somebody may be. */
export async function watchAt(
  deps: WarnDeps,
  db: Db | Tx,
  organization: OrganizationId,
  reception: Pick<Reception, 'id' | 'timeZone'>,
): Promise<(known: Known) => readonly Match<WatchEntry>[]> {
  return (await watchesOf(deps, db, organization, [reception])).get(reception.id) ?? (() => []);
}

/** What a desk is shown beside a visitor. */
export function shownWarning(warning: Warning | null): DeskWarning | null {
  return warning && { state: warning.state, sentAt: warning.sentAt };
}

/** What is read by whoever opens it. */
export function openedWarning({ state, matches }: Warning): OpenedWarning {
  return {
    state,
    entries: matches.map(({ entry: { id, names, reason, instruction, version }, fits, note }) => ({
      id,
      fits,
      names: [...names],
      reason,
      instruction,
      version,
      seen: note?.seen ?? null,
      cleared: note?.cleared ?? null,
    })),
  };
}

function warningOf(matches: readonly Match<WatchEntry>[], notes: readonly WarningNote[]): Warning {
  const noted = matches.map((match) => ({
    ...match,
    note:
      notes.find(({ entry, version }) => entry === match.entry.id && version === match.entry.version) ?? null,
  }));
  const sent = noted.flatMap(({ note }) => note?.sentAt ?? []).toSorted();
  return { matches: noted, state: stateOf(noted.map(({ note }) => note)), sentAt: sent.at(-1) ?? null };
}

/** One entry that nobody has looked at keeps a warning open, one that was not answered keeps it from being cleared. */
function stateOf(notes: readonly (WarningNote | null)[]): WarningState {
  if (notes.every((note) => note?.cleared)) return 'cleared';
  return notes.every((note) => note?.cleared ?? note?.seen) ? 'seen' : 'open';
}

function knownOf(
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  { id, name, group, contact }: SealedVisitor,
): Known {
  const names = group?.contact ? [name, group.contact] : [name];
  try {
    return { names, mail: openContact(secrets, organization, id, contact).mail };
  } catch (error) {
    if (!(error instanceof SecretError)) throw error;
    return { names, mail: null };
  }
}
