import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { MissLimit } from '../../../http/limit-misses.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { knownReception } from '../known-reception.ts';
import type { Reception } from '../reception.ts';
import type { Visit } from '../visitor.ts';
import type { KioskPlace } from './identify.ts';
import type { KioskDeps } from './kiosk-deps.ts';

export interface UseKioskDeps extends KioskDeps {
  /** Of each kiosk by itself. */
  readonly misses: MissLimit;
}

/** Where a kiosk stands, and what the business time is. */
export async function placeOf(
  { db, clock }: Pick<KioskDeps, 'db' | 'clock'>,
  caller: Caller,
): Promise<KioskPlace> {
  return {
    organization: caller.organization,
    reception: await receptionOf(db, caller),
    now: clock.now(),
  };
}

export async function receptionOf(db: Db | Tx, { organization, kiosk }: Caller): Promise<Reception> {
  if (!kiosk) throw unknownVisit();
  return await knownReception(db, organization, kiosk.reception);
}

/** Counts what is not found against the kiosk at which it was tried. */
export async function requiredVisit(
  { misses }: Pick<UseKioskDeps, 'misses'>,
  { objectId }: Caller,
  look: () => Promise<Visit | null>,
): Promise<Visit> {
  const visit = await misses.try(objectId, look);
  if (!visit) throw unknownVisit();
  return visit;
}

/** The one answer to a pass of yesterday, of another house, guessed or used up, and to a name that is not expected. */
export function unknownVisit(): Problem {
  return new Problem(
    'not-found',
    'There is no visit of today for this at this reception. Ask at the reception.',
  );
}
