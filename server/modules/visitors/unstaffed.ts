import type { Instant } from '../../../contract/primitives.ts';
import type { ReceptionClosed } from '../../../contract/visitors.ts';
import { closureAt } from '../services/index.ts';
import type { Reception } from './reception.ts';

type Staffed = Pick<Reception, 'timeZone' | 'hours' | 'closedDays'>;

/** Why nobody is at a reception at a moment, by its clock; null: somebody is. One that says no hours is always staffed. */
export function closedWhen({ timeZone, hours, closedDays }: Staffed, at: Instant): ReceptionClosed | null {
  return closureAt({ timeZone, hours, closedDays, holidays: null }, at);
}

export function isUnstaffed(reception: Staffed, at: Instant): boolean {
  return closedWhen(reception, at) !== null;
}
