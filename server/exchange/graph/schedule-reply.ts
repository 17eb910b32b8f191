import { z } from 'zod';
import type { Interval, MailboxAddress } from '../../../contract/primitives.ts';
import { overlaps } from '../../kernel/time.ts';
import type { BusyBlock, Schedule } from '../exchange.port.ts';
import { faultOf, faultOfRoom, UnreadableReply } from './graph-failure.ts';
import { createWordWatch } from '../unknown-words.ts';
import { UtcTime } from './utc-time.ts';

const Entry = z.object({
  scheduleId: z.string().max(400).toLowerCase(),
  error: z.object({ responseCode: z.string().max(200) }).nullish(),
  scheduleItems: z
    .array(z.object({ status: z.string().nullish(), start: UtcTime, end: UtcTime }))
    .max(5000)
    .nullish(),
});
type Entry = z.output<typeof Entry>;

const Reply = z.object({ value: z.array(z.unknown()) });
const Name = z.object({ scheduleId: z.string().max(400).toLowerCase() });

/** Graph's `freeBusyStatus`. A value that is not here, or none, takes the time: what we cannot read is not free. */
const statuses: ReadonlyMap<string, BusyBlock['status'] | 'free'> = new Map([
  ['free', 'free'],
  ['tentative', 'tentative'],
  ['busy', 'busy'],
  ['oof', 'out-of-office'],
  ['workingElsewhere', 'working-elsewhere'],
  ['unknown', 'busy'],
]);

/**
 * Reads the reply to getSchedule for `rooms`, one Schedule each, in order. An entry that cannot be understood makes its
 * own room unknown and no other. Throws UnreadableReply when the whole is not a list.
 */
export function readScheduleReply(
  reply: unknown,
  rooms: readonly MailboxAddress[],
  interval: Interval,
): Schedule[] {
  const list = Reply.safeParse(reply);
  if (!list.success) throw new UnreadableReply('getSchedule gave no list', { cause: list.error });

  const entries = new Map<string, Entry | null>();
  for (const value of list.data.value) {
    const name = Name.safeParse(value);
    if (name.success) entries.set(name.data.scheduleId, Entry.safeParse(value).data ?? null);
  }
  return rooms.map((mailbox) => toSchedule(mailbox, entries.get(mailbox) ?? null, interval));
}

function toSchedule(mailbox: MailboxAddress, entry: Entry | null, interval: Interval): Schedule {
  if (entry?.error) return { mailbox, known: false, fault: faultOfRoom(entry.error.responseCode) };
  if (!entry?.scheduleItems) {
    return { mailbox, known: false, fault: faultOf(new UnreadableReply('no answer for this room')) };
  }
  const words = createWordWatch();
  const busy = entry.scheduleItems.flatMap(({ status, start, end }): BusyBlock[] => {
    const taken = words.meaning('showAs', statuses, status) ?? 'busy';
    return taken === 'free' || !overlaps({ start, end }, interval) ? [] : [{ start, end, status: taken }];
  });
  return { mailbox, known: true, busy: busy.sort((a, b) => (a.start < b.start ? -1 : 1)), ...words.found() };
}
