import { bodyFor } from '../../graph/calendar-view.routes.ts';
import type { CalendarEntry } from '../../state/calendaring.ts';
import type { MailboxItem } from '../../state/mailbox-items.ts';
import { textOf } from '../../state/zoned.ts';
import type { World } from '../../state/world.ts';
import type { EwsFolder } from '../folders.ts';
import type { SeenItem } from '../property-kinds.ts';

/** Single meetings and masters of a folder; only calendars hold anything here. */
export function itemsIn(world: World, folder: EwsFolder): readonly SeenItem[] {
  if (folder.name !== 'calendar') return [];
  return world.calendaring.items(folder.mailbox.address).map((item) => seen(world, folder, item));
}

/** What a calendar view shows: series expanded, in order of start. Times in milliseconds. */
export function datesIn(world: World, folder: EwsFolder, from: number, to: number): readonly SeenItem[] {
  const { address } = folder.mailbox;
  return world.calendaring
    .view(address, textOf(from), textOf(to))
    .flatMap((entry) => asItem(world, entry).map((item) => seen(world, folder, item)));
}

export function seen(world: World, folder: EwsFolder, item: MailboxItem): SeenItem {
  return { ...item, folder, body: bodyFor(world, folder.mailbox.address, item.entry) };
}

function asItem(world: World, entry: CalendarEntry): MailboxItem[] {
  const meeting = world.calendaring.find(entry.meetingUid);
  return meeting ? [{ entry, kind: entry.kind, meeting, series: null }] : [];
}
