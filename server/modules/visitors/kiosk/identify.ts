import { MOST_DESK_VISITS } from '../../../../contract/front-desk.ts';
import type { DeskVisit } from '../../../../contract/front-desk.ts';
import type { Shown } from '../../../../contract/kiosk.ts';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { boundsOf, dayOf } from '../../../kernel/calendar-days.ts';
import type { Db } from '../../../storage/database.ts';
import { deskVisits } from '../front-desk.ts';
import type { Reception } from '../reception.ts';
import type { Visit } from '../visitor.ts';
import { findVisitByPass, visitsAtDesk } from '../visits.store.ts';
import { isSameName } from './own-name.ts';
import { isForKiosk } from './pass-counts.ts';

export interface KioskPlace {
  readonly organization: OrganizationId;
  readonly reception: Reception;
  /** Business time. */
  readonly now: Instant;
}

/**
 * The visits at a reception that somebody may see at its kiosk because of what they show: one for a pass, all of the day that
 * name and host fit for a name. None for anything else, and whatever it is that does not fit, the database was asked the same.
 */
export async function identify(
  db: Db,
  { organization, reception, now }: KioskPlace,
  shown: Shown,
): Promise<readonly Visit[]> {
  const { id, timeZone } = reception;
  const isOpen = (visit: Visit) => isForKiosk(visit, timeZone, now);
  if ('pass' in shown) {
    const found = await findVisitByPass(db, shown.pass);
    const isHere = found?.organization === organization && found.visit.reception === id;
    return found && isHere && isOpen(found.visit) ? [found.visit] : [];
  }
  const today = boundsOf(dayOf(now, timeZone), timeZone);
  const visits = await visitsAtDesk(db, organization, id, today, MOST_DESK_VISITS);
  const facts = await deskVisits(db, organization, visits);
  const fitting = new Set(facts.filter((visit) => isCalled(visit, shown)).map((visit) => visit.id));
  return visits.filter((visit) => fitting.has(visit.id) && isOpen(visit));
}

/** Whether a visit is that of somebody who says this name, and visits whom they say. Takes as long whichever is wrong. */
export function isCalled(
  { name, host }: Pick<DeskVisit, 'name' | 'host'>,
  said: { readonly name: string; readonly host: string },
): boolean {
  const isNamed = isSameName(name, said.name);
  const isVisited = isSameName(host.name, said.host);
  return isNamed && isVisited;
}

/** Which of several visits somebody has come for: the next to end that was not begun, else where they are inside. */
export function mostLikely(visits: readonly Visit[], now: Instant): Visit | null {
  const byTime = visits.toSorted((one, other) => (one.start < other.start ? -1 : 1));
  return (
    byTime.find(({ status, end }) => status !== 'on-site' && end > now) ??
    byTime.find(({ status }) => status === 'on-site') ??
    byTime[0] ??
    null
  );
}
