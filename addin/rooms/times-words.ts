import type { Interval } from '../../contract/primitives.ts';
import type { TimeSuggestion } from '../../contract/room-times.ts';
import type { TimeChange } from '../outlook/composed-meeting.ts';
import type { Wording } from './wording.ts';

/** What another time changes: `30 minutes later`, `1 day later, same time`, `15 minutes shorter`. */
export function changeInWords(
  { kind, days, shiftMinutes, shorterMinutes }: TimeSuggestion,
  wording: Wording,
): string {
  const { t } = wording;
  if (days !== 0) {
    const count = Math.abs(days);
    const words = t(days < 0 ? 'times.daysEarlier' : 'times.daysLater', { count });
    return shiftMinutes === 0 ? t('times.sameTime', { days: words }) : words;
  }
  const minutes = kind === 'shorter' ? shorterMinutes : Math.abs(shiftMinutes);
  return t(`times.${kind}`, { duration: durationInWords(minutes, wording) });
}

/** `45 minutes`, `1 hour and 15 minutes` */
export function durationInWords(minutes: number, { t, time }: Wording): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return time.list([
    ...(hours > 0 ? [t('times.hours', { count: hours })] : []),
    ...(rest > 0 ? [t('times.minutes', { count: rest })] : []),
  ]);
}

/** `fjord and 3 more` */
export function roomsInWords({ rooms, free }: TimeSuggestion, { t }: Wording): string {
  const room = rooms[0]?.name ?? '';
  return free > 1 ? t('times.rooms', { room, count: free - 1 }) : room;
}

/** `Thu, 3 Dec 2026, 10:00–11:00`, in the meeting's zone. */
export function whenInWords(interval: Interval, { time, timeZone }: Wording): string {
  return time.dayAndRange(interval, timeZone).join(' ');
}

/** Why the meeting has not the time that it should have. */
export function troubleInWords(
  { code, isAsBefore }: Extract<TimeChange, { outcome: 'refused' }>,
  { t }: Pick<Wording, 't'>,
): string {
  if (!isAsBefore) return t('times.half');
  return code === null ? t('times.ignored') : t('times.refused', { code });
}
