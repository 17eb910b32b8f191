import type { Directory } from '../../entra/directory.port.ts';
import type { Principal } from '../../entra/principal.ts';
import { Problem } from '../../kernel/problem.ts';

/** Whoever leaves a group has lost what it gave after this time at the latest. */
const FRESH_MS = 15 * 60_000;
/** After a failure the directory is left alone for this long, when a token can stand in for it. */
const PAUSE_MS = 30_000;
const MOST = 10_000;

export interface GroupMemberships {
  /**
   * The groups that decide what a person may do: all of `mapped` that they belong to, and possibly others. `mapped` is
   * called only when the directory must be asked. Rejects with the directory's Problem when it cannot be.
   */
  readonly groupsOf: (
    principal: Principal,
    mapped: () => Promise<ReadonlySet<string>>,
  ) => Promise<ReadonlySet<string>>;
  /** Forgets every answer, so that the next question goes to the directory. */
  readonly forget: () => void;
}

export interface GroupMembershipsDeps {
  readonly directoryOf: (tenantId: string) => Directory;
  /** Real time. */
  readonly now: () => number;
}

interface Answer {
  readonly asked: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
  readonly at: number;
}

/**
 * Membership counts through any number of groups in between, wherever the answer comes from: `checkMemberGroups` follows
 * them, and so does the `groups` claim of a registration with `groupMembershipClaims: "SecurityGroup"`, which the
 * installation guide asks for (with `ApplicationGroup` Entra lists direct members only, and only those of groups assigned
 * to the application, so that a token could deny what the directory affirms).
 *
 * A token's list is believed for fifteen minutes after it was issued. After that, and when the token lists none, the
 * directory is asked about the mapped groups only. When it cannot be asked, an older list that Entra signed is still
 * better than locking everybody out; it ends with its token.
 */
export function createGroupMemberships({ directoryOf, now }: GroupMembershipsDeps): GroupMemberships {
  const answers = new Map<string, Answer>();
  const underWay = new Map<string, Promise<Answer>>();
  const failedAt = new Map<string, number>();

  async function ask(principal: Principal, asked: ReadonlySet<string>): Promise<Answer> {
    const person = keyOf(principal);
    try {
      const at = now();
      const members = await directoryOf(principal.tenantId).memberGroups(principal.objectId, [...asked]);
      const answer = { asked, members, at };
      remember(answers, person, answer);
      failedAt.delete(principal.tenantId);
      return answer;
    } catch (error) {
      remember(failedAt, principal.tenantId, now());
      throw error;
    }
  }

  async function fromDirectory(principal: Principal, mapped: ReadonlySet<string>): Promise<Answer> {
    const person = keyOf(principal);
    const last = answers.get(person);
    const isFresh = last !== undefined && now() - last.at < FRESH_MS;
    if (isFresh && [...mapped].every((group) => last.asked.has(group))) return last;

    const asked = isFresh ? new Set([...mapped, ...last.asked]) : mapped;
    const question = `${person} ${[...asked].join(' ')}`;
    const waiting = underWay.get(question) ?? ask(principal, asked).finally(() => underWay.delete(question));
    underWay.set(question, waiting);
    return await waiting;
  }

  return {
    async groupsOf(principal, readMapped) {
      const { groups, groupsReadAt = -Infinity, tenantId } = principal;
      if (groups !== null && now() - groupsReadAt < FRESH_MS) return groups;
      if (groups !== null && now() - (failedAt.get(tenantId) ?? -Infinity) < PAUSE_MS) return groups;

      const mapped = await readMapped();
      if (mapped.size === 0) return groups ?? new Set();
      try {
        return (await fromDirectory(principal, mapped)).members;
      } catch (error) {
        if (groups !== null && error instanceof Problem) return groups;
        throw error;
      }
    },

    forget() {
      answers.clear();
      failedAt.clear();
    },
  };
}

function keyOf({ tenantId, objectId }: Principal): string {
  return `${tenantId} ${objectId}`;
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  const oldest = map.size < MOST ? undefined : map.keys().next().value;
  if (oldest !== undefined) map.delete(oldest);
  map.set(key, value);
}
