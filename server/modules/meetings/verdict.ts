import type { BookingKey, Reason, Verdict } from '../../../contract/meetings.ts';
import type { CalendarId, Interval, MailboxAddress } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import { placesFor, placesLeft, policyRefusals, policySentence, visibleRooms } from '../rooms/index.ts';
import { uidsOf } from './bound.ts';
import { isLive } from './fold-sightings.ts';
import type { KnownOccurrence, Link } from './link.ts';
import type { MeetingUseDeps } from './meeting-deps.ts';
import { calendarFacts, sightingsWithin } from './mirror-facts.store.ts';
import type { PlacedCalendar, ShownSighting } from './mirror-facts.store.ts';
import { knownOccurrences } from './occurrences.store.ts';
import { requireOwn } from './own-meetings.ts';
import { situationOf } from './situation.ts';

/** Outlook shows at most 500 characters in the dialog at Send. */
const LONGEST_MESSAGE = 500;
/** What the events show of it (addin/events.ts): dates that stand behind that were not told. */
const SHOWN_MESSAGE = 250;
const MOST_MEETINGS = 500;

/**
 * What the organizer should hear before the meeting is sent: a chosen room that is taken now, one in which a person
 * decides, something that hangs on the meeting and cannot be delivered. Answered from what is known, so that Outlook need
 * not wait for Exchange; of a series its first date, and the other dates that still lack a room. `not-found` as for
 * reading the meeting.
 */
export async function readVerdict(
  deps: MeetingUseDeps,
  caller: Caller,
  bookingKey: BookingKey,
): Promise<Verdict> {
  const link = await requireOwn(deps, caller, bookingKey);
  // Whoever sends waits for the answer: what does not need another's result is asked beside it.
  const [{ rooms, within, undelivered }, planned] = await Promise.all([
    chosenRooms(deps, caller, link),
    plannedRooms(deps, caller, link),
  ]);
  const held = new Set(within.filter((meeting) => isOwn(link, meeting)).map(({ calendar }) => calendar));
  const dates = await deps.datesAtSend(caller, link, held);
  const reasons = [
    ...rooms.flatMap((room) => {
      const reasonsOf = roomReasons(link, { ...room, ...planned.get(room.mailbox) }, within);
      // That somebody decides about a room counts for the other dates, on which the series has it.
      return room.mailbox === dates.movedFirst
        ? reasonsOf.filter(({ code }) => code !== 'room-busy')
        : reasonsOf;
    }),
    ...[...planned].flatMap(([mailbox, { against }]) => (mailbox === dates.movedFirst ? [] : against)),
    ...dates.reasons,
    ...undelivered,
  ];
  const asOf = rooms.some(({ readAt }) => readAt === null)
    ? null
    : (rooms.flatMap(({ readAt }) => readAt ?? []).toSorted()[0] ?? null);
  const text = reasons.map((reason) => reason.text).join(' ');
  return {
    warn: reasons.length > 0,
    message:
      text === '' ? null : text.length <= LONGEST_MESSAGE ? text : `${text.slice(0, LONGEST_MESSAGE - 1)}…`,
    reasons,
    told: text.length <= SHOWN_MESSAGE ? [...dates.told] : [],
    asOf,
  };
}

/** The chosen rooms as last read, the meetings in them at that time, and what could not be delivered there. */
async function chosenRooms(
  deps: MeetingUseDeps,
  caller: Caller,
  link: Link,
): Promise<{
  readonly rooms: readonly PlacedCalendar[];
  readonly within: readonly ShownSighting[];
  readonly undelivered: readonly Reason[];
}> {
  const { planned } = link;
  const facts = await calendarFacts(deps.db, caller.organization, { mailboxes: planned.rooms });
  const rooms = [...facts.values()];
  const ids = rooms.map(({ id }) => id);
  const [within, undelivered] = await Promise.all([
    sightingsWithin(deps.db, caller.organization, ids, planned, MOST_MEETINGS),
    undeliverable(deps, caller, link, rooms),
  ]);
  return { rooms, within, undelivered };
}

function roomReasons(
  link: Link,
  room: PlacedCalendar & Partial<PlannedRoom>,
  within: readonly ShownSighting[],
): readonly Reason[] {
  const here = within.filter(({ calendar }) => calendar === room.id);
  const own = here.filter((meeting) => isOwn(link, meeting));
  const others = here.filter(
    (meeting) => !own.includes(meeting) && isLive(meeting) && meeting.showAs !== 'free',
  );
  if (room.places) {
    const { free, all } = placesLeft(room.places, others, link.planned);
    if (free < room.places.needed) {
      return [{ code: 'room-busy', text: `All ${all} places of ${room.name} are taken at this time.` }];
    }
  } else if (others.length > 0) {
    return [{ code: 'room-busy', text: `${room.name} is taken at this time by another meeting.` }];
  }
  const isAccepted = own.some(({ response }) => response === 'accepted');
  if (room.booking === 'request' && !isAccepted) {
    return [
      { code: 'needs-approval', text: `${room.name} is given by a person, who decides after you send.` },
    ];
  }
  return [];
}

interface PlannedRoom {
  /** What the meeting needs of it where places are counted: one at least, because how many people come is not known. */
  readonly places: ReturnType<typeof placesFor>;
  readonly booking: PlacedCalendar['booking'];
  /** What its policy has against the meeting. */
  readonly against: readonly Reason[];
}

/** Of a series its first date, as elsewhere here; how many people come is not known. */
async function plannedRooms(
  { db, directory, clock }: MeetingUseDeps,
  caller: Caller,
  link: Link,
): Promise<ReadonlyMap<MailboxAddress, PlannedRoom>> {
  const { planned, recurrence } = link;
  const visible = await visibleRooms(directory, caller, planned.rooms);
  const { start, end } = planned;
  const saved = link.bound ? await savedMeeting(db, caller.organization, link) : null;
  const meeting = {
    start,
    end,
    seats: null,
    savedRoom: saved ? [...saved.rooms] : [],
    ...(saved && { savedStart: saved.start, savedEnd: saved.end }),
    isSeries: recurrence !== null,
  };
  const refuse = await policyRefusals(directory, caller, visible, meeting, clock.now());
  return new Map(
    visible.rooms.map((room) => {
      const against = refuse(room).map((refusal) => ({
        code: 'against-policy',
        text: policySentence(refusal, room.name),
      }));
      return [room.mailbox, { booking: room.booking, places: placesFor(room, 1), against }];
    }),
  );
}

/**
 * When and in which rooms the meeting is booked: as calendars show it, not as the form says by now. Null: it is not, or no
 * more.
 */
async function savedMeeting(
  db: MeetingUseDeps['db'],
  organization: Caller['organization'],
  { id }: Link,
): Promise<(Interval & { readonly rooms: readonly MailboxAddress[] }) | null> {
  const known = (await knownOccurrences(db, organization, [id])).get(id) ?? [];
  const first = known.find(({ standing }) => standing !== 'canceled' && standing !== 'gone');
  if (!first) return null;
  const held = first.rooms.filter(({ response }) => response !== 'lost');
  return { start: first.start, end: first.end, rooms: held.map(({ mailbox }) => mailbox) };
}

/**
 * A meeting that is open twice, in two windows or on two devices, has a plan for each: what the first one sent belongs to
 * its plan, and is still no other meeting to whoever sends the second.
 */
function isOwn(link: Link, { meetingUid, organizer, start, end }: ShownSighting): boolean {
  const { bound, planned } = link;
  if (bound !== null) return uidsOf(link).includes(meetingUid);
  return organizer === link.organizer.mail && start === planned.start && end === planned.end;
}

/** What would stop, or ask, if the meeting were booked as planned. */
async function undeliverable(
  { db, clock, hanging }: MeetingUseDeps,
  caller: Caller,
  link: Link,
  rooms: readonly PlacedCalendar[],
): Promise<readonly Reason[]> {
  if (hanging.length === 0) return [];
  const now = clock.now();
  const situation = situationOf(
    caller.organization,
    link,
    [{ was: null, is: asPlanned(link, rooms, now), swaps: [] }],
    {
      kind: 'pane',
      actor: { kind: 'person', name: caller.name, tenantId: caller.tenantId, objectId: caller.objectId },
      at: now,
    },
  );
  return await db.transaction().execute(async (tx) => {
    const reasons: Reason[] = [];
    for (const kind of hanging) {
      for (const { verdict, reasons: why } of await kind.foresee(tx, situation)) {
        if (verdict === 'stop' || verdict === 'ask') reasons.push(...why);
      }
    }
    return reasons;
  });
}

function asPlanned(
  { planned }: Link,
  rooms: readonly {
    readonly id: CalendarId;
    readonly mailbox: PlacedCalendar['mailbox'];
    readonly name: string;
  }[],
  now: KnownOccurrence['since'],
): KnownOccurrence {
  const { start, end } = planned;
  return {
    occurrence: null,
    aliases: [],
    standing: 'booked',
    start,
    end,
    rooms: rooms.map(({ id, mailbox, name }) => ({
      calendar: id,
      mailbox,
      name,
      response: 'accepted' as const,
      start,
      end,
      hadAccepted: true,
      number: 1,
      since: now,
      lostAt: null,
    })),
    leftRooms: [],
    since: now,
    version: 1,
  };
}
