import { roomsOf } from './item.ts';
import type { ItemKey, ItemState } from './item.ts';
import { shownPlace } from './methods/locations.ts';
import { toOffice } from './office-recurrence.ts';

/** An event of Office.js; `payload` is an array whose first element is JSON text, as the library expects. */
export interface ItemEvent {
  readonly name: string;
  readonly payload: readonly [string];
}

/** The events that a change of the item raises in every frame that listens. */
export function eventsOf(
  changed: ReadonlySet<ItemKey>,
  before: ItemState,
  after: ItemState,
): readonly ItemEvent[] {
  const resources = changed.has('places') && !sameRooms(before, after);
  const people = { required: changed.has('required'), optional: changed.has('optional') };
  const events: (ItemEvent | false)[] = [
    (people.required || people.optional || resources) &&
      event('olkRecipientsChanged', {
        to: false,
        cc: false,
        bcc: false,
        requiredAttendees: people.required,
        optionalAttendees: people.optional,
        resources,
      }),
    (changed.has('start') || changed.has('end')) &&
      event('olkAppointmentTimeChanged', { start: after.start, end: after.end }),
    changed.has('places') &&
      event('olkEnhancedLocationsChanged', { enhancedLocations: after.places.map(shownPlace) }),
    changed.has('recurrence') &&
      event('olkRecurrenceChanged', { recurrence: JSON.stringify(toOffice(after)) }),
  ];
  return events.filter((one) => one !== false);
}

/** The launch events that the same change raises in the add-in's runtime, by the manifest's names. */
export function launchEventsOf(
  changed: ReadonlySet<ItemKey>,
  before: ItemState,
  after: ItemState,
): readonly string[] {
  const attendees =
    changed.has('required') ||
    changed.has('optional') ||
    (changed.has('places') && !sameRooms(before, after));
  return [
    (changed.has('start') || changed.has('end')) && 'OnAppointmentTimeChanged',
    changed.has('recurrence') && 'OnAppointmentRecurrenceChanged',
    attendees && 'OnAppointmentAttendeesChanged',
  ].filter((name) => name !== false);
}

function event(name: string, content: unknown): ItemEvent {
  return { name, payload: [JSON.stringify(content)] };
}

function sameRooms(before: ItemState, after: ItemState): boolean {
  return addressesOf(before) === addressesOf(after);
}

function addressesOf(state: ItemState): string {
  return roomsOf(state)
    .map((room) => room.address)
    .join(' ');
}
