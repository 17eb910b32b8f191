import type { Tx } from '../../storage/database.ts';
import type { Answer, Situation } from '../meetings/index.ts';
import { decideVisits } from './decide-visits.ts';
import type { ChangedVisit } from './decide-visits.ts';
import type { VisitEvent } from './follow-visit.ts';
import { recordVisits } from './record-visits.ts';
import { followSent } from './unfollowed/follow-sent.ts';
import type { RecordDeps } from './visitor-deps.ts';
import type { Visit } from './visitor.ts';

/** What the visits on a meeting would become; nothing is changed. */
export async function foreseeVisits(tx: Tx, situation: Situation): Promise<readonly Answer[]> {
  const { changes, kept } = await decideVisits(tx, situation);
  return [...changes.map(answerOf), ...kept.flatMap(withoutReception)];
}

/**
 * Brings the visits on a meeting into line with it. The link is locked by whoever calls. Called again with the same
 * situation nothing is left to do.
 */
export async function followVisitors(
  deps: RecordDeps,
  tx: Tx,
  situation: Situation,
): Promise<readonly Answer[]> {
  const sent = await followSent(deps, tx, situation);
  if (situation.occurrences.length === 0) return sent;
  const decided = await decideVisits(tx, situation);
  await recordVisits(deps, tx, situation.organization, decided.changes, {
    ...situation,
    receptions: decided.receptions,
    rooms: decided.rooms,
  });
  return [...decided.changes.map(answerOf), ...decided.kept.flatMap(withoutReception)];
}

const verdicts: Readonly<Record<VisitEvent, Answer['verdict']>> = {
  expected: 'follow',
  moved: 'follow',
  held: 'keep',
  resumed: 'keep',
  canceled: 'stop',
  revived: 'follow',
  marked: 'keep',
};

function answerOf({ visitor, after, what }: ChangedVisit): Answer {
  const asking = questionOf(after);
  if (asking.length > 0) return { kind: 'visit', id: visitor.id, verdict: 'ask', reasons: asking };
  return { kind: 'visit', id: visitor.id, verdict: verdicts[what], reasons: [] };
}

function withoutReception(visit: Visit): readonly Answer[] {
  const reasons = questionOf(visit);
  return reasons.length === 0 ? [] : [{ kind: 'visit', id: visit.visitor, verdict: 'ask', reasons }];
}

/** Why the organizer must answer; empty: nothing is open. */
export function questionOf({
  reception,
  status,
}: Pick<Visit, 'reception' | 'status'>): readonly { readonly code: string; readonly text: string }[] {
  if (reception !== null || status !== 'expected') return [];
  return [
    {
      code: 'no-reception',
      text: 'No reception serves the room of this meeting. Choose where the visitor arrives, in the pane.',
    },
  ];
}
