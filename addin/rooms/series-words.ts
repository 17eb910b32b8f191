import type { Instant } from '../../contract/primitives.ts';
import type { RoomSeries } from '../../contract/series-rooms.ts';
import { localDay } from '../../ui/time/format.ts';
import { refusalSentence } from './reasons.ts';
import type { Wording } from './reasons.ts';
import type { SeriesInRooms } from './series-in-rooms.ts';

/** So many dates are read at a glance; more are shown when somebody asks. */
export const AT_A_GLANCE = 3;

/** On how many of its dates a room is free, which ones it is taken on, and how old that is; in sentences. */
export function seriesWords(
  series: RoomSeries,
  { dates, now }: Pick<SeriesInRooms, 'dates' | 'now'>,
  isOpen: boolean,
  wording: Wording,
): string {
  const { t, time, timeZone } = wording;
  const { free, busy, unknown, conflicts, readAt } = series;
  const refused = refusedWords(series, wording);
  if (readAt === null) return [t('series.unread'), refused].filter(Boolean).join(' ');
  const all = time.number(dates);
  const shown = conflicts.slice(0, isOpen ? conflicts.length : AT_A_GLANCE);
  const named = time.list(shown.map(({ start }) => time.shortDay(start, timeZone)));
  const left = busy - shown.length;
  return [
    free === dates ? t('series.free', { all }) : t('series.some', { free: time.number(free), all }),
    busy > 0 &&
      (left === 0
        ? t('series.taken', { dates: named })
        : t('series.takenMore', { dates: named, count: left })),
    unknown > 0 && t('series.unknown', { count: unknown }),
    `(${t('series.asOf', { time: ageInWords(readAt, now, { time, timeZone }) })})`,
    refused,
  ]
    .filter(Boolean)
    .join(' ');
}

/** On how many dates the policy of the room is against it, and why on the first of them. */
function refusedWords({ refused: { dates, first, reasons } }: RoomSeries, wording: Wording): string {
  if (first === null) return '';
  const { t, time, timeZone } = wording;
  const day = time.shortDay(first.start, timeZone);
  const why = reasons.map((reason) => refusalSentence(reason, wording)).join(' ');
  return t('series.refused', { count: dates, day, reasons: why });
}

/** A calendar that cannot be read may have been read days ago: then its day is said, too. */
export function ageInWords(
  readAt: Instant,
  now: Instant,
  { time, timeZone }: Pick<Wording, 'time' | 'timeZone'>,
): string {
  const clock = time.clock(readAt, timeZone);
  const isToday = localDay(readAt, timeZone) === localDay(now, timeZone);
  return isToday ? clock : `${time.shortDay(readAt, timeZone)}, ${clock}`;
}
