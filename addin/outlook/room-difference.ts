import type { RoomChange } from './composed-meeting.ts';

/** The rooms' side of a meeting at one moment: every entry as Outlook lists it, doubles included. */
export interface Placement {
  /** Mailboxes of the rooms in the location, lower case. */
  readonly rooms: readonly string[];
  readonly texts: readonly string[];
  /** Mailboxes of everybody invited, lower case. */
  readonly attendees: readonly string[];
}

/** What adding a room really did. `name` is how the room would read if it ended up as text. */
export function differenceAfterAdd(
  before: Placement,
  after: Placement,
  room: { readonly mailbox: string; readonly name: string },
): RoomChange {
  const times = count(after.rooms, room.mailbox);
  if (times > 1) return { outcome: 'added-twice' };
  if (times === 0) {
    const asText = after.texts.includes(room.name) && !before.texts.includes(room.name);
    return { outcome: asText ? 'only-text' : 'not-added' };
  }
  return others(before, after, room.mailbox);
}

/** What removing a room really did: some Outlooks drop the location and leave the room invited. */
export function differenceAfterRemove(before: Placement, after: Placement, mailbox: string): RoomChange {
  if (after.rooms.includes(mailbox)) return { outcome: 'kept', as: 'location' };
  if (after.attendees.includes(mailbox)) return { outcome: 'kept', as: 'attendee' };
  return others(before, after, mailbox);
}

function others(before: Placement, after: Placement, except: string): RoomChange {
  const had = new Set(before.rooms);
  const has = new Set(after.rooms);
  const appeared = [...has].filter((mailbox) => mailbox !== except && !had.has(mailbox));
  const vanished = [...had].filter((mailbox) => mailbox !== except && !has.has(mailbox));
  if (appeared.length + vanished.length === 0) return { outcome: 'done' };
  return { outcome: 'others-changed', appeared, vanished };
}

function count(list: readonly string[], wanted: string): number {
  return list.filter((one) => one === wanted).length;
}
