import { useSearchParams } from 'wouter';
import type { Instant } from '../../../contract/primitives.ts';
import { localDay } from '../../../ui/time/format.ts';
import { dayIn } from '../../meetings/day-choice.ts';
import type { MyTeam } from '../OfTeam.tsx';

/** The day that the address names, else the team's today; and the way to name another. */
export function usePlannedDay(
  { id, timeZone }: MyTeam,
  now: Instant,
): readonly [string, (day: string) => void] {
  const [params, setParams] = useSearchParams();
  const day = dayIn(params.get('day')) ?? localDay(now, timeZone);
  return [day, (chosen) => setParams({ team: id, day: chosen })];
}
