import type { RoomInMeeting } from './composed-meeting.ts';
import { askOffice, hasMailbox, officeValue } from './office-call.ts';
import type { OfficeAnswer } from './office-call.ts';
import type { Placement } from './room-difference.ts';

export interface Places {
  /** As Outlook lists them, doubles included. */
  readonly rooms: readonly RoomInMeeting[];
  readonly texts: readonly string[];
}

/** How rooms get in and out of a meeting; one way for Mailbox 1.8 and later, one for everything before. */
export interface RoomPlaces {
  readonly read: () => Promise<Places>;
  readonly add: (room: RoomInMeeting) => Promise<OfficeAnswer<void>>;
  readonly remove: (room: RoomInMeeting) => Promise<OfficeAnswer<void>>;
}

export function roomPlaces(item: Office.AppointmentCompose): RoomPlaces {
  return hasMailbox('1.8') ? enhanced(item) : textAndAttendees(item);
}

function enhanced(item: Office.AppointmentCompose): RoomPlaces {
  return {
    read: async () => {
      const locations = await officeValue<Office.LocationDetails[]>((done) =>
        item.enhancedLocation.getAsync(done),
      );
      return {
        rooms: locations.filter(isRoom).map((one) => ({
          mailbox: (one.emailAddress || one.locationIdentifier.id).toLowerCase(),
          name: one.displayName || one.locationIdentifier.id,
        })),
        texts: locations
          .filter((one) => !isRoom(one))
          .map((one) => one.displayName || one.locationIdentifier.id),
      };
    },
    add: async (room) =>
      await askOffice<void>((done) => item.enhancedLocation.addAsync(identifier(room.mailbox), done)),
    remove: async (room) => {
      const removed = await askOffice<void>((done) =>
        item.enhancedLocation.removeAsync(identifier(room.mailbox), done),
      );
      return removed.ok ? await uninvite(item, room.mailbox) : removed;
    },
  };
}

function identifier(mailbox: string): Office.LocationIdentifier[] {
  return [{ id: mailbox, type: Office.MailboxEnums.LocationType.Room }];
}

function isRoom({ locationIdentifier }: Office.LocationDetails): boolean {
  const room: string = Office.MailboxEnums.LocationType.Room;
  return locationIdentifier.type === room;
}

/** Some Outlooks take a room out of the location and leave it invited (OfficeDev/office-js 3686). */
async function uninvite(item: Office.AppointmentCompose, mailbox: string): Promise<OfficeAnswer<void>> {
  const invited = await officeValue<Office.EmailAddressDetails[]>((done) =>
    item.requiredAttendees.getAsync(done),
  );
  const stay = invited.filter((one) => one.emailAddress.toLowerCase() !== mailbox);
  const nothing: OfficeAnswer<void> = { ok: true, value: undefined };
  // A longer list cannot be written back in one call (limit of setAsync); then the difference is shown instead.
  if (stay.length === invited.length || stay.length > 100) return nothing;
  return await askOffice<void>((done) => item.requiredAttendees.setAsync(stay, done));
}

/**
 * Before Mailbox 1.8 a location is text and a room is booked by inviting it. A room is then an attendee whose name
 * stands in the location; entries are separated by semicolons, as Outlook itself writes them.
 */
function textAndAttendees(item: Office.AppointmentCompose): RoomPlaces {
  const texts = async () => splitLocation(await officeValue<string>((done) => item.location.getAsync(done)));
  const invited = async () =>
    await officeValue<Office.EmailAddressDetails[]>((done) => item.requiredAttendees.getAsync(done));
  const setText = async (parts: readonly string[]) =>
    await askOffice<void>((done) => item.location.setAsync(parts.join('; '), done));

  return {
    read: async () => {
      const [parts, attendees] = await Promise.all([texts(), invited()]);
      const rooms = attendees
        .filter((one) => parts.includes(one.displayName))
        .map((one) => ({ mailbox: one.emailAddress.toLowerCase(), name: one.displayName }));
      const names = new Set(rooms.map((room) => room.name));
      return { rooms, texts: parts.filter((part) => !names.has(part)) };
    },
    add: async (room) => {
      const recipient = { displayName: room.name, emailAddress: room.mailbox };
      const added = await askOffice<void>((done) => item.requiredAttendees.addAsync([recipient], done));
      if (!added.ok) return added;
      const parts = await texts();
      return await setText(parts.includes(room.name) ? parts : [...parts, room.name]);
    },
    remove: async (room) => {
      const removed = await uninvite(item, room.mailbox);
      if (!removed.ok) return removed;
      return await setText((await texts()).filter((part) => part !== room.name));
    },
  };
}

export function splitLocation(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function placement(places: Places, attendees: readonly string[]): Placement {
  return { rooms: places.rooms.map((room) => room.mailbox), texts: places.texts, attendees };
}
