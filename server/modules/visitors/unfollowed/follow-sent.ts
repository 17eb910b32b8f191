import type { Tx } from '../../../storage/database.ts';
import type { Answer, Situation } from '../../meetings/index.ts';
import type { ChangedVisit } from '../decide-visits.ts';
import type { RecordDeps } from '../visitor-deps.ts';
import { visitorsOf } from '../visitors.store.ts';
import { visitsOf } from '../visits.store.ts';
import { decidePlanned } from './decide-planned.ts';
import { recordPlanned } from './record-planned.ts';

/**
 * Sending a meeting without a room confirms its visits as its form says them; throwing it away ends them. The link is locked
 * by whoever calls. Called again with the same situation nothing is left to do.
 */
export async function followSent(deps: RecordDeps, tx: Tx, situation: Situation): Promise<readonly Answer[]> {
  const changes = await decideSent(tx, situation);
  await recordPlanned(deps, tx, situation.organization, changes, situation);
  return changes.map(({ visitor, what }) => ({
    kind: 'visit',
    id: visitor.id,
    verdict: what === 'canceled' ? 'stop' : 'follow',
    reasons: [],
  }));
}

async function decideSent(tx: Tx, situation: Situation): Promise<readonly ChangedVisit[]> {
  const { organization, link, roomless: dates, isDiscarded, now } = situation;
  if (isDiscarded) return await decideEnd(tx, situation);
  if (dates.length === 0) return [];
  return await decidePlanned(tx, organization, link.id, { dates, timeZone: link.timeZone, now });
}

async function decideEnd(tx: Tx, { organization, link, now }: Situation): Promise<readonly ChangedVisit[]> {
  const visits = (await visitsOf(tx, organization, [link.id])).filter(
    ({ isUnfollowed, status, end }) =>
      isUnfollowed && (status === 'expected' || status === 'notified') && end > now,
  );
  if (visits.length === 0) return [];
  const visitors = new Map((await visitorsOf(tx, organization, [link.id])).map((one) => [one.id, one]));
  return visits.flatMap((before) => {
    const visitor = visitors.get(before.visitor);
    if (!visitor) return [];
    const version = before.version + 1;
    const ended = { status: 'canceled', endedBy: 'meeting', isHeld: false } as const;
    const after = { ...before, ...ended, changedAt: now, version };
    return { visitor, before, after, what: 'canceled' as const };
  });
}
