import { useTranslation } from 'react-i18next';
import { listDepartments } from '../../contract/organization.ts';
import type { PolicyPart, RoomPolicy } from '../../contract/room-policies.ts';
import { useOpeningWords } from '../providers/opening-words.ts';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { NumberPart } from './policy-values.ts';

/** What a part of a policy says, in a few words; empty where it says nothing. */
export function usePolicyWords(): (part: PolicyPart, policy: RoomPolicy) => string {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const opening = useOpeningWords();
  const departments = useReading(listDepartments).data?.departments ?? [];
  const counted = {
    longestMinutes: 'minutes',
    leadMinutes: 'minutes',
    daysAhead: 'days',
    openBookings: 'meetings',
    hoursPerWeek: 'hours',
  } as const;

  const people = (audience: RoomPolicy['seenBy'], names: RoomPolicy['groupNames']) => {
    if (audience === null) return '';
    const all = [
      ...audience.groups.map((id) => names[id] ?? t('roomPolicies.said.group')),
      ...audience.departments.map((id) => departments.find((one) => one.id === id)?.name ?? id),
    ];
    return all.length === 0 ? t('roomPolicies.said.everybody') : time.list(all);
  };
  const number = (part: NumberPart, value: number | null) => {
    if (value === null) return '';
    if (value === 0) return t('roomPolicies.said.noLimit');
    if (part === 'fillPercent') return t('roomPolicies.said.percent', { value: time.number(value) });
    return t(`roomPolicies.said.${counted[part]}`, { count: value });
  };
  const daysOff = (days: NonNullable<RoomPolicy['closedDays']>) =>
    days.length === 0 ? t('roomPolicies.said.noClosedDays') : opening.daysOff(JSON.stringify(days));
  const words: Readonly<Record<PolicyPart, (policy: RoomPolicy) => string>> = {
    seenBy: ({ seenBy, groupNames }) => people(seenBy, groupNames),
    bookedBy: ({ bookedBy, groupNames }) => people(bookedBy, groupNames),
    hours: ({ hours }) => (hours === null ? '' : opening.week(JSON.stringify(hours))),
    closedDays: ({ closedDays }) => (closedDays === null ? '' : daysOff(closedDays)),
    longestMinutes: ({ longestMinutes }) => number('longestMinutes', longestMinutes),
    leadMinutes: ({ leadMinutes }) => number('leadMinutes', leadMinutes),
    daysAhead: ({ daysAhead }) => number('daysAhead', daysAhead),
    fillPercent: ({ fillPercent }) => number('fillPercent', fillPercent),
    openBookings: ({ openBookings }) => number('openBookings', openBookings),
    hoursPerWeek: ({ hoursPerWeek }) => number('hoursPerWeek', hoursPerWeek),
    approval: ({ approval }) => (approval === null ? '' : t(`roomPolicies.said.${approval}`)),
  };
  return (part, policy) => words[part](policy);
}
