import type { Unit } from '../../contract/rooms.ts';
import { sameClock, zoneCity } from '../../ui/time/format.ts';
import type { Meeting } from '../outlook/composed-meeting.ts';

/**
 * The city whose clock the meeting follows, as the person would call it. Windows zones do not name one: where it was
 * only guessed, a place of the organization with the same clock is the better name (Copenhagen rather than Paris).
 */
export function homeCity(
  { interval, timeZone }: Pick<Meeting, 'interval' | 'timeZone'>,
  units: readonly Pick<Unit, 'timeZone'>[],
): string {
  const ours = timeZone.cityGuessed
    ? units.find((unit) => sameClock(interval, unit.timeZone, timeZone.name))
    : undefined;
  return zoneCity(ours?.timeZone ?? timeZone.name);
}
