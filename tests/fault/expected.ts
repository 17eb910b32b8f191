import { address, companies, roomsOf } from './cast.ts';
import { DAY_MS, FIRST_DAY, MOST_DAYS } from './story.ts';
import type { Story } from './story.ts';
import type { CalendarEntry, HistoryEntry, TenantControl } from './tenant.ts';

/** A date of a meeting that is held. */
export interface Held {
  readonly start: string;
  readonly end: string;
  /** Address. */
  readonly room: string;
}

/** What must have become of a story, by what the tenant did and by nothing that the product says. */
export type Outcome =
  | { readonly kind: 'unsent' }
  | { readonly kind: 'canceled' }
  /** Its room said no: it is held for some hours, and then as good as canceled. */
  | { readonly kind: 'declined' }
  | ({ readonly kind: 'held' } & Held)
  /** Nobody has decided about its room. */
  | ({ readonly kind: 'waiting' } & Held)
  /** A series: every date of it that is left, by what rooms show. */
  | { readonly kind: 'dates'; readonly dates: readonly Held[] };

/** What the tenant itself knows of all meetings. */
export interface Truth {
  readonly history: readonly HistoryEntry[];
  /** What rooms' calendars show, by address. */
  readonly calendars: ReadonlyMap<string, readonly CalendarEntry[]>;
}

export async function truthOf(tenant: TenantControl): Promise<Truth> {
  const window = [FIRST_DAY, FIRST_DAY + MOST_DAYS * DAY_MS].map((at) => new Date(at).toISOString());
  const [from = '', to = ''] = window;
  const rooms = companies.flatMap((company) => roomsOf(company).map((room) => address(room, company)));
  const calendars = new Map<string, readonly CalendarEntry[]>();
  for (const room of rooms) calendars.set(room, await tenant.calendar(room, from, to));
  return { history: await tenant.history(), calendars };
}

/** Of each meeting the last word in the tenant's history counts, of the dates of a series what calendars show. */
export function outcomesOf(stories: readonly Story[], truth: Truth): ReadonlyMap<Story, Outcome> {
  const last = new Map(truth.history.map((entry) => [entry.iCalUId, entry]));
  return new Map(stories.map((story) => [story, outcomeOf(story, last, truth)]));
}

function outcomeOf(
  { name, uid, kind }: Story,
  last: ReadonlyMap<string, HistoryEntry>,
  { calendars }: Truth,
): Outcome {
  if (uid === null) return { kind: 'unsent' };
  const entry = last.get(uid);
  if (!entry) throw new Error(`the tenant knows nothing of the meeting of ${name}`);
  if (entry.isCancelled) return { kind: 'canceled' };
  if (kind === 'series') return { kind: 'dates', dates: datesOf(uid, calendars) };
  const [room, ...others] = entry.rooms;
  if (!room || others.length > 0 || (kind === 'single' && room.response !== 'accepted')) {
    const rooms = entry.rooms.map(({ address: at, response }) => `${at} ${response}`).join(', ');
    throw new Error(`the story of ${name} was to end in one accepted room, and ended in ${rooms}`);
  }
  if (room.response === 'declined') return { kind: 'declined' };
  const held = { start: entry.start, end: entry.end, room: room.address };
  return { kind: room.response === 'accepted' ? 'held' : 'waiting', ...held };
}

function datesOf(uid: string, calendars: Truth['calendars']): readonly Held[] {
  return [...calendars].flatMap(([room, entries]) =>
    entries
      .filter((entry) => entry.meetingUid === uid && !entry.isCancelled)
      .map(({ start, end }) => ({ start, end, room })),
  );
}
