import type { Interval, TimeZone } from '../../../../contract/primitives.ts';
import { cityOf, momentsIn } from '../deadlines/moments.ts';
import type { Shortage } from './shortage.ts';

/**
 * e.g. `Canteen CPH makes 60 covers an hour; for Wed 2 Dec 2026, 12:00 to 13:00 (Copenhagen time) 12 are left.` or `AV CPH
 * has 1 × Camera; for Wed 2 Dec 2026, 12:00 to 13:00 (Copenhagen time) none is left.`
 */
export function explainShortage(
  shortage: Shortage,
  { name: team, timeZone }: { readonly name: string; readonly timeZone: TimeZone },
): string {
  const { most, left, during } = shortage;
  const when = `${spanInWords(during, timeZone)} (${cityOf(timeZone)} time)`;
  const rest = left === 0 ? 'none is left' : left === 1 ? '1 is left' : `${left} are left`;
  if (shortage.kind === 'covers') return `${team} makes ${most} covers an hour; for ${when} ${rest}.`;
  if (most === 0) return `${team} has no ${shortage.name} at the moment.`;
  return `${team} has ${most} × ${shortage.name}; for ${when} ${rest}.`;
}

/** The day is said once when it is the same. */
function spanInWords({ start, end }: Interval, timeZone: TimeZone): string {
  const [from, to] = [start, end].map(momentsIn(timeZone));
  const [day, time] = (to ?? '').split(', ');
  return `${from} to ${from?.startsWith(`${day},`) ? time : to}`;
}
