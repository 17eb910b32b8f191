import type { VisitId } from '../../../../contract/visitor-ids.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import type { Visit } from '../visitor.ts';
import { findVisit } from '../visits.store.ts';
import { grantedTo, saveGrant } from './kiosks.store.ts';

/** Long enough for a photo that is taken twice, short enough that the next guest finds nothing. */
const GRANT_MS = 3 * 60_000;

/** A visit at a reception. */
export type VisitHere = Visit & { readonly reception: ReceptionId };

/**
 * Lets a kiosk do more with the visit that it has just checked in, and with that one alone. `now`: real time, in
 * milliseconds.
 */
export async function grantVisit(
  tx: Tx,
  { organization, objectId }: Caller,
  visit: VisitId,
  now: number,
): Promise<void> {
  await saveGrant(tx, organization, objectId, { visit, until: instantOf(now + GRANT_MS) });
}

/**
 * The visit, of somebody who is inside, with which this kiosk may do more now. Rejects with `not-found`. Whoever writes about
 * it asks for it locked: it must not end meanwhile.
 */
export async function requireGranted(
  db: Db | Tx,
  { organization, objectId, kiosk }: Caller,
  id: VisitId,
  now: number,
  { isLocked = false }: { readonly isLocked?: boolean } = {},
): Promise<VisitHere> {
  const isGranted = (await grantedTo(db, organization, objectId, instantOf(now))) === id;
  const visit = isGranted ? await findVisit(db, organization, id, { isLocked }) : null;
  if (visit?.status === 'on-site' && visit.reception !== null && visit.reception === kiosk?.reception) {
    return { ...visit, reception: visit.reception };
  }
  throw new Problem('not-found', 'This kiosk has not just checked in this visit. Ask at the reception.');
}
