import { watchMeeting } from './changes.ts';
import type { ComposedMeeting, KeptThing, RoomChange, RoomInMeeting } from './composed-meeting.ts';
import { placement, roomPlaces } from './locations.ts';
import { keepBookingKey, keepMeeting, recallBookingKey } from './kept-meeting.ts';
import { formTime, moveMeeting } from './move-meeting.ts';
import { askOffice, hasMailbox } from './office-call.ts';
import type { OfficeAnswer } from './office-call.ts';
import { isSaved, readAttendees, readInterval, readMeeting } from './read-meeting.ts';
import { differenceAfterAdd, differenceAfterRemove } from './room-difference.ts';
import type { Placement } from './room-difference.ts';

/** The meeting in the compose form that this pane belongs to, or null when the pane was opened beside anything else. */
export async function openMeeting(): Promise<ComposedMeeting | null> {
  const item = composedItem();
  if (!item) return null;

  const places = roomPlaces(item);
  const form = formTime(item);
  const saved = (await isSaved(item)) ? await nowOccupied(item) : null;
  let keyOfProperties: string | null = null;
  const look = async (): Promise<Placement> => {
    const [located, attendees] = await Promise.all([places.read(), readAttendees(item)]);
    return placement(
      located,
      attendees.map(({ mail }) => mail),
    );
  };
  const change = async (
    act: () => Promise<OfficeAnswer<void>>,
    difference: (before: Placement, after: Placement) => RoomChange,
  ): Promise<RoomChange> => {
    const before = await look();
    const answer = await act();
    const after = await look();
    return answer.ok ? difference(before, after) : { outcome: 'refused', code: answer.code };
  };

  return {
    read: async () => await readMeeting(item, places, saved),
    addRoom: async (room: RoomInMeeting) =>
      await change(
        async () => await places.add(room),
        (before, after) => differenceAfterAdd(before, after, room),
      ),
    removeRoom: async (room: RoomInMeeting) =>
      await change(
        async () => await places.remove(room),
        (before, after) => differenceAfterRemove(before, after, room.mailbox),
      ),
    moveTo: form && (async (to) => await moveMeeting(form, to)),
    onChange: (changed) => watchMeeting(item, changed),
    recall: async (what) => {
      if (!hasMailbox('1.11')) return null;
      const answer = await askOffice<string>((done) => item.sessionData.getAsync(sessionKey(what), done));
      return answer.ok ? answer.value : null; // 9050: nothing was kept
    },
    recallKey: async () => await recallBookingKey(item),
    keepMeeting: async (kept) => {
      await keepMeeting(item, kept);
      if (kept.bookingKey !== keyOfProperties) await keepBookingKey(item, kept.bookingKey);
      keyOfProperties = kept.bookingKey;
    },
    keep: async (what, text) => {
      // A wish that cannot be kept costs a second choice after a reload, nothing more.
      if (hasMailbox('1.11'))
        await askOffice<void>((done) => item.sessionData.setAsync(sessionKey(what), text, done));
    },
  };

  async function nowOccupied(appointment: Office.AppointmentCompose) {
    const [interval, located] = await Promise.all([readInterval(appointment), places.read()]);
    return { interval, rooms: [...new Set(located.rooms.map((room) => room.mailbox))] };
  }
}

/** `foyer.wish`, `foyer.request`, `foyer.message.<id>`. */
function sessionKey(what: KeptThing): string {
  return `foyer.${what.replace(' ', '.')}`;
}

/** Only a compose form has a time that can be asked for; a read form has it as plain dates, a message has none. */
function composedItem(): Office.AppointmentCompose | null {
  const item = Office.context.mailbox?.item as Partial<Office.AppointmentCompose> | null | undefined;
  const composes =
    item?.itemType === Office.MailboxEnums.ItemType.Appointment && 'getAsync' in (item.start ?? {});
  return composes ? (item as Office.AppointmentCompose) : null;
}
