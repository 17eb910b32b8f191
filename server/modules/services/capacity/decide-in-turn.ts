import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';
import type { Undecided } from '../decided.ts';
import type { Decision } from '../decision.ts';
import { followMeeting } from '../follow-meeting.ts';
import type { RequestState } from '../request.ts';
import { isLive } from '../request-states.ts';
import { roomFor } from './room-for.ts';
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

  const mine = new Map(freely.map((one) => [one, usesOf(one.before)]));
  return freely.map((one) => {
    const ask = wantsMore(one) ? room.get(one.provider.id) : undefined;
    const beside = [...mine].flatMap(([other, uses]) =>
      other !== one && other.provider.id === one.provider.id ? uses : [],
    );
    const decision = ask
      ? followMeeting({ ...one.facts, shortages: (use) => ask(use, beside) })
      : one.decision;
    mine.set(one, usesOf(decision.next));
    return { ...one, decision };
  });
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
