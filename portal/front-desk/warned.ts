import type { DeskVisit } from '../../contract/front-desk.ts';

/** Whether the desk is warned of a visitor, and nobody has said that it is somebody else. */
export function isWarnedOf({ warning }: Pick<DeskVisit, 'warning'>): boolean {
  return warning !== null && warning.state !== 'cleared';
}

/** Whom a kiosk sent to the desk and who still waits there, the first first. */
export function waitingAtDesk(
  visits: readonly DeskVisit[],
): readonly (DeskVisit & { readonly sentAt: NonNullable<NonNullable<DeskVisit['warning']>['sentAt']> })[] {
  return visits
    .flatMap((visit) => {
      const sentAt = visit.warning?.sentAt ?? null;
      const isWaiting = isWarnedOf(visit) && visit.steps.includes('check-in');
      return sentAt !== null && isWaiting ? [{ ...visit, sentAt }] : [];
    })
    .toSorted((one, other) => (one.sentAt < other.sentAt ? -1 : 1));
}
