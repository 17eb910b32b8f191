import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';
import type { Undecided } from '../decided.ts';
import type { Decision } from '../decision.ts';
import { followMeeting } from '../follow-meeting.ts';
import type { RequestState } from '../request.ts';
import { isLive } from '../request-states.ts';
import { roomFor, spanOf } from './room-for.ts';
import type { RoomFor } from './room-for.ts';
import { isUnlimited, useOf } from './use.ts';
import type { Use } from './use.ts';

/** Decided as if nothing could run out. */
type Freely = Undecided & { readonly decision: Decision };

/**
 * Decides again about what would take something that can run out, one after the other: beside what others have, what is
 * left is for who comes first on the meeting. Most meetings want nothing of the kind, and nothing is read for them.
 */
export async function decideInTurn(
  tx: Tx,
  organization: OrganizationId,
  freely: readonly Freely[],
): Promise<readonly Freely[]> {
  const wanting = Map.groupBy(freely.filter(wantsMore), ({ provider }) => provider.id);
  if (wanting.size === 0) return freely;
  const except = [...new Set(freely.map(({ template }) => template.id))];
  const room = new Map<string, RoomFor>();
  for (const [id, all] of [...wanting].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const [first] = all;
    if (!first) continue;
    const wanted = all.flatMap(({ decision }) => usesOf(decision.next));
    room.set(id, await roomFor(tx, organization, first.provider, { wanted, except }));
  }

  const mine = new UsesByDay();
  for (const one of freely) mine.put(one, one.before);
  return freely.map((one) => {
    const ask = wantsMore(one) ? room.get(one.provider.id) : undefined;
    const decision = ask
      ? followMeeting({ ...one.facts, shortages: (use) => ask(use, mine.beside(one, use)) })
      : one.decision;
    mine.put(one, decision.next);
    return { ...one, decision };
  });
}

const DAY_MS = 24 * 60 * 60_000;

/** What the deliveries of one meeting take, found by day: a series has hundreds of dates, and each asks about its own. */
class UsesByDay {
  readonly #uses = new Map<Freely, readonly Use[]>();
  readonly #days = new Map<string, Set<Freely>>();

  put(one: Freely, request: RequestState | null): void {
    const uses = usesOf(request);
    this.#uses.set(one, uses);
    for (const day of uses.flatMap((use) => daysOf(one, use))) {
      const there = this.#days.get(day);
      if (there) there.add(one);
      else this.#days.set(day, new Set([one]));
    }
  }

  /** Everything of the same team that may count for a use of `one`, but for its own. */
  beside(one: Freely, use: Use): readonly Use[] {
    const near = new Set(daysOf(one, use).flatMap((day) => [...(this.#days.get(day) ?? [])]));
    near.delete(one);
    return [...near].flatMap((other) => this.#uses.get(other) ?? []);
  }
}

/** The days, in UTC, that whatever counts for a use touches, of its team. */
function daysOf({ provider }: Freely, use: Use): readonly string[] {
  const { start, end } = spanOf(use, provider);
  const [first, last] = [Date.parse(start), Date.parse(end)].map((at) => Math.floor(at / DAY_MS));
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, day) => `${provider.id} ${first + day}`);
}

/** It would be delivered at a time, or for as long, as it was not so far. */
function wantsMore({ before, decision: { next }, provider }: Freely): boolean {
  const [use] = usesOf(next);
  if (!use || !next || isUnlimited(use, provider)) return false;
  return !before || !isLive(before) || before.deliverAt !== next.deliverAt || before.end < next.end;
}

function usesOf(request: RequestState | null): readonly Use[] {
  return request && isLive(request) ? [useOf(request.deliverAt, request.end, request.lines)] : [];
}
