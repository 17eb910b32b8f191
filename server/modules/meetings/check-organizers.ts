import type { Instant, OrganizationId } from '../../../contract/primitives.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Db } from '../../storage/database.ts';
import { system } from '../audit/index.ts';
import { keepPresence } from './keep-presence.ts';
import type { DirectoryAnswer, Presence } from './presence.ts';
import { presenceAfter } from './presence.ts';
import { claimOrganizers, presencesOf, tenantsOf } from './presence.store.ts';
import type { ReconcileDeps } from './reconcile.ts';
import { after } from './timers.ts';

/** What looking for organizers asks a tenant; it throws a Problem when it cannot be asked. */
export interface OrganizerDirectory {
  /** The people who have one of these addresses (lower case) as theirs; at most fifteen addresses. */
  findByMail(mails: readonly string[]): Promise<readonly FoundPerson[]>;
  /** Null when the tenant has nobody of this object id. */
  readPerson(person: string): Promise<FoundPerson | null>;
}

interface FoundPerson {
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
}

export interface CheckDeps extends ReconcileDeps {
  readonly db: Db;
  readonly directoryOf: (tenantId: string) => OrganizerDirectory;
  readonly onTrouble: (error: unknown) => void;
}

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Entra takes fifteen comparisons in one filter. */
const MAILS_PER_CALL = 15;
/** Of one round; the next one comes within half a minute. */
const MOST_PER_ROUND = 150;

/**
 * Asks the directories once a business day about everybody who organizes a meeting that is followed, fifteen in one
 * question; who is not there under their address any more is asked for by the directory's own name for them, because
 * people get other addresses. A directory that cannot be asked makes nobody leave, and is asked again after an hour.
 */
export async function checkOrganizers(deps: CheckDeps): Promise<void> {
  const now = deps.clock.now();
  const due = await claimOrganizers(deps.db, {
    since: after(now, -DAY_MS),
    tooFar: after(now, HOUR_MS),
    askedAt: after(now, HOUR_MS - DAY_MS),
    most: MOST_PER_ROUND,
  });
  for (const [organization, organizers] of Map.groupBy(due, (one) => one.organization)) {
    try {
      const mails = organizers.map(({ mail }) => mail);
      await checkOf(deps, organization, mails, now);
    } catch (error) {
      deps.onTrouble(error); // the other organizations are not to wait for this one
    }
  }
}

async function checkOf(
  deps: CheckDeps,
  organization: OrganizationId,
  mails: readonly string[],
  now: Instant,
): Promise<void> {
  const known = await presencesOf(deps.db, organization, mails);
  const tenants = await tenantsOf(deps.db, organization);
  for (let from = 0; from < known.length; from += MAILS_PER_CALL) {
    const some = known.slice(from, from + MAILS_PER_CALL);
    const answers = await ask(deps, tenants, some);
    for (const before of some) {
      const answer = answers.get(before.mail) ?? { kind: 'unanswered' };
      if (answer.kind === 'unanswered') continue;
      const cause = { kind: 'timer', actor: system } as const;
      await keepPresence(deps, organization, before, presenceAfter(before, answer, now), {
        cause,
        checkedAt: now,
      });
    }
  }
}

async function ask(
  { directoryOf, onTrouble }: CheckDeps,
  tenants: readonly string[],
  organizers: readonly Presence[],
): Promise<ReadonlyMap<string, DirectoryAnswer>> {
  const answers = new Map<string, DirectoryAnswer>();
  let isComplete = tenants.length > 0;
  for (const tenantId of tenants) {
    const left = organizers.filter(({ mail }) => !answers.has(mail));
    if (left.length === 0) break;
    const found = await orNull(
      () => directoryOf(tenantId).findByMail(left.map(({ mail }) => mail)),
      onTrouble,
    );
    isComplete &&= found !== null;
    for (const { id, name, mail } of found ?? []) {
      if (mail !== null) answers.set(mail, { kind: 'here', tenantId, objectId: id, name });
    }
  }
  if (!isComplete) return answers;
  for (const one of organizers) {
    if (!answers.has(one.mail)) answers.set(one.mail, await askById(directoryOf, one, onTrouble));
  }
  return answers;
}

/** Nobody has the address: whoever had it may have another one by now. */
async function askById(
  directoryOf: CheckDeps['directoryOf'],
  { known, name }: Presence,
  onTrouble: CheckDeps['onTrouble'],
): Promise<DirectoryAnswer> {
  if (known === null) return { kind: 'absent' };
  const { tenantId, objectId } = known;
  const asked = await orNull(
    async () => ({ person: await directoryOf(tenantId).readPerson(objectId) }),
    onTrouble,
  );
  if (asked === null) return { kind: 'unanswered' };
  return asked.person === null ? { kind: 'absent' } : { kind: 'here', tenantId, objectId, name };
}

/** Null when the directory could not be asked; whatever else fails is a bug and fails here too. */
async function orNull<T>(work: () => Promise<T>, onTrouble: (error: unknown) => void): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    onTrouble(error);
    return null;
  }
}
