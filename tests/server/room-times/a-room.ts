import { MailboxAddress, TimeZone } from '../../../contract/primitives.ts';
import type { TimeSuggestion } from '../../../contract/room-times.ts';
import { instantOf } from '../../../server/kernel/time.ts';
import { layTimes } from '../../../server/modules/availability/calendar-times.ts';
import { nearestTimes } from '../../../server/modules/room-times/nearest-times.ts';
import type { Question, TimedRoom } from '../../../server/modules/room-times/nearest-times.ts';

export const at = (text: string) => instantOf(Date.parse(text));
export const zone = (name: string) => TimeZone.parse(name);
export const copenhagen = zone('Europe/Copenhagen');
export const readWindow = { start: Date.parse('2026-10-01T00:00Z'), end: Date.parse('2027-11-30T00:00Z') };

/** A room with what it is taken for, e.g. `['2026-12-01T09:00Z', '2026-12-01T10:00Z']`. */
export function aRoom(
  name: string,
  taken: readonly (readonly [from: string, to: string])[] = [],
  { window = readWindow, ...more }: Partial<TimedRoom> & { window?: typeof readWindow } = {},
): TimedRoom {
  const seconds = (text: string) => (Date.parse(text) - window.start) / 1_000;
  const times = layTimes(
    window,
    taken.map(([from, to]) => ({ start: seconds(from), end: seconds(to), isTentative: false })),
  );
  const mailbox = MailboxAddress.parse(`${name}@nordhavn.example`);
  const read = { times, readAt: at('2026-11-30T08:00Z'), isOwn: false, places: null };
  return { mailbox, name, timeZone: copenhagen, ...read, ...more };
}

/** Tuesday 1 December, 10 to 11 in Copenhagen, asked on Monday morning. */
export const tuesday: Question = {
  meeting: { start: at('2026-12-01T09:00Z'), end: at('2026-12-01T10:00Z') },
  saved: null,
  timeZone: copenhagen,
  rooms: [],
  before: 0,
  after: 0,
  now: at('2026-11-30T08:00Z'),
};

/** The whole answer, without a turn for anybody else. */
export function nearest(question: Partial<Question>): readonly TimeSuggestion[] {
  const work = nearestTimes({ ...tuesday, ...question });
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** `later 0d +60 10:00-11:00: fjord` */
export function inShort({
  kind,
  days,
  shiftMinutes,
  shorterMinutes,
  start,
  end,
  free,
  rooms,
}: TimeSuggestion) {
  const change = kind === 'shorter' ? `-${shorterMinutes}` : `${shiftMinutes > 0 ? '+' : ''}${shiftMinutes}`;
  const named = rooms.map(({ name }) => name).join(', ');
  return `${kind} ${days}d ${change} ${start.slice(11, 16)}-${end.slice(11, 16)}: ${named} of ${free}`;
}
