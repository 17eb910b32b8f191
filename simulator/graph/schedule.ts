import type { CalendarEntry } from '../state/calendaring.ts';
import { textOf } from '../state/zoned.ts';
import type { World } from '../state/world.ts';
import type { Mailbox } from './access.ts';
import { inZone, windowsOf } from './zones.ts';

/** Above this Exchange gives up on a mailbox (learn.microsoft.com/graph/outlook-get-free-busy-schedule, error 5006). */
const MOST_ENTRIES = 1000;
const digits = { free: '0', tentative: '1', busy: '2', oof: '3', workingElsewhere: '4' } as const;
const strength = ['0', '4', '1', '2', '3'];

/** What one mailbox answers to getSchedule; times in milliseconds, `interval` the width of a slot of the view. */
export function scheduleOf(
  world: World,
  mailbox: Mailbox,
  wish: { from: number; to: number; interval: number; zone: { name: string; iana: string } },
) {
  const entries = world.calendaring.view(mailbox.address, textOf(wish.from), textOf(wish.to));
  if (entries.length > MOST_ENTRIES) {
    const message = 'The result set contains too many calendar entries.';
    return { availabilityView: '', error: { responseCode: '5006', message } };
  }
  const timeZone =
    mailbox.kind === 'room'
      ? mailbox.room.timeZone
      : mailbox.kind === 'person'
        ? mailbox.person.timeZone
        : 'UTC';
  return {
    availabilityView: availabilityView(entries, wish),
    scheduleItems: entries.map((entry) => ({
      isPrivate: entry.sensitivity === 'private',
      status: entry.showAs,
      // Private items keep their details to themselves.
      ...(entry.sensitivity !== 'private' && {
        subject: entry.subject,
        location: [...entry.rooms.map(({ name }) => name), entry.locationText].filter(Boolean).join('; '),
      }),
      start: inZone(entry.start, wish.zone),
      end: inZone(entry.end, wish.zone),
    })),
    workingHours: {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:00:00.0000000',
      endTime: '17:00:00.0000000',
      timeZone: { name: windowsOf(timeZone) },
    },
  };
}

/** One digit per slot: the strongest of what touches it; times in milliseconds. */
export function availabilityView(
  entries: readonly CalendarEntry[],
  { from, to, interval }: { from: number; to: number; interval: number },
): string {
  const slots = Array.from({ length: Math.ceil((to - from) / interval) }, () => '0');
  for (const { start, end, showAs } of entries) {
    const digit = digits[showAs];
    const first = Math.max(0, Math.floor((Date.parse(start) - from) / interval));
    const last = Math.min(slots.length, Math.ceil((Date.parse(end) - from) / interval));
    for (let at = first; at < last; at += 1) {
      if (strength.indexOf(digit) > strength.indexOf(slots[at] ?? '0')) slots[at] = digit;
    }
  }
  return slots.join('');
}
