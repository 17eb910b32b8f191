import type { DeskVisit } from '../../contract/front-desk.ts';
import { MOST_WALK_INS } from '../../contract/walk-ins.ts';

/** Whether somebody is here, or waits at the desk, of whom nobody was told, because their host is only a name. */
export function isUntold({ isWalkIn, host, status }: DeskVisit): boolean {
  return isWalkIn && host.mail === null && (status === 'on-site' || status === 'expected');
}

/** Those who came with a walk-in to the same host, and the one; nobody was told of them either. */
export function untoldWith(
  visits: readonly DeskVisit[],
  { id, start, host }: DeskVisit,
): readonly DeskVisit[] {
  return visits
    .filter(
      (visit) =>
        visit.id === id || (isUntold(visit) && visit.start === start && visit.host.name === host.name),
    )
    .slice(0, MOST_WALK_INS);
}
