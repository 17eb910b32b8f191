import { z } from 'zod';
import { BookingKey } from '../../contract/meetings.ts';
import { OrganizationId } from '../../contract/primitives.ts';
import { askOffice, hasMailbox } from './office-call.ts';

/** Read by addin/events.ts as well, which may import nothing: change both together. */
const SESSION_KEY = 'foyer.meeting';
const PROPERTY_KEY = 'foyer.bookingKey';

/** What the form carries for Foyer, so that a reloaded pane and Outlook's own events find it again. */
export interface KeptMeeting {
  readonly bookingKey: BookingKey;
  readonly organization: OrganizationId;
  /** Where the server is: an event's runtime may have no page to tell. */
  readonly origin: string;
  /** What was said of the meeting last; an event brings its time and rooms up to date and says it again. */
  readonly plan: Readonly<Record<string, unknown>>;
  /** Which opening of the form said it, for the server to know what comes late. */
  readonly form: string;
  /** Rooms of the form that the server does not follow; an event does not say them either. */
  readonly unseen: readonly string[];
  /** What to tell the person at Send, as the server said for this very plan. */
  readonly verdict: {
    readonly warn: boolean;
    readonly message: string | null;
    /** What of it is said once: whoever shows it tells the server. */
    readonly told: readonly string[];
  } | null;
}

const Kept = z.object({ bookingKey: BookingKey, organization: OrganizationId });

/**
 * The key of the meeting in this form: from the form's session (Mailbox 1.11), or from the item's custom properties,
 * which also come back when a saved meeting is opened again. Both are hints: they get lost (office-js #6228), and then the
 * server finds the meeting by organizer, room and time. Null: there is none.
 */
export async function recallBookingKey(
  item: Office.AppointmentCompose,
): Promise<{ readonly bookingKey: BookingKey; readonly organization: OrganizationId | null } | null> {
  if (hasMailbox('1.11')) {
    const answer = await askOffice<string>((done) => item.sessionData.getAsync(SESSION_KEY, done));
    const kept = Kept.safeParse(answer.ok ? parsed(answer.value) : null);
    if (kept.success) return kept.data;
  }
  const properties = await askOffice<Office.CustomProperties>((done) => item.loadCustomPropertiesAsync(done));
  const key = BookingKey.safeParse(properties.ok ? properties.value.get(PROPERTY_KEY) : null);
  return key.success ? { bookingKey: key.data, organization: null } : null;
}

/** Writes the key where it may survive, and the rest where the events look. What cannot be kept costs a search later. */
export async function keepMeeting(item: Office.AppointmentCompose, kept: KeptMeeting): Promise<void> {
  if (hasMailbox('1.11')) {
    const text = JSON.stringify(kept);
    await askOffice<void>((done) => item.sessionData.setAsync(SESSION_KEY, text, done));
  }
}

/** Once per key. New Outlook fails the first save on an unsaved draft and takes the second (office-js #6624). */
export async function keepBookingKey(item: Office.AppointmentCompose, key: BookingKey): Promise<void> {
  const properties = await askOffice<Office.CustomProperties>((done) => item.loadCustomPropertiesAsync(done));
  if (!properties.ok || properties.value.get(PROPERTY_KEY) === key) return;
  properties.value.set(PROPERTY_KEY, key);
  const first = await askOffice<void>((done) => properties.value.saveAsync(done));
  if (!first.ok) await askOffice<void>((done) => properties.value.saveAsync(done));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
